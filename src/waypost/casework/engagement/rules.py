"""What a meeting with a child is, who counts as eligible for one, and when somebody should be alarmed. Pure.

Law and limits stand in limits.yaml; each is an assumption until a human signs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.engagement.words import check_words, longest_exception_days, words

IN_PERSON = "in_person"
APART = "apart"
NOBODY_ASSIGNED = "nobody_assigned"
"""Why a child does not count whom nobody works with yet."""


class MeetingWrong(NotPossibleNow):
    """What was written of a meeting does not hold together."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is recorded of a meeting. `childs_words` are the child's; `interpretation` is ours, and stands apart.

    `room` says in what room, in a few words. `is_alone` is None where it is not known. `was_understood`: whether the
    child could say back what was explained; None where that was not asked.
    """

    seen_on: date
    manner: str
    is_alone: bool | None
    companions: tuple[str, ...] = ()
    place: str = APART
    room: str = ""
    childs_words: str = ""
    no_words_because: str = ""
    interpretation: str = ""
    explained: tuple[str, ...] = ()
    was_understood: bool | None = None


def check_meeting(meeting: Meeting, *, born_on: date | None, on: date) -> None:
    """Raise NotAWord or MeetingWrong, each with what to do, unless a meeting holds together on a day."""
    check_words("manners", [meeting.manner])
    check_words("places", [meeting.place])
    check_words("companions", meeting.companions)
    check_words("explained", meeting.explained)
    if meeting.seen_on > on:
        raise MeetingWrong("the meeting lies in days to come.", where="seen_on", do="Record it when it was held.")
    if born_on is None or meeting.seen_on < born_on:
        raise MeetingWrong("the child was not born on that day.", where="seen_on", do="Look at the day of birth.")
    _check_place(meeting)
    _check_company(meeting)
    if not meeting.childs_words.strip() and not meeting.no_words_because.strip():
        raise MeetingWrong(
            "nothing is written of what the child said.",
            where="childs_words",
            do="Write it in the child's own words, or say why there are none: a baby was watched, a child was silent.",
        )
    if meeting.was_understood is not None and not meeting.explained:
        raise MeetingWrong("nothing was explained that could be understood.", where="explained", do="Say what was.")


def _check_place(meeting: Meeting) -> None:
    if meeting.manner == IN_PERSON and meeting.place == APART:
        raise MeetingWrong("a meeting in person was somewhere.", where="place", do="Say where.")
    if meeting.manner == IN_PERSON and not meeting.room.strip():
        raise MeetingWrong("it is not said in what room.", where="room", do="Say in what room the child was seen.")


def _check_company(meeting: Meeting) -> None:
    others = [one for one in meeting.companions if not words()["companions"][one].get("leaves_alone")]
    if meeting.is_alone and others:
        raise MeetingWrong(
            "the child was not alone if somebody was there.", where="is_alone", do="Change the one, or the other."
        )
    if meeting.is_alone is False and not others:
        raise MeetingWrong("it is not said who was there.", where="companions", do="Say who was with the child.")


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether a child counts as one to be met, and the coded reason where not."""

    is_eligible: bool
    why_not: str = ""


def eligibility(
    *, is_open: bool, born_on: date | None, has_practitioner: bool, exception: str | None, on: date
) -> Eligibility:
    """Return whether a child counts on a day: see `eligibility` in limits.yaml. `exception` is the one that stands."""
    reasons = (
        (not is_open, "closed"),
        (born_on is None or born_on > on, "not_born"),
        (exception is not None, exception or ""),
        (not has_practitioner, NOBODY_ASSIGNED),
    )
    why_not = next((reason for holds, reason in reasons if holds), "")
    return Eligibility(not why_not, why_not)


def check_exception(reason: str, *, asked_by: int, decided_by: int, from_on: date, until_on: date) -> None:
    """Raise NotAWord or NotPossibleNow unless an exception may stand: coded, of two people, for a time."""
    check_words("exceptions", [reason])
    if asked_by == decided_by:
        raise NotPossibleNow("you asked for this, so somebody else decides it.", do="Ask your manager.")
    longest = longest_exception_days()
    if not from_on <= until_on <= from_on + timedelta(days=longest):
        raise NotPossibleNow(
            f"an exception stands for {longest} days at most.",
            where="until_on",
            do="Give an earlier day.",
        )


class Alarm(StrEnum):
    """Why somebody should look, worst first."""

    NEVER_MET = "never_met"
    NOT_MET_BEFORE_HEARING = "not_met_before_hearing"
    LONG_GAP = "long_gap"
    NEVER_IN_PERSON = "never_in_person"
    NEVER_ALONE = "never_alone"


@dataclass(frozen=True, slots=True)
class Met:
    """What is known of how a child was met. `last_elsewhere_on`: the record tells it, not how."""

    since_on: date
    last_on: date | None = None
    last_in_person_on: date | None = None
    last_alone_on: date | None = None
    last_elsewhere_on: date | None = None
    next_hearing_on: date | None = None

    @property
    def last_met_on(self) -> date | None:
        """The last day on which anybody met the child, wherever that is written."""
        return max((day for day in (self.last_on, self.last_elsewhere_on) if day), default=None)


def days_since(met: Met, on: date) -> int:
    """Return the days since the child was last met; of a child never met, since they came to us."""
    return (on - (met.last_met_on or met.since_on)).days


def alarms(met: Met, limits: Mapping[str, int], on: date) -> tuple[Alarm, ...]:
    """Return every alarm for an eligible child on a day, worst first. A limit's last day is still in time."""
    return tuple(_alarms(met, limits, on))


def _alarms(met: Met, limits: Mapping[str, int], on: date) -> Iterable[Alarm]:
    last = met.last_met_on
    if last is None and days_since(met, on) > limits["first_meeting"]:
        yield Alarm.NEVER_MET
    if met.next_hearing_on and 0 <= (met.next_hearing_on - on).days <= limits["before_hearing"]:
        gap = (met.next_hearing_on - last).days if last else None
        if gap is None or gap > limits["longest_gap"]:
            yield Alarm.NOT_MET_BEFORE_HEARING
    if last is not None and days_since(met, on) > limits["longest_gap"]:
        yield Alarm.LONG_GAP
    if met.last_elsewhere_on is not None:  # how the child was met there is not known here
        return
    if last is not None and days_since(Met(met.since_on), on) > limits["first_meeting"]:
        if met.last_in_person_on is None:
            yield Alarm.NEVER_IN_PERSON
        if met.last_alone_on is None:
            yield Alarm.NEVER_ALONE
