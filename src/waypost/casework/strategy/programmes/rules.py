"""How a milestone moves on, where a programme and a change stand: stated rules, each with its reason. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.terms import check_written


class MilestoneState(StrEnum):
    """Where a milestone stands."""

    PLANNED = "planned"
    REACHED = "reached"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


class MilestoneAct(StrEnum):
    """What is done about a milestone."""

    REACH = "reached"
    CONFIRM = "confirmed"
    ASK_AGAIN = "asked_for_again"
    DROP = "dropped"
    OPEN_AGAIN = "opened_again"


MILESTONE: Mapping[tuple[MilestoneState, MilestoneAct], MilestoneState] = {
    (MilestoneState.PLANNED, MilestoneAct.REACH): MilestoneState.REACHED,
    (MilestoneState.PLANNED, MilestoneAct.DROP): MilestoneState.DROPPED,
    (MilestoneState.REACHED, MilestoneAct.CONFIRM): MilestoneState.CONFIRMED,
    (MilestoneState.REACHED, MilestoneAct.ASK_AGAIN): MilestoneState.PLANNED,
    (MilestoneState.CONFIRMED, MilestoneAct.OPEN_AGAIN): MilestoneState.PLANNED,
    (MilestoneState.DROPPED, MilestoneAct.OPEN_AGAIN): MilestoneState.PLANNED,
}


class Status(StrEnum):
    """Where a programme stands, by the rules below: the first that holds."""

    NO_OWNER = "no_owner"
    NO_MILESTONES = "no_milestones"
    LATE = "late"
    SLIPPED = "slipped"
    IN_HAND = "in_hand"
    NOT_SHOWN = "reached_but_not_measured"
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class MilestoneFacts:
    """A milestone: where it stands, its first and its newest day."""

    state: MilestoneState
    first_due_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Judged:
    """A status, and why it is that one, in sentences."""

    status: Status
    because: tuple[str, ...]


def status_of(owner: str, milestones: Sequence[MilestoneFacts], measured: int, on: date) -> Judged:
    """Return where a programme stands on a day. `measured`: of how many things it serves a figure was released."""
    if not owner:
        return Judged(Status.NO_OWNER, ("Nobody answers for it.",))
    stand = [one for one in milestones if one.state is not MilestoneState.DROPPED]
    if not stand:
        return Judged(Status.NO_MILESTONES, ("No milestone stands.",))
    left = [one for one in stand if one.state is not MilestoneState.CONFIRMED]
    if not left:
        return _reached(len(stand), measured)
    said = f"{len(left)} of {len(stand)} milestones {'is' if len(left) == 1 else 'are'} not confirmed as reached."
    late = [one.due_on for one in left if one.due_on < on]
    if late:
        return Judged(Status.LATE, (said, f"The oldest day that has passed is {_days((on - min(late)).days)} ago."))
    slip = max(days_slipped(one.first_due_on, one.due_on) for one in left)
    if slip:
        return Judged(Status.SLIPPED, (said, f"A day was put back by {_days(slip)} in all, and has not passed."))
    return Judged(Status.IN_HAND, (said, "No day was put back, and none has passed."))


def _reached(count: int, measured: int) -> Judged:
    said = f"{'The milestone is' if count == 1 else f'All {count} milestones are'} reached, confirmed by somebody else."
    if not measured:
        return Judged(
            Status.NOT_SHOWN, (said, "No released figure tells of what it serves, so nothing shows a change.")
        )
    return Judged(Status.REACHED, (said, "Figures of what it serves are released: read whether they moved."))


def state_after(acts: Sequence[MilestoneAct]) -> MilestoneState:
    """Return where a milestone stands after what was done about it."""
    state = MilestoneState.PLANNED
    for act in acts:
        state = MILESTONE[state, act]
    return state


def days_slipped(first_due_on: date, due_on: date) -> int:
    """Return by how many days a milestone was put back; nought where it was not."""
    return max(0, (due_on - first_due_on).days)


def check_step(act: MilestoneAct, words: str, *, who: int, reached_by: int | None) -> None:
    """Raise NotPossibleNow: it is said what was seen, and nobody confirms what they reached themselves."""
    check_written(words)
    if act in (MilestoneAct.CONFIRM, MilestoneAct.ASK_AGAIN) and who == reached_by:
        raise NotPossibleNow("you said that this is reached, so somebody else confirms it.", do="Ask a colleague.")


def check_day(due_on: date, because: str, *, standing: date) -> None:
    """Raise NotPossibleNow unless a day is another one than stands, and it is said why."""
    check_written(because, "because")
    if due_on == standing:
        raise NotPossibleNow("this is the day that stands.", where="due_on", do="Give another day, or go back.")


class ChangeState(StrEnum):
    """Where a change stands."""

    NOT_ANSWERED = "not_answered"
    NO_VIEW = "no_view_of_young_people"
    CAN_BE_DECIDED = "can_be_decided"
    APPROVED = "approved"
    REFUSED = "refused"


def change_state(*, has_answer: bool, has_view: bool, decision: str) -> ChangeState:
    """Return where a change stands. `has_view`: of the newest answer; an earlier view was of something else."""
    if decision:
        return ChangeState(decision)
    if not has_answer:
        return ChangeState.NOT_ANSWERED
    return ChangeState.CAN_BE_DECIDED if has_view else ChangeState.NO_VIEW


def check_can_decide(state: ChangeState, decision: str, words: str, *, who: int, proposed_by: int) -> None:
    """Raise NotPossibleNow: no change is approved without an answer and the young people's view of it."""
    check_written(words)
    if state in (ChangeState.APPROVED, ChangeState.REFUSED):
        raise NotPossibleNow("this change was decided.", do="Propose it anew if it comes back.")
    if decision == ChangeState.APPROVED and state is ChangeState.NOT_ANSWERED:
        raise NotPossibleNow(
            "nobody has said what this will mean for children.", where="decision", do="Answer that first."
        )
    if decision == ChangeState.APPROVED and state is ChangeState.NO_VIEW:
        raise NotPossibleNow(
            "the view of the young people's board on the newest answer is not recorded.",
            where="decision",
            do="Ask them, and record what they say.",
        )
    if who == proposed_by:
        raise NotPossibleNow("you proposed this, so somebody else decides.", do="Ask a colleague.")


def check_view(met_on: date, words: str, *, on: date) -> None:
    """Raise NotPossibleNow: a view is in words, of a day that has come."""
    check_written(words)
    if met_on > on:
        raise NotPossibleNow("this day has not come yet.", where="met_on", do="Record it when they have met.")


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"
