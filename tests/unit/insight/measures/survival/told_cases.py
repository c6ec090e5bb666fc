"""Twenty-four cases with ties, several ends and late entries, and what two kept libraries make of them.

Expected values were worked out once with lifelines 0.30.3 (Kaplan-Meier with its log-log interval, and Aalen-Johansen's
variance where no two cases tie) and statsmodels 0.15.0 (`CumIncidenceRight`, exact on ties).
"""

from __future__ import annotations

from collections.abc import Sequence

from waypost.insight.measures.survival.life_table import LifeTable, life_table

DAYS = (
    35,
    70,
    70,
    91,
    105,
    105,
    105,
    140,
    161,
    182,
    182,
    210,
    231,
    252,
    252,
    280,
    301,
    336,
    364,
    364,
    400,
    427,
    455,
    490,
)
ENDS = (1, 1, 2, 0, 1, 1, 2, 1, 0, 1, 1, 3, 1, 0, 1, 2, 1, 1, 0, 1, 1, 0, 1, 0)
"""By which of three ends each case ended; nought: still open."""
ENTRIES = (0,) * 12 + (100, 100, 0, 0, 150, 0, 0, 200, 0, 200, 0, 300)
AT_ISSUE = (0,) * len(DAYS)


def table_of(days: Sequence[int], ends: Sequence[int], entries: Sequence[int], kinds: int = 3) -> LifeTable:
    """Return the life table of cases, as an engine's answer would give it."""
    ages: dict[int, list[int]] = {}
    for day, end, entry in zip(days, ends, entries, strict=True):
        ages.setdefault(entry, [0] * (2 + kinds))[0] += 1
        left = ages.setdefault(day, [0] * (2 + kinds))
        left[1] += 1
        if end:
            left[1 + end] += 1
    table = life_table(tuple((age, *ages[age]) for age in sorted(ages)))
    assert table is not None
    return table
