"""Puts together what was told of recommendations, from one query a table, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Model, Q

from waypost.casework.access.models import User
from waypost.casework.children.states import possible
from waypost.casework.recommendations.models import (
    Action,
    Addressee,
    Answer,
    Evidence,
    EvidenceTakenBack,
    Link,
    Owner,
    Recommendation,
    SourceSays,
    Step,
    Target,
    TextRead,
    Wording,
)
from waypost.casework.recommendations.queries.shown import (
    ActionShown,
    AnswerShown,
    EvidenceShown,
    LinkShown,
    RecommendationShown,
    StepShown,
    TargetShown,
)
from waypost.casework.recommendations.rules import (
    TRANSITIONS,
    ActionAct,
    ActionFacts,
    ActionState,
    EvidenceFacts,
    Facts,
    days_slipped,
    state_after,
    status_of,
)
from waypost.foundation.clock import LONDON

Row = TypeVar("Row", bound=Model)
Groups = Mapping[Any, list[Any]]


def gathered(rows: Sequence[Recommendation], *, on: date, who: int) -> tuple[RecommendationShown, ...]:
    """Return recommendations with all that was told of them, in the order given. `who` looks at them."""
    return _Gathering(rows, on, who).told()


class _Gathering:
    """All rows about some recommendations, by what they are of."""

    def __init__(self, rows: Sequence[Recommendation], on: date, who: int) -> None:
        self.rows, self.on, self.who = rows, on, who
        keys = [one.pk for one in rows]
        of = {"recommendation__in": keys}
        self.parts = _by(Recommendation.objects.filter(group__in={one.group for one in rows} - {""}), "group")
        self.texts, self.words = (_by(model.objects.filter(**of), "recommendation_id") for model in (TextRead, Wording))
        self.addressees = _by(Addressee.objects.filter(**of), "recommendation_id")
        self.answers = _by(Answer.objects.filter(**of), "recommendation_id")
        self.said = _by(SourceSays.objects.filter(**of, subject="progress"), "recommendation_id")
        self.actions = _by(Action.objects.filter(**of), "recommendation_id")
        actions = {"action__in": [one.pk for some in self.actions.values() for one in some]}
        self.owners, self.steps = (_by(model.objects.filter(**actions), "action_id") for model in (Owner, Step))
        every = list(Target.objects.filter(**of).order_by("pk"))
        self.targets = _grouped(every, lambda one: (one.recommendation_id, one.action_id))
        self.evidence = _by(Evidence.objects.filter(**of), "recommendation_id")
        back = EvidenceTakenBack.objects.filter(evidence__recommendation__in=keys)
        self.taken_back = {one.evidence_id: one for one in back}
        links = list(Link.objects.filter(Q(recommendation__in=keys) | Q(other__in=keys)).order_by("pk"))
        self.links = _grouped(links, lambda one: one.recommendation_id)
        self.inward = _grouped(links, lambda one: one.other_id)
        self.names = dict(User.objects.filter(pk__in=self._tellers()).values_list("pk", "name"))

    def told(self) -> tuple[RecommendationShown, ...]:
        return tuple(self._one(row) for row in self.rows)

    def _tellers(self) -> set[int]:
        tables = (self.answers, self.owners, self.steps, self.targets, self.evidence)
        return {one.told_by_id for table in tables for some in table.values() for one in some}

    def _one(self, row: Recommendation) -> RecommendationShown:
        key, report = row.pk, row.report
        actions = tuple(self._action(one) for one in self.actions[key])
        targets = tuple(self._target(one) for one in self.targets[key, None])
        evidence = tuple(self._evidence(one) for one in self.evidence[key])
        first, last = _ends(targets)
        judged = status_of(self._facts(key, actions, first, last), self.on)
        words, text = _last(self.words[key]), _last(self.texts[key])
        said = _last(self.said[key])
        due = [one.due_on for one in actions if one.due_on and one.state in _OPEN] + ([last] if last else [])
        is_met = judged.status.value in _MET
        return RecommendationShown(
            key, report.pk, report.title, report.body, report.published_on, row.number,
            words.words if words else "",
            not (words and text and words.of_text) or words.of_text == text.fingerprint,
            self._bodies(key, "addressed"), self._bodies(key, "named"),
            tuple(one.pk for one in self.parts[row.group] if row.group and one.pk != key),
            tuple(self._answer(one) for one in self.answers[key]),
            said.value if said else "", report.source,
            actions, targets, evidence, self._links_of(key),
            judged.status.value, judged.because,
            min(due, default=None) if not is_met else None,
            max((one.days_slipped for one in actions), default=days_slipped(first, last)),
            0 if is_met else max((self.on - min(due)).days, 0) if due else 0,
            self._history(key),
        )  # fmt: skip

    def _facts(self, key: str, actions: Sequence[ActionShown], first: date | None, last: date | None) -> Facts:
        newest = _last(self.answers[key])
        doers = {
            step.told_by_id for one in self.actions[key] for step in self.steps[one.pk] if step.act == ActionAct.DO
        }
        stands = (one for one in self.evidence[key] if one.pk not in self.taken_back)
        return Facts(
            newest.decision if newest else "",
            tuple(
                ActionFacts(ActionState(one.state), bool(one.owner), one.first_due_on, one.due_on) for one in actions
            ),
            tuple(EvidenceFacts(one.kind, one.is_against, one.told_by_id in doers) for one in stands),
            first,
            last,
        )

    def _action(self, row: Action) -> ActionShown:
        targets = tuple(self._target(one) for one in self.targets[row.recommendation_id, row.pk])
        steps, owners = self.steps[row.pk], self.owners[row.pk]
        state = state_after([ActionAct(one.act) for one in steps])
        first, last = _ends(targets)
        history = [(one.told_at, self._step(one.act, one.words, one)) for one in steps]
        history += [(one.told_at, self._step("owner", one.owner, one)) for one in owners]
        doers = [one.told_by_id for one in steps if one.act == ActionAct.DO]
        return ActionShown(
            row.pk, row.what, state.value, owners[-1].owner if owners else "", first, last,
            days_slipped(first, last),
            max((self.on - last).days, 0) if last and state in _OPEN else 0,
            targets, tuple(one for _, one in sorted(history, key=lambda pair: pair[0])), len(targets),
            tuple(act.value for act in possible(TRANSITIONS, state)),
            bool(doers) and doers[-1] == self.who,
        )  # fmt: skip

    def _step(self, act: str, words: str, row: Any) -> StepShown:
        return StepShown(act, words, self._name(row), _day(row.told_at))

    def _target(self, row: Target) -> TargetShown:
        return TargetShown(row.due_on, row.because, self._name(row), _day(row.told_at))

    def _answer(self, row: Answer) -> AnswerShown:
        return AnswerShown(row.decision, row.document, row.answered_on, row.words, self._name(row), _day(row.told_at))

    def _evidence(self, row: Evidence) -> EvidenceShown:
        back = self.taken_back.get(row.pk)
        return EvidenceShown(
            row.pk, row.kind, row.is_against, row.words, self._name(row), _day(row.told_at), row.document,
            row.measure_id, row.method, row.area, row.period_start, row.period_end, row.value, row.unit,
            row.is_invented, back.because if back else "", row.told_by_id == self.who,
        )  # fmt: skip

    def _links_of(self, key: str) -> tuple[LinkShown, ...]:
        out = [LinkShown(one.other_id, one.kind, one.because, False) for one in self.links[key]]
        back = [LinkShown(one.recommendation_id, one.kind, one.because, True) for one in self.inward[key]]
        return (*out, *back)

    def _bodies(self, key: str, how: str) -> tuple[str, ...]:
        return tuple(one.body for one in self.addressees[key] if one.how == how)

    def _history(self, key: str) -> int:
        """Return how many rows tell of a recommendation: it only ever grows."""
        of_actions = sum(len(self.steps[one.pk]) + len(self.owners[one.pk]) for one in self.actions[key])
        targets = sum(len(some) for (name, _), some in self.targets.items() if name == key)
        back = sum(one.pk in self.taken_back for one in self.evidence[key])
        tables = (self.texts, self.words, self.addressees, self.answers, self.said, self.actions, self.evidence)
        return of_actions + targets + back + len(self.links[key]) + sum(len(table[key]) for table in tables)

    def _name(self, row: Any) -> str:
        return self.names.get(row.told_by_id, "")


_OPEN = (ActionState.PROMISED, ActionState.DONE)
_MET = ("done_and_shown", "done_but_not_shown", "done_but_evidence_against", "rejected")


def _by(rows: Iterable[Any], name: str) -> Groups:
    ordered = rows.order_by("pk") if hasattr(rows, "order_by") else rows
    return _grouped(ordered, lambda one: getattr(one, name))


def _grouped(rows: Iterable[Any], key: Callable[[Any], Any]) -> Groups:
    told: dict[Any, list[Any]] = defaultdict(list)
    for one in rows:
        told[key(one)].append(one)
    return told


def _last(rows: Sequence[Any]) -> Any:
    return rows[-1] if rows else None


def _ends(targets: Sequence[TargetShown]) -> tuple[date | None, date | None]:
    return (targets[0].due_on, targets[-1].due_on) if targets else (None, None)


def _day(at: datetime) -> date:
    return at.astimezone(LONDON).date()
