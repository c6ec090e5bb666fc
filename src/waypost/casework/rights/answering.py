"""A request for a copy of somebody's data: its states, and who does what of it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

from waypost.casework.rights.rules import NotAReason, NotYet, answer_words

Place = tuple[str, str, str]
"""Where a value stands: room.Model, the row's key as text, the field."""


class State(StrEnum):
    """Where a request stands."""

    ASKED = "asked"
    PREPARED = "prepared"
    CHECKED = "checked"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


class AnswerAct(StrEnum):
    """What is done about it."""

    PREPARE = "prepared"
    CHECK = "checked"
    SEND_BACK = "sent_back"
    RELEASE = "released"
    WITHDRAW = "withdrawn"


TRANSITIONS: Mapping[tuple[State, AnswerAct], State] = {
    (State.ASKED, AnswerAct.PREPARE): State.PREPARED,
    (State.ASKED, AnswerAct.WITHDRAW): State.WITHDRAWN,
    (State.PREPARED, AnswerAct.CHECK): State.CHECKED,
    (State.PREPARED, AnswerAct.SEND_BACK): State.ASKED,
    (State.CHECKED, AnswerAct.SEND_BACK): State.ASKED,
    (State.CHECKED, AnswerAct.RELEASE): State.RELEASED,
}


def check_asked(asker: str, *, asked_on: date, on: date) -> None:
    """Raise NotAReason or NotYet unless it is said who asked, on a day that has come."""
    if asker not in answer_words("askers"):
        raise NotAReason("this is not one of the words to choose from.", where="asker", do="Choose one of the list.")
    if asked_on > on:
        raise NotYet("this day has not come yet.", where="asked_on", do="Give the day on which it was asked.")


def check_places(places: Collection[Place], may_be: Collection[Place]) -> None:
    """Raise NotYet where a place is named that the classification does not leave to somebody to decide."""
    if set(places) - set(may_be):
        raise NotYet("the record has changed since this page was made.", do="Open the page again: nothing was given.")


def check_checker(*, prepared_by: int | None, checker: int) -> None:
    """Raise NotYet if who prepared a copy would check it."""
    if prepared_by == checker:
        raise NotYet("you prepared this, so somebody else checks it.", do="Ask somebody else who may.")


def check_release(way: str, *, is_identity_shown: bool) -> None:
    """Raise NotAReason or NotYet unless it is said how it is given, to somebody who has shown who they are."""
    if way not in answer_words("ways"):
        raise NotAReason("this is not one of the words to choose from.", where="how", do="Choose one of the list.")
    if not is_identity_shown:
        raise NotYet("nobody has seen who this person is.", where="is_identity_shown", do="See it, then release.")
