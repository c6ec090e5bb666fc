"""What is possible now with words that came in and with a complaint. Pure: no Django, no clock."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.feedback.terms import answers, check_word, is_free, limit, questions, told
from waypost.foundation.clock import LONDON
from waypost.vocabulary.working_days import is_working_day, next_working_day


class TooMany(NotPossibleNow):
    """More came from one place, or by one code, than a family sends."""


class Reading(StrEnum):
    """Where words in somebody's own hand stand."""

    WAITING = "waiting"
    CALM = "nothing_worrying"
    WORRYING = "worrying"
    SETTLED = "settled"


class ReadingAct(StrEnum):
    """What a reader, or whoever is asked to look, does with them."""

    CALM = "found_nothing_worrying"
    ACT = "acted_on"
    SETTLE = "settled"


READING: Mapping[tuple[Reading, ReadingAct], Reading] = {
    (Reading.WAITING, ReadingAct.CALM): Reading.CALM,
    (Reading.WAITING, ReadingAct.ACT): Reading.WORRYING,
    (Reading.CALM, ReadingAct.ACT): Reading.WORRYING,  # somebody thought again: never the other way round
    (Reading.WORRYING, ReadingAct.SETTLE): Reading.SETTLED,
}


class State(StrEnum):
    """Where a complaint stands."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    LOOKED_INTO = "looked_into"
    DECIDED = "decided"
    ANSWERED = "answered"
    WITH_OMBUDSMAN = "with_the_ombudsman"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class ComplaintAct(StrEnum):
    """What is done with a complaint."""

    ACKNOWLEDGE = "acknowledged"
    LOOK_INTO = "looked_into"
    DECIDE = "decided"
    ANSWER = "answered"
    ASK_AGAIN = "looked_at_again"
    ESCALATE = "taken_to_the_ombudsman"
    CLOSE = "closed"
    WITHDRAW = "withdrawn"


COMPLAINT: Mapping[tuple[State, ComplaintAct], State] = {
    (State.RECEIVED, ComplaintAct.ACKNOWLEDGE): State.ACKNOWLEDGED,
    (State.RECEIVED, ComplaintAct.WITHDRAW): State.WITHDRAWN,
    (State.ACKNOWLEDGED, ComplaintAct.LOOK_INTO): State.LOOKED_INTO,
    (State.ACKNOWLEDGED, ComplaintAct.WITHDRAW): State.WITHDRAWN,
    (State.LOOKED_INTO, ComplaintAct.DECIDE): State.DECIDED,
    (State.LOOKED_INTO, ComplaintAct.WITHDRAW): State.WITHDRAWN,
    (State.DECIDED, ComplaintAct.ANSWER): State.ANSWERED,
    (State.ANSWERED, ComplaintAct.ASK_AGAIN): State.ACKNOWLEDGED,
    (State.ANSWERED, ComplaintAct.ESCALATE): State.WITH_OMBUDSMAN,
    (State.ANSWERED, ComplaintAct.CLOSE): State.CLOSED,
    (State.WITH_OMBUDSMAN, ComplaintAct.CLOSE): State.CLOSED,
}


def reading_due_on(at: datetime) -> date:
    """Return the day on which words are read by: the working day they arrive on, or the next one."""
    here = at.astimezone(LONDON)
    day = here.date()
    is_in_time = here.hour < int(told()["reading"]["last_hour"])
    return day if is_working_day(day) and is_in_time else next_working_day(day + timedelta(days=1))


def check_words(words: str) -> str:
    """Return words without the space around them. Raises NotPossibleNow for none, and for too many."""
    if not words.strip():
        raise NotPossibleNow("there are no words.", where="words", do="Write something first.")
    if len(words) > limit("longest_words"):
        raise NotPossibleNow("this is too long.", where="words", do="Use fewer words.")
    return words.strip()


def check_is_still_open(made_at: datetime, at: datetime) -> None:
    """Raise NotPossibleNow once words can no longer be added: whoever finds the page later adds nothing."""
    if at - made_at > timedelta(minutes=limit("words_within_minutes")):
        raise NotPossibleNow("this was sent a while ago.", do="Begin again.")


def check_answer_given(band: str, question: str, choice: str) -> None:
    """Raise NotAWord or NotPossibleNow unless a question is the reader's, and the choice one of its answers."""
    if question not in questions(band) or (not is_free(question) and choice not in answers(question)):
        raise NotPossibleNow("this is not one of the answers.", where="choice", do="Choose one, or skip it.")


def check_can_read(reader: int, named: Collection[int]) -> None:
    """Raise NotPossibleNow unless words are read by somebody who was named for it."""
    if reader not in named:
        raise NotPossibleNow("somebody else is named to read this.", do="Ask to be named as a reader.")


def check_worry(urgency: str, because: str) -> None:
    """Raise NotAWord or NotPossibleNow unless it is said how soon, and what is worrying."""
    check_word("urgencies", urgency)
    if not because.strip():
        raise NotPossibleNow("it is not said what worries you.", where="because", do="Write one sentence.")


def check_settled(how: str, because: str) -> None:
    """Raise NotAWord or NotPossibleNow unless it is said what was done about a worry, and the reason."""
    check_word("settled", how)
    if not because.strip():
        raise NotPossibleNow("it is not said what was done.", where="because", do="Write what was done, and by whom.")


def check_can_decide(decider: int, complained_about: int | None, decided_before: Collection[int]) -> None:
    """Raise NotPossibleNow for whoever is complained about, and for whoever decided it the first time."""
    if decider == complained_about:
        raise NotPossibleNow("it is about your own work, so somebody else decides.", do="Give it to somebody else.")
    if decider in decided_before:
        raise NotPossibleNow("you decided this before, so somebody else looks again.", do="Give it to somebody else.")


def check_decision(outcome: str, reasons: str, *, is_childs: bool, because: str, learning: str, theme: str) -> None:
    """Raise NotAWord or NotPossibleNow unless a decision says its reasons and what is learnt; a child's, why not."""
    check_word("outcomes", outcome)
    check_word("themes", theme)
    for name, words in (("reasons", reasons), ("learning", learning)):
        if not words.strip():
            raise NotPossibleNow(f"there is nothing under {name}.", where=name, do="Write it in a sentence or two.")
    least = int(told()["children"]["least_reason_words"])
    if is_childs and outcome == "not_upheld" and len(because.split()) < least:
        raise NotPossibleNow(
            f"children's complaints are upheld; say in at least {least} words why not this one.",
            where="because", do="Say why, or uphold it.",
        )  # fmt: skip


def check_answer(answer: str, *, is_childs: bool, grade: float | None, highest: float, harder_because: str) -> None:
    """Raise NotPossibleNow for an empty answer, and for one that is too hard for the child it is written to."""
    if not answer.strip():
        raise NotPossibleNow("there is no answer.", where="answer", do="Write it in words for whoever reads it.")
    if is_childs and grade is not None and grade > highest and not harder_because.strip():
        raise NotPossibleNow(
            f"this reads at grade {grade:g}; for this child it is {highest:g} at most.",
            where="answer", do="Use shorter words and sentences, or say why it has to be harder.",
        )  # fmt: skip


def check_can_ask_again(stage: int) -> None:
    """Raise NotPossibleNow after the last stage: the ombudsman comes next."""
    if stage >= int(told()["stages"]["last"]):
        raise NotPossibleNow("it was looked at again already.", do="Tell them about the ombudsman.")


def last_day_of_month(month: date) -> date:
    """Return the last day of the month that a day is in."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def check_discussed(month: date, discussed_on: date, *, present: str, what_changes: str, on: date) -> None:
    """Raise NotPossibleNow unless a month that is over was discussed after it, by somebody, and what changes is said.

    That nothing changes is an answer: it is written down, with the reason.
    """
    if discussed_on <= last_day_of_month(month) or discussed_on > on:
        raise NotPossibleNow(
            "a digest is discussed once its month is over, and not in days to come.",
            where="discussed_on", do="Give the day of the meeting.",
        )  # fmt: skip
    if not present.strip():
        raise NotPossibleNow("it is not said who was there.", where="present", do="Name who was there.")
    if len(what_changes.split()) < int(told()["listening"]["least_change_words"]):
        raise NotPossibleNow(
            f"say in at least {told()['listening']['least_change_words']} words what will change.",
            where="what_changes", do="Where nothing changes, say why not.",
        )  # fmt: skip


def check_heard(you_said: str, we_did: str, *, has_read: bool) -> None:
    """Raise NotPossibleNow unless both halves are there and somebody read them as a family will."""
    for name, words in (("you_said", you_said), ("we_did", we_did)):
        if not words.strip():
            raise NotPossibleNow(f"there is nothing under {name.replace('_', ' ')}.", where=name, do="Write it.")
    if not has_read:
        raise NotPossibleNow(
            "everybody can read this page.", where="has_read", do="Read it: it may tell of nobody and of no one family."
        )
