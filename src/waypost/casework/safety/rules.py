"""When an assessment is reviewed, what an incident still lacks, and who may read a safety plan. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.safety.words import check_words, limit, told


class State(StrEnum):
    """Where an incident against staff stands."""

    REPORTED = "reported"
    ACTED_ON = "acted_on"
    CLOSED = "closed"


class IncidentAct(StrEnum):
    """What is done about an incident."""

    ACT = "acted_on"
    PROTECT = "authority_told"
    SUPPORT = "support_given"
    CLOSE = "closed"


TRANSITIONS: Mapping[tuple[State, IncidentAct], State] = {
    (State.REPORTED, IncidentAct.ACT): State.ACTED_ON,
    (State.REPORTED, IncidentAct.PROTECT): State.REPORTED,
    (State.REPORTED, IncidentAct.SUPPORT): State.REPORTED,
    (State.ACTED_ON, IncidentAct.PROTECT): State.ACTED_ON,
    (State.ACTED_ON, IncidentAct.SUPPORT): State.ACTED_ON,
    (State.ACTED_ON, IncidentAct.CLOSE): State.CLOSED,
}


def review_due_on(level: str, assessed_on: date) -> date:
    """Return the last day on which an assessment of a level is to be reviewed. Raises NotAWord."""
    check_words("levels", [level])
    return assessed_on + timedelta(days=int(told()["levels"][level]["review_days"]))


def check_assessment(harm: str, level: str, words: str, *, review_on: date | None, on: date) -> date:
    """Return the day of review: the one given, never later than the level's. Raises NotAWord, NotPossibleNow."""
    check_words("harms", [harm])
    last = review_due_on(level, on)
    if not words.strip():
        raise NotPossibleNow("it is not said what the risk is.", where="words", do="Write what may happen, and why.")
    if review_on is not None and not on <= review_on <= last:
        raise NotPossibleNow("this level is reviewed sooner.", where="review_on", do=f"Give a day up to {last:%d %B}.")
    return review_on or last


def check_warning(kind: str, *, asked_by: int, decided_by: int | None) -> None:
    """Raise NotAWord or NotPossibleNow: a warning that marks somebody as violent takes two people."""
    check_words("warnings", [kind])
    if told()["warnings"][kind].get("needs_decision") and decided_by in (None, asked_by):
        raise NotPossibleNow(
            "this marks a person, so a manager who did not ask for it decides.", do="Ask your manager to decide it."
        )


def missing_of_incident(
    *, acted_on: date | None, is_child_at_risk: bool | None, protected_on: date | None
) -> tuple[str, ...]:
    """Return what an incident lacks before it is closed: action, an answer on the child, the authority told."""
    lacks = ["action"] if acted_on is None else []
    if is_child_at_risk is None:
        lacks.append("is_child_at_risk")
    elif is_child_at_risk and protected_on is None:
        lacks.append("child_protection_action")
    return tuple(lacks)


def check_can_close(
    *, acted_on: date | None, is_child_at_risk: bool | None, protected_on: date | None, reported_by: int, closer: int
) -> None:
    """Raise NotPossibleNow unless nothing is missing and somebody else than who was threatened closes it."""
    lacks = missing_of_incident(acted_on=acted_on, is_child_at_risk=is_child_at_risk, protected_on=protected_on)
    if lacks:
        raise NotPossibleNow(f"this is left: {', '.join(one.replace('_', ' ') for one in lacks)}.", do="Do it first.")
    if reported_by == closer:
        raise NotPossibleNow("you reported this, so a manager closes it.", do="Ask your manager.")


def is_action_late(happened_on: date, acted_on: date | None, on: date) -> bool:
    """Answer whether nobody acted on an incident within its limit, or acted later."""
    return ((acted_on or on) - happened_on).days > limit("incident_action_days")


def is_support_late(happened_on: date, offered_on: date) -> bool:
    """Answer whether support after a death or serious harm was offered later than its limit."""
    return (offered_on - happened_on).days > limit("support_days")


_SEES_PLANS = frozenset({"family_court_adviser", "childrens_guardian", "practice_supervisor", "service_manager"})
"""Who may read a safety plan on the staff site: those who must keep to it. An assumption, to be signed."""


def may_see_plan(role: str) -> bool:
    """Answer whether a role may read a safety plan and the words of safe contact."""
    return role in _SEES_PLANS
