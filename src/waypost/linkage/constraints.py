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

from waypost.linkage import cluster_passes
from waypost.linkage.coded import as_numbers, sender_numbers
from waypost.linkage.compiled import run
from waypost.linkage.evidence import COURTS
from waypost.linkage.sources import ONE_KEY_A_CHILD, PERSON
from waypost.linkage.statements import Collapsed

TWO_KEYS = "one sender has two keys for them"
SIDE_BY_SIDE = "named side by side in one case"
TWO_PLACEMENTS = "in the care of two authorities on the same days"
TWO_BIRTHS = "two dates of birth that no one slip explains"
TOO_MANY = "more records than one child can have"
WHY_NOT = (None, TWO_BIRTHS, TWO_PLACEMENTS, SIDE_BY_SIDE, TWO_KEYS, TOO_MANY)
"""By code (cluster_passes.py). Where several hold, the greatest is told."""
MOST_RECORDS = 64  # assumption: bounds the work when thousands of records share one name and date of birth
IN_CARE = ("placement_started", "legal_status_started", "care_started", "care_ended")
ALWAYS = 2**62
"""How far a span reaches that has no date."""

Numbers = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Codes = npt.NDArray[np.uint8]
Asked = tuple[Places, Places, Numbers, Places, Numbers]
"""Facts as the passes of cluster_passes.py read them: told, then where spans begin and what they are, twice."""


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

    def by_record(self, records: int) -> tuple[Places, Numbers]:
        """Return where the spans of each of so many records begin, and place, first and last of every span. Where there
        are no spans they begin nowhere."""
        if not len(self.record):
            return np.empty(0, np.int32), np.empty((0, 3), np.int64)
        begin = np.searchsorted(self.record, np.arange(records + 1)).astype(np.int32)
        return begin, np.column_stack((self.place, self.first, self.last))


@dataclass(frozen=True, slots=True)
class Facts:
    """What the constraints read, one entry a record: `numbered_by` is -1 and `born` (20190430) 0 where unknown.

    `cases`: when the child was first and last told of in each court case. `care`: when an authority had them in care.
    """

    numbered_by: Numbers
    born: Numbers
    cases: Spans
    care: Spans

    def asked(self) -> Asked:
        """Return the facts as arrays: told, then the spans of cases and of care by record."""
        records = len(self.born)
        told = np.column_stack((self.numbered_by.astype(np.int32), self.born.astype(np.int32)))
        return (told, *self.cases.by_record(records), *self.care.by_record(records))

    def against(self, one: Numbers, other: Numbers, *, is_explicit: npt.NDArray[np.bool_]) -> Codes:
        """Return for each pair of records the code in WHY_NOT of why they are not one child.

        A shared official key outweighs a date of birth.
        """
        codes = np.zeros(len(one), np.uint8)
        run(cluster_passes.why_not_each, len(one), one, other, is_explicit, *self.asked(), codes)
        return codes


def are_one_slip_apart(born: Numbers, other: Numbers) -> npt.NDArray[np.bool_]:
    """Say of pairs of dates of birth whether they may be one, written with one slip. As 20190430; 0 is unknown.

    One slip: a day, a month or a year is another, day and month are swapped, or 1 January stands for the year.
    """
    told = [cluster_passes.is_one_slip(one, two) for one, two in zip(born.tolist(), other.tolist(), strict=True)]
    return np.array(told, np.bool_)


def gather_facts(collapsed: Collapsed, events: pl.DataFrame | None = None) -> Facts:
    """Return the facts of every child record, by record number. `events`: intake/contract.py, where given."""
    children = collapsed.children.sort("record")
    sender = pl.when(pl.col("source").is_in(ONE_KEY_A_CHILD)).then(
        pl.concat_str("source", pl.lit("/"), pl.col("sender").fill_null(""))
    )
    return Facts(
        numbered_by=sender_numbers(children.select(sender).to_series()).astype(np.int64),
        born=as_numbers(children["born_on"]),
        cases=_court_spans(collapsed),
        care=Spans.none() if events is None else care_spans(children, events),
    )


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
