"""Who might take a case: a ranking whose reasons are words. A manager decides, and says why if otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from waypost.casework.allocation.considerations import Considered, denials, reasons
from waypost.casework.allocation.weight_sets import Thresholds


@dataclass(frozen=True, slots=True)
class Recommended:
    """Somebody who may take the case: their place in the ranking, why, and their capacity after it in per cent."""

    person: str
    place: int
    reasons: tuple[str, ...]
    percent_after: float
    is_above_red: bool


@dataclass(frozen=True, slots=True)
class Excluded:
    """Somebody who may not take the case, and why not."""

    person: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everybody who was looked at: those who may, best first, and those who may not."""

    case: str
    recommended: tuple[Recommended, ...]
    excluded: tuple[Excluded, ...]


def ranking(found: Considered, bounds: Thresholds, row: int = 0) -> Ranking:
    """Return the ranking of one case of those considered.

    Whoever knows the child comes first, now before earlier before the family; then who stays below red, then below
    amber; then the fewest minutes of everything else; then the identifier, so that the same question has the same
    answer.
    """
    may = [column for column in range(len(found.people)) if not found.denied[row, column]]
    total, red, amber = found.total, int(bounds.red_percent * 10), int(bounds.amber_percent * 10)

    def order(column: int) -> tuple[int, int, int, str]:
        after = int(found.percent[row, column])
        steps = (after > red) + (after > amber)
        return int(found.knows[row, column]), steps, int(total[row, column]), found.people[column].id

    return Ranking(
        found.cases[row].id,
        tuple(
            Recommended(
                found.people[column].id,
                place,
                reasons(found, row, column),
                float(found.percent[row, column]) / 10,
                bool(found.percent[row, column] > red),
            )
            for place, column in enumerate(sorted(may, key=order), start=1)
        ),
        tuple(
            Excluded(one.id, denials(int(found.denied[row, column])))
            for column, one in sorted(enumerate(found.people), key=lambda pair: pair[1].id)
            if found.denied[row, column]
        ),
    )
