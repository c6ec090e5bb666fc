"""How an action moves on, and what the status of a recommendation is: stated rules, each with its reason. Pure.

Nobody sets a status. It follows from the answer, the actions with their dates, and the evidence that stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.recommendations.words import check_word


class ActionState(StrEnum):
    """Where an action stands."""

    PROMISED = "promised"
    DONE = "done"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


class ActionAct(StrEnum):
    """What is done about an action."""

    DO = "done"
    CONFIRM = "confirmed"
    ASK_AGAIN = "asked_for_again"
    DROP = "dropped"
    OPEN_AGAIN = "opened_again"


TRANSITIONS: Mapping[tuple[ActionState, ActionAct], ActionState] = {
    (ActionState.PROMISED, ActionAct.DO): ActionState.DONE,
    (ActionState.PROMISED, ActionAct.DROP): ActionState.DROPPED,
    (ActionState.DONE, ActionAct.CONFIRM): ActionState.CONFIRMED,
    (ActionState.DONE, ActionAct.ASK_AGAIN): ActionState.PROMISED,
    (ActionState.CONFIRMED, ActionAct.OPEN_AGAIN): ActionState.PROMISED,
    (ActionState.DROPPED, ActionAct.OPEN_AGAIN): ActionState.PROMISED,
}


class Status(StrEnum):
    """Where a recommendation stands, by the rules below: the first that holds."""

    NOT_ANSWERED = "not_answered"
    REJECTED = "rejected"
    NO_PLAN = "accepted_without_a_plan"
    LATE = "late"
    PLAN_INCOMPLETE = "plan_incomplete"
    SLIPPED = "slipped"
    IN_HAND = "in_hand"
    EVIDENCE_AGAINST = "done_but_evidence_against"
    NOT_SHOWN = "done_but_not_shown"
    SHOWN = "done_and_shown"


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """An action: where it stands, whether somebody owns it, its first and its newest target."""

    state: ActionState
    has_owner: bool
    first_due_on: date | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """A piece of evidence that stands. `is_by_a_doer`: whoever brought it did an action of this recommendation."""

    kind: str
    is_against: bool = False
    is_by_a_doer: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What a status follows from. `answer`: the newest one's code; empty: none."""

    answer: str = ""
    actions: tuple[ActionFacts, ...] = ()
    evidence: tuple[EvidenceFacts, ...] = ()
    first_due_on: date | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A status, and why it is that one, in sentences."""

    status: Status
    because: tuple[str, ...]


def status_of(facts: Facts, on: date) -> Judged:
    """Return where a recommendation stands on a day, and why."""
    if not facts.answer:
        return Judged(Status.NOT_ANSWERED, ("No response is held.",))
    if facts.answer == "rejected":
        return Judged(Status.REJECTED, ("The newest answer is that it is not accepted.",))
    actions = [one for one in facts.actions if one.state is not ActionState.DROPPED]
    if not actions:
        return _without_a_plan(facts, on)
    left = [one for one in actions if one.state is not ActionState.CONFIRMED]
    return _open(facts, left, len(actions), on) if left else _shown(facts, len(actions))


def _without_a_plan(facts: Facts, on: date) -> Judged:
    because = ["It is accepted, and no action stands."]
    if facts.due_on and facts.due_on < on:
        because.append(f"The day by which it should be met has passed by {_days(on - facts.due_on)}.")
    return Judged(Status.NO_PLAN, tuple(because))


def _open(facts: Facts, left: Sequence[ActionFacts], count: int, on: date) -> Judged:
    said = f"{len(left)} of {count} actions {'is' if len(left) == 1 else 'are'} not confirmed as done."
    targets = [*(one.due_on for one in left), facts.due_on]
    late = [due_on for due_on in targets if due_on is not None and due_on < on]
    if late:
        return Judged(Status.LATE, (said, f"The oldest target that has passed is {_days(on - min(late))} old."))
    bare = [one for one in left if not one.has_owner or one.due_on is None]
    if bare:
        lacks = f"{len(bare)} of them {'has' if len(bare) == 1 else 'have'} no owner or no target date."
        return Judged(Status.PLAN_INCOMPLETE, (said, lacks))
    slipped = [days_slipped(one.first_due_on, one.due_on) for one in left]
    slip = max(*slipped, days_slipped(facts.first_due_on, facts.due_on))
    if slip > 0:
        return Judged(Status.SLIPPED, (said, f"A target was put back by {slip:,} days in all, and has not passed."))
    return Judged(Status.IN_HAND, (said, "Each has an owner and a target date that has not passed."))


def _shown(facts: Facts, count: int) -> Judged:
    said = f"{'The action is' if count == 1 else f'All {count} actions are'} done, and confirmed by somebody else."
    against = sum(one.is_against for one in facts.evidence)
    if against:
        speaks = "1 piece of evidence speaks" if against == 1 else f"{against} pieces of evidence speak"
        return Judged(Status.EVIDENCE_AGAINST, (said, f"{speaks} against it."))
    facts_shown = any(one.kind in ("measure", "document") for one in facts.evidence)
    attested = any(one.kind == "attestation" and not one.is_by_a_doer for one in facts.evidence)
    lacks = [
        words
        for holds, words in (
            (facts_shown, "No figure and no document shows that it worked."),
            (attested, "Nobody who did none of it has put their name to it."),
        )
        if not holds
    ]
    if lacks:
        return Judged(Status.NOT_SHOWN, (said, *lacks))
    return Judged(Status.SHOWN, (said, "A figure or a document shows it, and somebody who did none of it attests it."))


def days_slipped(first_due_on: date | None, due_on: date | None) -> int:
    """Return by how many days a target was put back since it was first set; nought where it was not."""
    return max(0, (due_on - first_due_on).days) if first_due_on and due_on else 0


def _days(span: timedelta) -> str:
    return "1 day" if span.days == 1 else f"{span.days:,} days"


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says of a report: of what, which value, how they say it, and who they are."""

    subject: str
    value: str
    how: str
    source: str


CONTRASTED: Mapping[str, tuple[str, ...]] = {
    "areas_for_improvement": ("areas_for_improvement", "recommendations"),
}
"""Subjects that ought to agree with one another: a report of five areas, four of them listed, seven recommendations."""


def contradictions(claims: Sequence[Claim]) -> dict[str, tuple[Claim, ...]]:
    """Return the claims that do not agree, by subject: all of them, those that agree with one another too."""
    told: dict[str, tuple[Claim, ...]] = {}
    for subject in dict.fromkeys(one.subject for one in claims):
        beside = CONTRASTED.get(subject, (subject,))
        these = tuple(one for one in claims if one.subject in beside)
        if len({one.value for one in these}) > 1:
            told[subject] = these
    covered = {other for subject in told for other in CONTRASTED.get(subject, ()) if other != subject}
    return {subject: these for subject, these in told.items() if subject not in covered}


def state_after(acts: Sequence[ActionAct]) -> ActionState:
    """Return where an action stands after what was done about it, from the first act to the last."""
    state = ActionState.PROMISED
    for act in acts:
        state = TRANSITIONS[state, act]
    return state


def check_step(act: ActionAct, words: str, *, who: int, done_by: int | None) -> None:
    """Raise NotPossibleNow: it is said what was done or why, and whoever did something does not confirm it."""
    check_said(words)
    if act in (ActionAct.CONFIRM, ActionAct.ASK_AGAIN) and who == done_by:
        raise NotPossibleNow("you said that this is done, so somebody else confirms it.", do="Ask a colleague.")


def check_said(words: str, where: str = "words") -> None:
    """Raise NotPossibleNow where a reason or a sentence is missing."""
    if not words.strip():
        raise NotPossibleNow("nothing is said here.", where=where, do="Write it down.")


def check_target(due_on: date, because: str, *, standing: date | None) -> None:
    """Raise NotPossibleNow unless a target is another one than stands, and it is said why."""
    check_said(because, "because")
    if due_on == standing:
        raise NotPossibleNow("this is the target that stands.", where="due_on", do="Give another day, or go back.")


def check_link(kind: str, here: str, there: str) -> None:
    """Raise NotAWord or NotPossibleNow: a recommendation is linked to another one, in a way of the list."""
    check_word("links", kind)
    if here == there:
        raise NotPossibleNow("this is the same recommendation.", where="other_id", do="Choose another one.")
