"""Columns side by side: a frozen class of arrays of one length, cut and joined row-wise."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray


def begins_run(*keys: NDArray[Any]) -> NDArray[np.bool_]:
    """Say which rows differ in a key from the row before: the first of each run of equal keys."""
    first = np.ones(len(keys[0]), dtype=np.bool_)
    first[1:] = np.logical_or.reduce([key[1:] != key[:-1] for key in keys])
    return first


def ends_run(*keys: NDArray[Any]) -> NDArray[np.bool_]:
    """Say which rows differ in a key from the row after: the last of each run of equal keys."""
    return begins_run(*(key[::-1] for key in keys))[::-1]


def row_before(values: NDArray[Any], first: Any) -> NDArray[Any]:
    """Return the value of the row before; of the first row, `first`."""
    moved = np.empty_like(values)
    moved[:1], moved[1:] = first, values[:-1]
    return moved


def row_after(values: NDArray[Any], last: Any) -> NDArray[Any]:
    """Return the value of the row after; of the last row, `last`."""
    return row_before(values[::-1], last)[::-1]


@dataclass(frozen=True, slots=True)
class Columns:
    """Base of the tables that are reckoned with before they become frames: every field an array of one length."""

    def __len__(self) -> int:
        return len(getattr(self, fields(self)[0].name))

    def take(self, rows: NDArray[Any]) -> Self:
        """Return the rows at these positions, or where this mask is true."""
        return type(self)(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})

    def and_then(self, *others: Self) -> Self:
        """Return this table with the others below it."""
        tables = (self, *others)
        return type(self)(
            **{field.name: np.concatenate([getattr(t, field.name) for t in tables]) for field in fields(self)}
        )

    def with_columns(self, **changed: NDArray[Any]) -> Self:
        """Return this table with some columns replaced."""
        return type(self)(**{field.name: changed.get(field.name, getattr(self, field.name)) for field in fields(self)})
