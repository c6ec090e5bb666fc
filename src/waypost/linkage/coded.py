"""Evidence for millions of records: each distinct name and day is held once, and equal values have equal numbers.

A nation's records share a few hundred thousand names and some thousand days. What is made of a name is made once, and
what a record says of itself is where in those tables it points. Numbers are digests of 64 bits: that two unlike values
of a nation have one number is less likely than once in a million such builds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow.compute as pc

from waypost.linkage.evidence import birth_parts, share_among
from waypost.linkage.names import forename_frame, surname_frame

Digests = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int32]
Rows = npt.NDArray[np.int64]
_SEED = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Values that many records share. `of`: for each record its row of `frame`; none where each has its own."""

    frame: pl.DataFrame
    of: Places | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """One number a record: `numbers` in the records' order or, where `of` is not empty, that of record r at `of[r]`."""

    numbers: Digests
    of: Places = field(default_factory=lambda: np.empty(0, np.int32))

    def at(self, rows: Rows) -> Digests:
        """Return the numbers of the records at rows."""
        return self.numbers[self.of[rows] if len(self.of) else rows]

    def each(self) -> Digests:
        """Return the numbers of all records, in their order."""
        return self.numbers.take(self.of) if len(self.of) else self.numbers

    def write(self, room: Digests) -> None:
        """Write the numbers of all records into `room`."""
        if len(self.of):
            np.take(self.numbers, self.of, out=room, mode="clip")
        else:
            room[:] = self.numbers


@dataclass(frozen=True, slots=True)
class Coded:
    """The evidence of records, sorted by `record` (their numbers).

    `tables`: every column of EVIDENCE in one of them; a column in none is silent. `numbers_only`: columns that are
    asked for equality alone and never shown.
    """

    record: npt.NDArray[np.int64]
    tables: tuple[Table, ...]
    numbers_only: Mapping[str, Numbered] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """How many records there are."""
        return len(self.record)

    def numbers(self, column: str) -> Digests:
        """Return one number a record: equal where the values are, nought where nothing is known."""
        return self.numbered(column).each()

    def numbered(self, column: str) -> Numbered:
        """Return what `numbers` returns, as it is held."""
        if column in self.numbers_only:
            return self.numbers_only[column]
        table = self._table(column)
        if table is None:
            return Numbered(np.zeros(self.height, np.uint64))
        found = digests(table.frame[column])
        return Numbered(found) if table.of is None else Numbered(found[: self.height and None], table.of)

    def senders(self) -> Places:
        """Return one number for each sender of `numbered_by`, in the order in which they first stand; -1 for none."""
        table = self._table("numbered_by")
        if table is None:
            return np.full(self.height, -1, np.int32)
        found = sender_numbers(table.frame["numbered_by"])
        return found if table.of is None else found.take(table.of)

    def day_numbers(self, column: str) -> npt.NDArray[np.int64]:
        """Return the dates of `column` as 20190430, 0 for none."""
        table = self._table(column)
        if table is None:
            return np.zeros(self.height, np.int64)
        found = as_numbers(table.frame[column])
        return found if table.of is None else found.take(table.of)

    def at(self, rows: Rows, columns: Sequence[str]) -> pl.DataFrame:
        """Return the values of `columns` at rows, as a frame in that order."""
        asked = [(table, [name for name in columns if name in table.frame.columns]) for table in self.tables]
        found = [
            table.frame.select(names)[rows if table.of is None else table.of.take(rows)]
            for table, names in asked
            if names
        ]
        return pl.concat(found, how="horizontal").select(columns)

    def is_silent(self, column: str) -> bool:
        """Whether no record says anything there."""
        table = self._table(column)
        return table is None or table.frame[column].null_count() == table.frame.height

    def shares(self, column: str, usual: float, weight_of_usual: int) -> npt.NDArray[np.float64]:
        """Return how common each record's value is (evidence.share_among), 1 where none is known."""
        table = self._table(column)
        if table is None:
            return np.ones(self.height)
        rows = np.arange(self.height) if table.of is None else table.of
        each = np.bincount(rows, minlength=table.frame.height)
        counted = pl.DataFrame({"value": digests(table.frame[column]), "count": each})
        counted = counted.with_columns((pl.col("value") != 0).alias("known"))
        known = int(counted.filter("known")["count"].sum())
        share = share_among(pl.col("count").sum().over("value"), known, usual, weight_of_usual)
        found = counted.select(pl.when("known").then(share).otherwise(1.0)).to_series().to_numpy()
        return found if table.of is None else found.take(table.of)

    def _table(self, column: str) -> Table | None:
        return next((table for table in self.tables if column in table.frame.columns), None)


def as_numbers(days: pl.Series) -> npt.NDArray[np.int64]:
    """Return dates as 20190430, 0 for none."""
    number = days.dt.year().cast(pl.Int64) * 10_000 + days.dt.month().cast(pl.Int64) * 100 + days.dt.day()
    return number.fill_null(0).to_numpy()


def sender_numbers(senders: pl.Series) -> Places:
    """Return a number for each sender, in the order in which they first stand; -1 for none."""
    return _distinct(senders)[1] - np.int32(1)


def digests(values: pl.Series) -> Digests:
    """Return a number for each value, equal for equal values of one type, nought for null."""
    found = values.hash(_SEED).to_numpy()
    if not values.null_count():
        return found
    return np.where(values.is_null().to_numpy(), np.uint64(0), found)


def coded(evidence: pl.DataFrame) -> Coded:
    """Return the evidence frame of evidence.py as it is asked here: every record has values of its own."""
    in_order = evidence.sort("record") if "record" in evidence.columns else evidence.with_row_index("record")
    return Coded(in_order["record"].cast(pl.Int64).to_numpy(), (Table(in_order),))


def coded_plain(records: pl.DataFrame) -> Coded:
    """Return the evidence of records that say nothing of parents, cases or authorities: what evidence.plain_evidence
    returns of them, put together once for each name and day."""
    in_order = records if records["record"].is_sorted() else records.sort("record")
    with ThreadPoolExecutor(2) as pool:  # each step leaves Python's lock
        surnames = pool.submit(_surnames, in_order["surname"])
        rest = [pool.submit(_once, in_order[name]) for name in ("numbered_by", "sex")]
        rest.append(pool.submit(_postcodes, in_order["postcode"]))
        forenames, days = _forenames(in_order["forenames"]), _days(in_order["born_on"])
        tables = (forenames, surnames.result(), days, *(each.result() for each in rest))
    plain = Coded(in_order["record"].cast(pl.Int64).to_numpy(), tables)
    born, name = plain.numbered("born_on"), plain.numbered("family_name")
    undated = np.where(born.of == 0, name.of, np.int32(0))  # the first row of a table says nothing
    return replace(plain, numbers_only={"undated_family_name": Numbered(name.numbers, undated)})


def _forenames(names: pl.Series) -> Table:
    distinct, of = _distinct(names.alias("forenames"))
    made = distinct.to_frame().join(forename_frame(distinct), on="forenames", how="left", maintain_order="left")
    return Table(made.drop("forenames"), of)


def _surnames(names: pl.Series) -> Table:
    distinct, of = _distinct(names.alias("surname"))
    made = distinct.to_frame().join(surname_frame(distinct), on="surname", how="left", maintain_order="left")
    return Table(made.drop("surname").with_columns(birth_parts()["family_initial"]), of)


def _days(days: pl.Series) -> Table:
    """Days known by the day they are from the first: a table of a century is short."""
    is_known = days.is_not_null().to_numpy()
    number = days.to_physical().fill_null(0).to_numpy()
    first = int(number.min(where=is_known, initial=_LAST_DAY))
    place = np.where(is_known, number - (first - 1), 0)
    is_there = np.zeros(int(place.max(initial=0)) + 1, np.bool_)
    is_there[place] = True
    is_there[0] = True
    rank = np.cumsum(is_there, dtype=np.int32) - np.int32(1)
    told = pl.Series("born_on", np.flatnonzero(is_there)[1:] + (first - 1), dtype=pl.Int32).cast(pl.Date)
    frame = pl.concat([pl.Series("born_on", [None], dtype=pl.Date), told]).to_frame()
    parts = birth_parts()
    return Table(frame.with_columns(parts[name] for name in parts if name not in _OF_NAMES), rank.take(place))


_LAST_DAY = 3_000_000  # days from 1970: beyond the year 9999
_OF_NAMES = ("family_initial", "undated_family_name")


def _once(values: pl.Series) -> Table:
    distinct, of = _distinct(values)
    return Table(distinct.to_frame(), of)


def _postcodes(postcodes: pl.Series) -> Table:
    """Postcodes as they are: nearly as many as there are families."""
    postcode = pl.col("postcode")
    outward = postcode.str.slice(0, postcode.str.find(" ", literal=True).fill_null(postcode.str.len_bytes()))
    return Table(postcodes.to_frame().with_columns(outward.alias("outward")))


def _distinct(names: pl.Series) -> tuple[pl.Series, Places]:
    """Each value once, null first, and for each row its place."""
    encoded = pc.dictionary_encode(names.rechunk().to_arrow(compat_level=pl.CompatLevel.oldest()))
    encoded = encoded.combine_chunks() if hasattr(encoded, "combine_chunks") else encoded
    values = pl.Series(names.name, encoded.dictionary, dtype=pl.String)
    of = np.asarray(encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)).astype(np.int32)
    return pl.concat([pl.Series(names.name, [None], dtype=pl.String), values]), of + np.int32(1)
