"""Puts initiatives together out of what was told of them: one question a table, however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model

from waypost.casework.children.states import possible
from waypost.casework.strategy.models import (
    Aim,
    Cost,
    Described,
    Initiative,
    InitiativeStep,
    Place,
    Result,
    ResultTakenBack,
)
from waypost.casework.strategy.what_works.queries.shown import (
    AimShown,
    CostShown,
    DescribedShown,
    InitiativeLineShown,
    InitiativeShown,
    ResultShown,
)
from waypost.casework.strategy.what_works.rules import (
    TRANSITIONS,
    Judged,
    ResultFacts,
    StageAct,
    Verdict,
    judged,
    stage_after,
    standing,
)
from waypost.foundation.clock import LONDON

Rows = dict[Any, list[Any]]
_TABLES = (Described, Place, Aim, Cost, InitiativeStep, Result)
_OF_A_RESULT = (
    "kind", "design", "verdict", "words", "document", "is_independent", "measure_id", "method", "unit", "first_on",
    "last_on", "here_before", "here_after", "others_before", "others_after", "difference", "lower", "upper",
    "areas_compared", "how", "is_invented",
)  # fmt: skip


def gathered(initiatives: Sequence[Initiative]) -> tuple[InitiativeShown, ...]:
    """Return initiatives as they stand, in the order in which they were given."""
    tables = {model: _by_initiative(model, initiatives) for model in _TABLES}
    results = [one.pk for rows in tables[Result].values() for one in rows]
    back = {one.result_id: one for one in ResultTakenBack.objects.filter(result_id__in=results)}
    names = names_of([*back.values(), *(one for of in tables.values() for rows in of.values() for one in rows)])
    return tuple(_shown(one, {model: of[one.pk] for model, of in tables.items()}, back, names) for one in initiatives)


def names_of(rows: Iterable[Any]) -> Mapping[int, str]:
    """Return the names of whoever told of some rows."""
    users = get_user_model().objects.filter(pk__in={one.told_by_id for one in rows})
    return dict(users.values_list("pk", "name"))


def day_of(row: Any) -> date:
    """Return the day in London on which a row was told."""
    on: date = row.told_at.astimezone(LONDON).date()
    return on


def _by_initiative(model: type[Any], initiatives: Sequence[Initiative]) -> Rows:
    told: Rows = defaultdict(list)
    for one in model.objects.filter(initiative__in=[row.pk for row in initiatives]).order_by("pk"):
        told[one.initiative_id].append(one)
    return told


def _shown(
    one: Initiative, of: Mapping[type[Any], list[Any]], back: Mapping[int, ResultTakenBack], names: Mapping[int, str]
) -> InitiativeShown:
    said = of[Described][-1] if of[Described] else None
    where, others = _places(of[Place])
    results = tuple(_result(row, back.get(row.pk), names) for row in of[Result])
    stage = stage_after(StageAct(row.act) for row in of[InitiativeStep])
    told = _judged(said, where, of[Aim], results)
    return InitiativeShown(
        one.pk, one.kind, one.title, one.source, one.is_invented, stage.value,
        tuple(act.value for act in possible(TRANSITIONS, stage)), _described(said, names) if said else None, where,
        others, tuple(_aim(row) for row in of[Aim]), tuple(_cost(row) for row in of[Cost]), results, told.level,
        told.verdict.value, told.because, tuple(_history(of, back, names)),
    )  # fmt: skip


def _judged(said: Any, where: Sequence[str], aims: Sequence[Aim], results: Sequence[ResultShown]) -> Judged:
    lacking = [
        words
        for holds, words in (
            (said and said.what, "what is done"), (said and said.for_whom, "for whom"), (where, "where"),
            (aims, "what it should change"),
        )
        if not holds
    ]  # fmt: skip
    stand = [one for one in results if not one.taken_back_because]
    return judged(lacking, [ResultFacts(one.design, Verdict(one.verdict), one.is_independent) for one in stand])


def _places(rows: Sequence[Place]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    places = standing((one.area, one.how, one.is_out) for one in rows)
    where, others = (
        tuple(area for area, how in places.items() if how == wanted) for wanted in ("where", "compared_with")
    )
    return where, others


def _described(row: Described, names: Mapping[int, str]) -> DescribedShown:
    return DescribedShown(
        row.what, row.for_whom, row.led_by, row.theme, row.began_on, row.until_on, names.get(row.told_by_id, ""),
        day_of(row),
    )  # fmt: skip


def _aim(row: Aim) -> AimShown:
    return AimShown(row.pk, row.words, row.measure_id, row.method, row.wanted, row.is_assumption)


def _cost(row: Cost) -> CostShown:
    return CostShown(row.pounds, row.what_for, row.paid_by, row.from_on, row.until_on, row.source)


def _result(row: Result, back: ResultTakenBack | None, names: Mapping[int, str]) -> ResultShown:
    told = {name: getattr(row, name) for name in _OF_A_RESULT}
    return ResultShown(
        result_id=row.pk, by=names.get(row.told_by_id, ""), on=day_of(row),
        taken_back_because=back.because if back else "", **told,
    )  # fmt: skip


def _history(
    of: Mapping[type[Any], list[Any]], back: Mapping[int, ResultTakenBack], names: Mapping[int, str]
) -> list[InitiativeLineShown]:
    lines = [(one, "described", one.what) for one in of[Described]]
    lines += [(one, "taken_out" if one.is_out else one.how, f"{one.area}|{one.because}") for one in of[Place]]
    lines += [(one, "aim", one.words) for one in of[Aim]]
    lines += [(one, "cost", one.what_for) for one in of[Cost]]
    lines += [(one, f"step_{one.act}", one.words) for one in of[InitiativeStep]]
    lines += [(one, "result", one.words) for one in of[Result]]
    lines += [(back[one.pk], "taken_back", back[one.pk].because) for one in of[Result] if one.pk in back]
    ordered = sorted(lines, key=lambda line: line[0].told_at)
    return [
        InitiativeLineShown(day_of(row), what, words, names.get(row.told_by_id, "")) for row, what, words in ordered
    ]
