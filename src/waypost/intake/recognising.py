"""Which known table a header row belongs to, and what to say when it nearly does.

A file is a table when it has every telltale column and at least half of its columns are the table's. A column that is
missing while a like one is unknown has been renamed: the file is put back, because reading on would lose that column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from waypost.intake.layouts import Layout, fold, layouts

AREA_MAP_COLUMNS = frozenset({"kind", "code", "name", "area", "from_on", "to_on"})
_LIKE = 0.75  # share of letters in order that makes two names of columns like (an assumption, tried on real headers)
_COLUMN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_ ]{0,47}")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A header that belongs to a table."""

    layout: Layout


@dataclass(frozen=True, slots=True)
class Nearly:
    """A header that looks like a table's and cannot be read as it."""

    layout: Layout
    reason: str


def is_area_map(columns: tuple[str, ...]) -> bool:
    """Say whether the header is that of a map of areas."""
    return {fold(column) for column in columns} >= AREA_MAP_COLUMNS


@lru_cache(maxsize=1024)
def recognise(columns: tuple[str, ...]) -> Recognised | Nearly | None:
    """Return the known table of a header row; the nearest one with what is amiss; None when it is like none."""
    folded = [fold(column) for column in columns if column]  # spreadsheets leave columns without a name at the end
    given = set(folded)
    ranked = sorted(layouts(), key=lambda layout: (-_likeness(layout, given), layout.source, layout.table))
    fitting = [layout for layout in ranked if layout.telltales <= given and _is_half_known(layout, given)]
    layout = (fitting or ranked)[0]
    shared = given & _names(layout)
    if not fitting and (len(shared) < 2 or _likeness(layout, given) < 1 / 3):
        return None
    if len(given) < len(folded):
        return Nearly(layout, f"looks like {layout.title}, but a column stands in it twice")
    renamed = [(missing, like) for missing in _missing(layout, given) if (like := _like(missing, layout, columns))]
    lost = [name for name in _missing(layout, given) if fold(name) in layout.telltales]
    return Nearly(layout, _sentence(layout, renamed, lost, columns)) if renamed or lost else Recognised(layout)


def absent_columns(layout: Layout, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the layout's columns that the header does not have."""
    return tuple(_missing(layout, {fold(column) for column in columns}))


@lru_cache(maxsize=256)
def _names(layout: Layout) -> frozenset[str]:
    return frozenset(map(fold, layout.column_names))


def _likeness(layout: Layout, given: set[str]) -> float:
    names = _names(layout)
    return len(names & given) / len(names | given)


def _is_half_known(layout: Layout, given: set[str]) -> bool:
    return len(given & _names(layout)) * 2 >= len(given)


def _missing(layout: Layout, given: set[str]) -> list[str]:
    return [name for name in layout.expected if fold(name) not in given]


def _like(missing: str, layout: Layout, columns: tuple[str, ...]) -> str | None:
    """Return the unknown column most like the missing one; only what could be a column's name is ever said aloud."""
    unknown = [column for column in columns if fold(column) not in _names(layout) and _COLUMN_NAME.fullmatch(column)]
    scored = [(SequenceMatcher(None, fold(missing), fold(column)).ratio(), column) for column in unknown]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _LIKE else None


def _sentence(layout: Layout, renamed: list[tuple[str, str]], lost: list[str], columns: tuple[str, ...]) -> str:
    parts = [f"has no column {missing} and an unknown column {like}" for missing, like in renamed]
    parts += [f"has no column {name}" for name in lost if name not in dict(renamed)]
    silent = sum(bool(column) and fold(column) not in _names(layout) for column in columns) - len(renamed)
    if silent > 0:
        parts.append(f"has {silent} unknown column{'s' if silent > 1 else ''}")
    return f"looks like {layout.title}, but " + ", ".join(parts)
