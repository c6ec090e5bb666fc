"""Programmes as they stand: where and why, what they serve and how far that is measured, milestones, changes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from waypost.casework.access.acting import Acting, Outcome, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.states import possible
from waypost.casework.strategy.grouping import day_of, names_of_tellers, rows_by
from waypost.casework.strategy.models import (
    Change,
    ChangeDecision,
    ChildrensAnswer,
    Milestone,
    MilestoneDay,
    MilestoneStep,
    Programme,
    ProgrammeOwner,
    Serves,
    YoungPeoplesView,
)
from waypost.casework.strategy.plan import Success, every_success
from waypost.casework.strategy.programmes.rules import (
    MILESTONE,
    MilestoneAct,
    MilestoneFacts,
    MilestoneState,
    change_state,
    days_slipped,
    state_after,
    status_of,
)
from waypost.casework.strategy.rules import Measured, how_measured
from waypost.casework.strategy.telling import no_such


@dataclass(frozen=True, slots=True)
class ServedShown:
    """What a programme serves of the plan, and how far that is measured."""

    success: Success
    measured: Measured


@dataclass(frozen=True, slots=True)
class LineShown:
    """Something that was told: the act or the day, in words, by whom, when."""

    what: str
    words: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class MilestoneShown:
    """A milestone: where it stands, every day that stood, what was done."""

    milestone_id: int
    what: str
    state: MilestoneState
    due_on: date
    days_slipped: int
    days_late: int
    days: tuple[LineShown, ...]
    steps: tuple[LineShown, ...]
    acts: tuple[MilestoneAct, ...]
    is_reached_by_me: bool


@dataclass(frozen=True, slots=True)
class ProposedChangeShown:
    """A change: what it means for children, what young people think of that, what was decided, and who proposed it."""

    change_id: int
    programme_id: int
    what: str
    state: str
    answers: tuple[LineShown, ...]
    views: tuple[LineShown, ...]
    decided: LineShown | None
    is_mine: bool
    is_invented: bool


@dataclass(frozen=True, slots=True)
class ProgrammeShown:
    """A programme with everything that was told of it."""

    programme_id: int
    priority: str
    title: str
    what: str
    owner: str
    status: str
    because: tuple[str, ...]
    serves: tuple[ServedShown, ...]
    milestones: tuple[MilestoneShown, ...]
    changes: tuple[ProposedChangeShown, ...]
    is_invented: bool


@reads("strategy.programmes", Permission.SEE_STRATEGY)
def programmes(
    acting: Acting, child_id: str | None, *, registered: Collection[str] = (), released: Collection[str] = ()
) -> tuple[ProgrammeShown, ...]:
    """Return every programme in the order of the priorities. A door hands in what is registered and released."""
    return every_programme(acting, registered, released)


def every_programme(
    acting: Acting, registered: Collection[str], released: Collection[str]
) -> tuple[ProgrammeShown, ...]:
    """Return every programme in the order of the priorities: for a reading, which writes the event."""
    return _shown(acting, list(Programme.objects.order_by("priority", "pk")), registered, released)


@reads("strategy.programme", Permission.SEE_STRATEGY)
def programme(
    acting: Acting, child_id: str | None, *, programme_id: int, registered: Collection[str] = (),
    released: Collection[str] = (),
) -> Outcome[ProgrammeShown]:  # fmt: skip
    """Return one programme. Raises NothingThere."""
    return _one(acting, {"pk": programme_id}, {"programme": programme_id}, registered, released)


@reads("strategy.of_milestone", Permission.SEE_STRATEGY)
def of_milestone(acting: Acting, child_id: str | None, *, milestone_id: int) -> Outcome[ProgrammeShown]:
    """Return the programme that a milestone is of. Raises NothingThere."""
    of = {"pk__in": Milestone.objects.filter(pk=milestone_id).values("programme")}
    return _one(acting, of, {"milestone": milestone_id})


@reads("strategy.of_change", Permission.SEE_STRATEGY)
def of_change(acting: Acting, child_id: str | None, *, change_id: int) -> Outcome[ProgrammeShown]:
    """Return the programme that a change is of. Raises NothingThere."""
    return _one(acting, {"pk__in": Change.objects.filter(pk=change_id).values("programme")}, {"change": change_id})


def _one(
    acting: Acting, of: dict[str, Any], facts: dict[str, Any], registered: Collection[str] = (),
    released: Collection[str] = (),
) -> Outcome[ProgrammeShown]:  # fmt: skip
    found = _shown(acting, list(Programme.objects.filter(**of)), registered, released)
    if not found:
        raise no_such()
    return Outcome(found[0], facts)


def _shown(
    acting: Acting, rows: list[Programme], registered: Collection[str], released: Collection[str]
) -> tuple[ProgrammeShown, ...]:
    return _Gathering(acting, [row.pk for row in rows], registered, released).told(rows)


class _Gathering:
    """All rows about some programmes, by what they are of: one query a table."""

    def __init__(self, acting: Acting, keys: list[int], registered: Collection[str], released: Collection[str]) -> None:
        self.acting, self.registered, self.released = acting, registered, released
        self.owners, self.serves = (rows_by(one, "programme_id", keys) for one in (ProgrammeOwner, Serves))
        self.milestones, self.changes = (rows_by(one, "programme_id", keys) for one in (Milestone, Change))
        stones = [one.pk for some in self.milestones.values() for one in some]
        self.days, self.steps = (rows_by(one, "milestone_id", stones) for one in (MilestoneDay, MilestoneStep))
        changes = [one.pk for some in self.changes.values() for one in some]
        self.answers = rows_by(ChildrensAnswer, "change_id", changes)
        answers = [one.pk for some in self.answers.values() for one in some]
        self.views = rows_by(YoungPeoplesView, "answer_id", answers)
        self.decisions = rows_by(ChangeDecision, "change_id", changes)
        self.names = names_of_tellers()

    def told(self, rows: list[Programme]) -> tuple[ProgrammeShown, ...]:
        return tuple(self._one(row) for row in rows)

    def _one(self, row: Programme) -> ProgrammeShown:
        owners = self.owners[row.pk]
        owner = owners[-1].owner if owners else ""
        serves = tuple(self._served(one.code) for one in self.serves[row.pk] if one.code in every_success())
        stones = tuple(self._milestone(one) for one in self.milestones[row.pk])
        facts = [self._facts(one.pk) for one in self.milestones[row.pk]]
        measured = sum(one.measured in (Measured.MEASURED, Measured.IN_PART) for one in serves)
        judged = status_of(owner, facts, measured, self.acting.on)
        return ProgrammeShown(
            row.pk, row.priority, row.title, row.what, owner, judged.status.value, judged.because, serves, stones,
            tuple(self._change(one, row.is_invented) for one in self.changes[row.pk]), row.is_invented,
        )  # fmt: skip

    def _served(self, code: str) -> ServedShown:
        success = every_success()[code]
        return ServedShown(success, how_measured(success.measures, registered=self.registered, released=self.released))

    def _facts(self, key: int) -> MilestoneFacts:
        days = self.days[key]
        state = state_after([MilestoneAct(one.act) for one in self.steps[key]])
        return MilestoneFacts(state, days[0].due_on, days[-1].due_on)

    def _milestone(self, row: Milestone) -> MilestoneShown:
        facts, steps = self._facts(row.pk), self.steps[row.pk]
        reached = [one.told_by_id for one in steps if one.act == MilestoneAct.REACH]
        is_open = facts.state in (MilestoneState.PLANNED, MilestoneState.REACHED)
        return MilestoneShown(
            row.pk, row.what, facts.state, facts.due_on, days_slipped(facts.first_due_on, facts.due_on),
            max(0, (self.acting.on - facts.due_on).days) if is_open else 0,
            tuple(self._line(one.due_on.isoformat(), one.because, one) for one in self.days[row.pk]),
            tuple(self._line(one.act, one.words, one) for one in steps),
            possible(MILESTONE, facts.state),
            bool(reached) and reached[-1] == self.acting.user_id,
        )  # fmt: skip

    def _change(self, row: Change, is_invented: bool) -> ProposedChangeShown:
        answers, decisions = self.answers[row.pk], self.decisions[row.pk]
        of_newest = self.views[answers[-1].pk] if answers else []
        decided = decisions[0] if decisions else None
        state = change_state(
            has_answer=bool(answers), has_view=bool(of_newest), decision=decided.decision if decided else ""
        )
        views = [view for answer in answers for view in self.views[answer.pk]]
        return ProposedChangeShown(
            row.pk, row.programme_id, row.what, state.value,
            tuple(self._line("answer", one.words, one) for one in answers),
            tuple(self._line(one.view, one.words, one, one.met_on) for one in views),
            self._line(decided.decision, decided.words, decided) if decided else None,
            row.told_by_id == self.acting.user_id, is_invented,
        )  # fmt: skip

    def _line(self, what: str, words: str, row: Any, on: date | None = None) -> LineShown:
        return LineShown(what, words, self.names.get(row.told_by_id, ""), on or day_of(row.told_at))
