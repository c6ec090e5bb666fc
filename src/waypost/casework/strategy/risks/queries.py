"""Risks as they stand: score beside appetite, who holds them, what is done, to whom they were handed. Alarms first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, Outcome, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.bodies import bodies_of
from waypost.casework.strategy.grouping import day_of, names_of_tellers, rows_by
from waypost.casework.strategy.models import (
    Escalation,
    EscalationAnswer,
    RiskAction,
    RiskActionDone,
    RiskClosed,
    RiskOwner,
    RiskScore,
    StrategicRisk,
)
from waypost.casework.strategy.risks.rules import RiskFacts, RiskState, holder_of, risk_state, score_of
from waypost.casework.strategy.telling import no_such
from waypost.casework.strategy.terms import terms


@dataclass(frozen=True, slots=True)
class ScoreShown:
    """A score that stood: both steps, why, by whom, when."""

    likelihood: int
    impact: int
    score: int
    because: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class RiskActionShown:
    """What is done about a risk. `done`: what was done; empty: it is open."""

    risk_action_id: int
    what: str
    owner: str
    due_on: date
    done: str
    done_on: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class EscalationShown:
    """A risk that was handed over: from whom to whom, why and when, and what came back."""

    escalation_id: int
    from_body: str
    to_body: str
    because: str
    by: str
    on: date
    answer: str
    words: str
    answered_on: date | None
    is_mine_to_answer: bool


@dataclass(frozen=True, slots=True)
class StrategicRiskShown:
    """A risk with everything that was told of it."""

    strategic_risk_id: int
    kind: str
    what: str
    effect: str
    owner: str
    holder: str
    appetite: int
    state: str
    because: tuple[str, ...]
    scores: tuple[ScoreShown, ...]
    actions: tuple[RiskActionShown, ...]
    escalations: tuple[EscalationShown, ...]
    closed: str
    is_invented: bool

    @property
    def score(self) -> int | None:
        """Return the score that stands; None: nobody scored it."""
        return self.scores[-1].score if self.scores else None


@reads("strategy.risks", Permission.SEE_STRATEGY)
def risks(acting: Acting, child_id: str | None) -> tuple[StrategicRiskShown, ...]:
    """Return every risk: alarms first, then by score, what is closed at the end."""
    return every_risk(acting)


def every_risk(acting: Acting) -> tuple[StrategicRiskShown, ...]:
    """Return every risk in the order of `risks`: for a reading, which writes the event."""
    found = _shown(acting, list(StrategicRisk.objects.order_by("pk")))
    order = {RiskState.ALARM.value: 0, RiskState.NOT_ANSWERED.value: 1, RiskState.CLOSED.value: 3}
    return tuple(sorted(found, key=lambda one: (order.get(one.state, 2), -(one.score or 0))))


@reads("strategy.one_risk", Permission.SEE_STRATEGY)
def risk(acting: Acting, child_id: str | None, *, strategic_risk_id: int) -> Outcome[StrategicRiskShown]:
    """Return one risk. Raises NothingThere."""
    return _one(acting, [strategic_risk_id], risk=strategic_risk_id)


@reads("strategy.of_risk_action", Permission.SEE_STRATEGY)
def of_risk_action(acting: Acting, child_id: str | None, *, risk_action_id: int) -> Outcome[StrategicRiskShown]:
    """Return the risk that an action is of. Raises NothingThere."""
    keys = RiskAction.objects.filter(pk=risk_action_id).values_list("strategic_risk", flat=True)
    return _one(acting, list(keys), action=risk_action_id)


@reads("strategy.of_escalation", Permission.SEE_STRATEGY)
def of_escalation(acting: Acting, child_id: str | None, *, escalation_id: int) -> Outcome[StrategicRiskShown]:
    """Return the risk that was handed over. Raises NothingThere."""
    keys = Escalation.objects.filter(pk=escalation_id).values_list("strategic_risk", flat=True)
    return _one(acting, list(keys), escalation=escalation_id)


def _one(acting: Acting, keys: list[int], **facts: int) -> Outcome[StrategicRiskShown]:
    found = _shown(acting, list(StrategicRisk.objects.filter(pk__in=keys)))
    if not found:
        raise no_such()
    return Outcome(found[0], facts)


def _shown(acting: Acting, rows: list[StrategicRisk]) -> tuple[StrategicRiskShown, ...]:
    return _Gathering(acting, [row.pk for row in rows]).told(rows)


class _Gathering:
    """All rows about some risks, by what they are of: one query a table."""

    def __init__(self, acting: Acting, keys: list[int]) -> None:
        self.acting, self.terms, self.names = acting, terms("risks", "risks"), names_of_tellers()
        self.owners, self.scores, self.actions, self.handed, self.closed = (
            rows_by(one, "strategic_risk_id", keys)
            for one in (RiskOwner, RiskScore, RiskAction, Escalation, RiskClosed)
        )
        self.done = {one.risk_action_id: one for one in RiskActionDone.objects.all()}
        self.answers = {one.escalation_id: one for one in EscalationAnswer.objects.all()}
        self.own = bodies_of(acting, self.terms["bodies"])

    def told(self, rows: list[StrategicRisk]) -> tuple[StrategicRiskShown, ...]:
        return tuple(self._risk(row) for row in rows)

    def _risk(self, row: StrategicRisk) -> StrategicRiskShown:
        scores = tuple(self._score(one) for one in self.scores[row.pk])
        actions = tuple(self._action(one) for one in self.actions[row.pk])
        handed = tuple(self._escalation(one) for one in self.handed[row.pk])
        owner = self.owners[row.pk][-1].owner if self.owners[row.pk] else ""
        closed = self.closed[row.pk][-1].words if self.closed[row.pk] else ""
        waits = [one.on for one in handed if not one.answer]
        appetite = int(self.terms["kinds"][row.kind]["appetite"])
        judged = risk_state(
            RiskFacts(
                appetite, scores[-1].score if scores else None, scores[-1].on if scores else None, bool(owner),
                tuple(one.due_on for one in actions if not one.done), waits[0] if waits else None, bool(closed),
            ),
            self.acting.on,
            **{name: one["days"] for name, one in self.terms["clocks"].items()},
        )  # fmt: skip
        return StrategicRiskShown(
            row.pk, row.kind, row.what, row.effect, owner, holder_of([(one.to_body, one.answer) for one in handed]),
            appetite, judged.state.value, judged.because, scores, actions, handed, closed, row.is_invented,
        )  # fmt: skip

    def _score(self, row: RiskScore) -> ScoreShown:
        by, on = self.names.get(row.told_by_id, ""), day_of(row.told_at)
        return ScoreShown(row.likelihood, row.impact, score_of(row.likelihood, row.impact), row.because, by, on)

    def _action(self, row: RiskAction) -> RiskActionShown:
        done = self.done.get(row.pk)
        return RiskActionShown(
            row.pk, row.what, row.owner, row.due_on, done.words if done else "",
            day_of(done.told_at) if done else None, not done and row.due_on < self.acting.on,
        )  # fmt: skip

    def _escalation(self, row: Escalation) -> EscalationShown:
        answer = self.answers.get(row.pk)
        return EscalationShown(
            row.pk, row.from_body, row.to_body, row.because, self.names.get(row.told_by_id, ""), day_of(row.told_at),
            answer.answer if answer else "", answer.words if answer else "",
            day_of(answer.told_at) if answer else None, answer is None and row.to_body in self.own,
        )  # fmt: skip
