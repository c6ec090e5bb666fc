"""Columns side by side: a frozen class of arrays of one length, cut and joined row-wise."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray


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
