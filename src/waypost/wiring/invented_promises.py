"""Invented recommendations for the demonstration: one in each state that matters, of an inspection that never was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from waypost.casework.access.acting import Acting
from waypost.casework.access.roles import Role
from waypost.casework.access.signing_in import invented_people
from waypost.casework.recommendations.actions import promise, register, show
from waypost.foundation.clock import LONDON
from waypost.wiring.invented_actors import acting_of
from waypost.wiring.released_figures import newest_figures

_BODY, _BEGAN = "ofsted", time(9)
_ASKED = (
    "Invented: children hear the reasons of advice in words that they understand.",
    "Invented: care cases end in time more often.",
    "Invented: every area says who waits longest, and why.",
)
_FIGURE = "closed_within_26_weeks/statute"


def promise_some(on: date) -> bool:
    """Write an invented report, promise actions after it, put one back, and show one by a released figure."""
    at = datetime.combine(on, _BEGAN, LONDON)
    people = {one.role: one.user_id for one in reversed(invented_people(at))}
    officer, board = (acting_of(people.get(role), at) for role in (Role.PROGRAMME_OFFICER, Role.BOARD_MEMBER))
    if officer is None or board is None:
        return False
    published_on = on - timedelta(days=300)
    told = {"kind": "inspection", "title": "An invented inspection", "source": "Nowhere: it is invented"}
    report = register.register_report(officer, None, body=_BODY, published_on=published_on, **told)
    for number, words in enumerate(_ASKED, start=1):
        name = register.register_recommendation(
            officer, None, report=report, number=number, words=words, addressed=["cafcass"]
        )
        minute = {"decision": "accepted", "document": "An invented letter", "words": ""}
        register.answer(officer, None, recommendation_id=name, answered_on=published_on + timedelta(days=60), **minute)
    _slips(officer, f"{report}-1", on)
    _shown(officer, board, f"{report}-2", on)
    return True


def _slips(officer: Acting, name: str, on: date) -> None:
    what = {"what": "Rewrite the letter of explanation with young people.", "owner": "Head of practice (invented)"}
    action = promise.promise(officer, None, recommendation_id=name, due_on=on - timedelta(days=40), **what)
    because = "The young people’s board asked for another round."
    later = replace(officer, at=officer.at + timedelta(minutes=1))
    promise.set_target(later, None, action_id=action, version=1, due_on=on + timedelta(days=50), because=because)


def _shown(officer: Acting, board: Acting, name: str, on: date) -> None:
    what = {"what": "Look at every case that nears 26 weeks, weekly.", "owner": "Director of operations (invented)"}
    action = promise.promise(officer, None, recommendation_id=name, due_on=on - timedelta(days=10), **what)
    promise.say_done(officer, None, action_id=action, words="It is looked at in every area.")
    promise.judge_done(board, None, action_id=action, is_enough=True, words="I sat in on two of them.")
    figure = newest_figures().get(_FIGURE)
    if figure is not None and figure.value is not None:
        words = "The share as it was released."
        show.bring_figure(officer, None, recommendation_id=name, figure=figure, is_against=False, words=words)
    show.attest(board, None, recommendation_id=name, is_against=False, words="Managers know each late case by name.")
