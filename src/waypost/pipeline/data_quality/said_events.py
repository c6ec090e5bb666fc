"""The events of a record as data quality asks of them: by source and kind, coded small, because a country's are many.

Words stand as codes and days without their hours: some 40 bytes an event. What is asked for comes back in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import polars as pl

AREA, AUTHORITY = "area", "authority"
_WORDS = ("place", "code", "reason", "owner")
_CODED = pl.Categorical()
_KEPT = {
    "happened_on": pl.Date,
    "learnt_on": pl.Date,
    "due_on": pl.Date,
    "flag": pl.Boolean,
    "is_standing": pl.Boolean,
    "row": pl.UInt32,
    "child": pl.UInt32,
    **dict.fromkeys(_WORDS, pl.String),
}
COLUMNS = ("source", "kind", "place_kind", *_KEPT)


class SaidEvents:
    """Events that were ever said, with the columns of COLUMNS. `is_standing`: no later statement replaced it."""

    def __init__(self, pieces: Iterable[pl.DataFrame]) -> None:
        """Take events piece by piece: source, kind, place_kind, place, happened_on, learnt_at, superseded_at, ..."""
        held: dict[tuple[str, str, str], list[pl.DataFrame]] = {}
        for piece in pieces:
            coded = piece.with_columns(
                *(pl.col(word).cast(_CODED) for word in _WORDS),
                learnt_on=pl.col("learnt_at").dt.date(),
                is_standing=pl.col("superseded_at").is_null(),
            )
            for key, own in coded.partition_by("source", "kind", "place_kind", as_dict=True).items():
                held.setdefault((str(key[0]), str(key[1]), str(key[2])), []).append(own.select(list(_KEPT)))
        self._parts: dict[tuple[str, str, str], pl.DataFrame] = {
            key: pl.concat(held[key], rechunk=False) for key in sorted(held)
        }

    def __len__(self) -> int:
        return sum(part.height for part in self._parts.values())

    def sources(self) -> list[str]:
        """Return the sources that say any, in order."""
        return list(dict.fromkeys(source for source, _, _ in self._parts))

    def of(self, source: str, kinds: Sequence[str], *, is_standing: bool = True) -> pl.DataFrame:
        """Return what a source says of some kinds, in words. Unless `is_standing`, also what was replaced."""
        frames = [_in_words(key, COLUMNS[:3], part) for key, part in self._chosen(source) if key[1] in kinds]
        whole = pl.concat([_NONE, *(frame.select(COLUMNS) for frame in frames)])
        return whole.filter("is_standing") if is_standing else whole

    def told_of(self, source: str, who: str) -> pl.Series:
        """Return the numbers (`row` or `child`) of whom a source still says anything, each once."""
        parts = [part.filter("is_standing").select(pl.col(who).unique()) for _, part in self._chosen(source)]
        return pl.concat([_NONE.select(who), *parts]).to_series().drop_nulls().unique()

    def last_told(self, as_of: date) -> pl.DataFrame:
        """Return source, place_kind, place and told_until: the last day, up to `as_of`, that was told of a place."""
        until = pl.col("happened_on").filter(pl.col("happened_on") <= as_of).max().alias("told_until")
        return self._by_source(("place",), until, pl.col("told_until").max()).drop_nulls("told_until")

    def first_told(self) -> pl.DataFrame:
        """Return source, child, place_kind, place and happened_on: the first day told of a child in a place."""
        first = pl.col("happened_on").min()
        return self._by_source(("child", "place"), first, first).drop_nulls("child")

    def _by_source(self, group: tuple[str, ...], of: pl.Expr, again: pl.Expr) -> pl.DataFrame:
        """Aggregate every kind by itself, and then what came of it over the kinds of a source."""
        found = [pl.DataFrame(schema={**_SCHEMA, of.meta.output_name(): pl.Date}).select(*_KEY, *group, again)]
        for key in dict.fromkeys((source, place_kind) for source, _, place_kind in self._parts):
            own = [part.group_by(group).agg(of) for (s, _, k), part in self._parts.items() if (s, k) == key]
            found.append(_in_words(key, _KEY, pl.concat(own).group_by(group).agg(again)))
        return pl.concat(frame.select(found[0].columns) for frame in found)

    def _chosen(self, source: str) -> Iterator[tuple[tuple[str, str, str], pl.DataFrame]]:
        return ((key, part) for key, part in self._parts.items() if key[0] == source)


_KEY = ("source", "place_kind")
_SCHEMA = {**dict.fromkeys(COLUMNS[:3], pl.String), **_KEPT}
_NONE = pl.DataFrame(schema=_SCHEMA)


def _in_words(key: Sequence[str], names: Sequence[str], part: pl.DataFrame) -> pl.DataFrame:
    words = [pl.col(word).cast(pl.String) for word in _WORDS if word in part.columns]
    return part.with_columns(*words, **{name: pl.lit(value) for name, value in zip(names, key, strict=True)})
