"""What cannot be: reasons for which two records, or two clusters of records, are not one child whatever the evidence.

1. Together they would have more records than a child can have.
2. One sender that keeps one key for a child (Cafcass, an authority) has two keys for them.
3. One statement of one court case names them side by side.
4. Two authorities had them in care on the same days.
5. Both have a date of birth, and the dates differ by more than one slip.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from waypost.linkage.evidence import COURTS
from waypost.linkage.sources import ONE_KEY_A_CHILD, PERSON
from waypost.linkage.statements import Collapsed

TWO_KEYS = "one sender has two keys for them"
SIDE_BY_SIDE = "named side by side in one case"
TWO_PLACEMENTS = "in the care of two authorities on the same days"
TWO_BIRTHS = "two dates of birth that no one slip explains"
TOO_MANY = "more records than one child can have"
WHY_NOT = (None, TWO_BIRTHS, TWO_PLACEMENTS, SIDE_BY_SIDE, TWO_KEYS, TOO_MANY)
"""By code. Where several hold, the greatest is told."""
MOST_RECORDS = 64  # assumption: bounds the work when thousands of records share one name and date of birth
IN_CARE = ("placement_started", "legal_status_started", "care_started", "care_ended")
ALWAYS = 2**62
"""How far a span reaches that has no date."""

Numbers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of time in which a record was in one of many places, sorted by record, any unit of time.

    Row i: `record[i]` was in `place[i]` from `first[i]` to `last[i]`, both included.
    """

    record: Numbers
    place: Numbers
    first: Numbers
    last: Numbers

    @staticmethod
    def none() -> Spans:
        """Return no spans."""
        nothing = np.empty(0, np.int64)
        return Spans(nothing, nothing, nothing, nothing)

    def meetings(self, one: Numbers, other: Numbers) -> tuple[Numbers, npt.NDArray[np.bool_]]:
        """For pairs of records: the numbers of the pairs that have spans at one time, and whether in one place."""
        begin, end = (np.searchsorted(self.record, one, side) for side in ("left", "right"))
        other_begin, other_end = (np.searchsorted(self.record, other, side) for side in ("left", "right"))
        pair, left, right = every_two(begin, end - begin, other_begin, other_end - other_begin)
        together = (self.first[left] <= self.last[right]) & (self.first[right] <= self.last[left])
        return pair[together], (self.place[left] == self.place[right])[together]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the constraints read, one entry a record: `numbered_by` is -1 and `born` (20190430) 0 where unknown.

    `cases`: when the child was first and last told of in each court case. `care`: when an authority had them in care.
    """

    numbered_by: Numbers
    born: Numbers
    cases: Spans
    care: Spans

    def against(self, one: Numbers, other: Numbers, *, is_explicit: npt.NDArray[np.bool_]) -> Codes:
        """Return for each pair of records the code in WHY_NOT of why they are not one child.

        A shared official key outweighs a date of birth.
        """
        sender = self.numbered_by[one]
        codes = np.where((sender >= 0) & (sender == self.numbered_by[other]), np.uint8(4), np.uint8(0))
        for spans, same_place, code in ((self.cases, True, 3), (self.care, False, 2)):
            if not len(spans.record):
                continue
            pair, is_same = spans.meetings(one, other)
            np.maximum.at(codes, pair[is_same == same_place], np.uint8(code))
        born, born_other = self.born[one], self.born[other]
        unlike = np.flatnonzero((born != born_other) & ~is_explicit)
        two_births = unlike[~are_one_slip_apart(born[unlike], born_other[unlike])]
        codes[two_births] = np.maximum(codes[two_births], np.uint8(1))
        return codes


def every_two(begin: Numbers, count: Numbers, other_begin: Numbers, other_count: Numbers) -> tuple[Numbers, ...]:
    """Pair every place of one run with every place of another: for each pair the number of the runs, and both places.

    Run i is `count[i]` places from `begin[i]`, the other `other_count[i]` from `other_begin[i]`.
    """
    pairs = count * other_count
    run = np.repeat(np.arange(len(pairs)), pairs)
    within = np.arange(len(run)) - np.repeat(np.cumsum(pairs) - pairs, pairs)
    width = np.maximum(other_count, 1)[run]
    return run, begin[run] + within // width, other_begin[run] + within % width


def are_one_slip_apart(born: Numbers, other: Numbers) -> npt.NDArray[np.bool_]:
    """Say of pairs of dates of birth whether they may be one, written with one slip. As 20190430; 0 is unknown.

    One slip: a day, a month or a year is another, day and month are swapped, or 1 January stands for the year.
    """
    year, day_of_year = born // 10_000, born % 10_000
    other_year, other_day_of_year = other // 10_000, other % 10_000
    month, day, other_month, other_day = (
        day_of_year // 100,
        day_of_year % 100,
        other_day_of_year // 100,
        other_day_of_year % 100,
    )
    in_year = (month == other_month) | (day == other_day) | ((month == other_day) & (day == other_month))
    in_year |= (day_of_year == 101) | (other_day_of_year == 101)
    may_be: npt.NDArray[np.bool_] = (
        (born == 0) | (other == 0) | (day_of_year == other_day_of_year) | ((year == other_year) & in_year)
    )
    return may_be


def gather_facts(collapsed: Collapsed, events: pl.DataFrame | None = None) -> Facts:
    """Return the facts of every child record, by record number. `events`: intake/contract.py, where given."""
    children = collapsed.children.sort("record")
    sender = pl.when(pl.col("source").is_in(ONE_KEY_A_CHILD)).then(
        pl.concat_str("source", pl.lit("/"), pl.col("sender").fill_null(""))
    )
    return Facts(
        numbered_by=sender_numbers(children.select(sender).to_series()),
        born=as_numbers(children["born_on"]),
        cases=_court_spans(collapsed),
        care=Spans.none() if events is None else care_spans(children, events),
    )


def sender_numbers(senders: pl.Series) -> Numbers:
    """Return a number for each sender, -1 for none."""
    return senders.rank("dense").cast(pl.Int64).fill_null(-1).to_numpy()


def as_numbers(days: pl.Series) -> Numbers:
    """Return dates as 20190430, 0 for none."""
    number = days.dt.year().cast(pl.Int64) * 10_000 + days.dt.month().cast(pl.Int64) * 100 + days.dt.day()
    return number.fill_null(0).to_numpy()


def care_spans(children: pl.DataFrame, events: pl.DataFrame) -> Spans:
    """Return the days on which an authority surely had each child in care: those between two things that it told.

    The days of change themselves are left out: a child may pass from one authority to another on one day.
    """
    told = events.filter(
        pl.col("kind").is_in(IN_CARE) & pl.col("person_key").is_not_null() & pl.col("sender").is_not_null()
    )
    days = (
        told.select(*PERSON, "happened_on", (pl.col("kind") == "care_ended").alias("is_end"))
        .drop_nulls("happened_on")
        .unique()
        .join(children.select("record", *PERSON), on=PERSON, nulls_equal=True)
        .with_columns(pl.col("happened_on").to_physical().cast(pl.Int64).alias("day"))
        .sort("record", "day", "is_end")
    )
    spans = (
        days.with_columns(pl.col("day").shift(-1).over("record").alias("next"))
        .filter(~pl.col("is_end") & (pl.col("next") > pl.col("day") + 1))
        .select(
            pl.col("record").cast(pl.Int64),
            pl.col("sender").rank("dense").cast(pl.Int64).alias("place"),
            (pl.col("day") + 1).alias("first"),
            (pl.col("next") - 1).alias("last"),
        )
        .sort("record", "first", "place")
    )
    return _spans(spans)


def _court_spans(collapsed: Collapsed) -> Spans:
    """One row a record of a court feed and case: its first and last telling there; no date means always."""
    told = collapsed.memberships.filter(pl.col("source").is_in(COURTS) & pl.col("proceedings_key").is_not_null())
    case = pl.concat_str("source", pl.lit("/"), pl.col("sender").fill_null(""), pl.lit("/"), "proceedings_key")
    always = pl.col("first_learnt_at").is_null()
    return _spans(
        told.select(
            "record",
            case.rank("dense").cast(pl.Int64).alias("place"),
            pl.when(always).then(-ALWAYS).otherwise(pl.col("first_learnt_at").to_physical()).alias("first"),
            pl.when(always).then(ALWAYS).otherwise(pl.col("last_learnt_at").to_physical()).alias("last"),
        )
        .group_by("record", "place")
        .agg(pl.col("first").min(), pl.col("last").max())
        .sort("record", "place")
    )


def _spans(frame: pl.DataFrame) -> Spans:
    return Spans(*(frame[name].cast(pl.Int64).to_numpy() for name in ("record", "place", "first", "last")))
