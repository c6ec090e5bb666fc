"""The columns of a regression, and children grouped by covariate pattern: who is alike in every factor is one row.

What a regression says of a child depends on its pattern alone, so that a country needs no more rows than it has
patterns; and of a pattern few columns are 1, so that only those are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import polars as pl

Sparse: TypeAlias = Any
"""A `csr_array` of scipy, which is loaded only where a regression is fitted."""
INTERCEPT = ("", "")


@dataclass(frozen=True, slots=True)
class Design:
    """The columns of a regression: each a factor and one of its levels, the commonest left out; the first is 1."""

    columns: tuple[tuple[str, str], ...]

    @property
    def factors(self) -> tuple[str, ...]:
        """The factors that have a column, in order."""
        return tuple(dict.fromkeys(factor for factor, _ in self.columns if factor))

    def place_of(self, factor: str, level: str) -> int | None:
        """Return the place of a level's column; nothing of a level that has none, as the commonest."""
        return self.columns.index((factor, level)) if (factor, level) in self.columns else None

    def matrix(self, rows: pl.DataFrame, *, without: str = "") -> Sparse:
        """Return the columns of some rows; those of the factor `without` are nought for all of them."""
        from scipy.sparse import csr_array  # noqa: PLC0415  a record without figures needs none of it

        told = [np.zeros(rows.height, dtype=np.int32)]
        told += [self._places(rows[factor]) for factor in self.factors if factor != without]
        places = np.column_stack(told)
        has_column = places >= 0
        ends = np.concatenate([[0], np.cumsum(has_column.sum(axis=1))])
        ones = np.ones(int(ends[-1]))
        return csr_array((ones, places[has_column], ends), shape=(rows.height, len(self.columns)))

    def _places(self, levels: pl.Series) -> np.ndarray:
        """Return the place of the column of each row's level; -1 of a level that has none."""
        own = {level: place for place, (factor, level) in enumerate(self.columns) if factor == levels.name}
        return levels.cast(pl.String).replace_strict(own, default=-1, return_dtype=pl.Int32).to_numpy()


def patterns_of(rows: pl.DataFrame, factors: tuple[str, ...]) -> pl.DataFrame:
    """Return one row a pattern: `pattern` (its number), the factors, and the sums of `children` and `total`."""
    sums = pl.col("children", "total").sum()
    told = rows.group_by(factors, maintain_order=True).agg(sums) if factors else rows.select(sums)
    return told.with_row_index("pattern")


def beside_patterns(rows: pl.DataFrame, patterns: pl.DataFrame, factors: tuple[str, ...], *names: str) -> pl.DataFrame:
    """Return some columns of each row with the columns `names` of its pattern, in the order of the rows."""
    own = [name for name in ("case", "children", "total") if name in rows.columns]
    if not factors:
        return rows.select(*own, *(pl.lit(patterns[name].item()).alias(name) for name in names))
    told = rows.select(*own, *factors).join(
        patterns.select(*factors, *names), on=factors, how="left", maintain_order="left"
    )
    return told.select(*own, *names)
