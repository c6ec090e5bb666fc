"""What cannot be: reasons for which two records, or two clusters of records, are not one child whatever the evidence.

1. One sender that keeps one key for a child (Cafcass, an authority) has two keys for them.
2. One statement of one court case names them side by side.
3. Both have a date of birth, and the dates differ by more than one slip.
4. Together they would have more records than a child can have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from waypost.linkage.evidence import COURTS
from waypost.linkage.sources import ONE_KEY_A_CHILD
from waypost.linkage.statements import Collapsed

TWO_KEYS = "one sender has two keys for them"
SIDE_BY_SIDE = "named side by side in one case"
TWO_BIRTHS = "two dates of birth that no one slip explains"
TOO_MANY = "more records than one child can have"
MOST_RECORDS = 64  # assumption: bounds the work when thousands of records share one name and date of birth

Span = tuple[int, int, int]
"""A court case, and when the child was first and last told of in it (microseconds)."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the constraints read, one entry a record: -1 or 0 or () where there is nothing."""

    numbered_by: Sequence[int]
    spans: Sequence[tuple[Span, ...]]
    born: Sequence[int]  # 20190430

    def why_not(self, left: Sequence[int], right: Sequence[int], *, is_explicit: bool) -> str | None:
        """Return why two clusters cannot be one child, or None. A shared official key outweighs a date of birth."""
        if len(left) + len(right) > MOST_RECORDS:
            return TOO_MANY
        for one in left:
            for other in right:
                if self.numbered_by[one] >= 0 and self.numbered_by[one] == self.numbered_by[other]:
                    return TWO_KEYS
                if self.spans[one] and self.spans[other] and are_side_by_side(self.spans[one], self.spans[other]):
                    return SIDE_BY_SIDE
                if not is_explicit and not are_one_slip_apart(self.born[one], self.born[other]):
                    return TWO_BIRTHS
        return None


def gather_facts(collapsed: Collapsed) -> Facts:
    """Return the facts of every child record, by record number."""
    children = collapsed.children.sort("record")
    sender = pl.when(pl.col("source").is_in(ONE_KEY_A_CHILD)).then(
        pl.concat_str("source", pl.lit("/"), pl.col("sender").fill_null(""))
    )
    born = pl.col("born_on").dt.strftime("%Y%m%d").cast(pl.Int64).fill_null(0)
    spans: list[tuple[Span, ...]] = [()] * children.height
    for record, cases, firsts, lasts in _court_spans(collapsed).iter_rows():
        spans[record] = tuple(zip(cases, firsts, lasts, strict=True))
    return Facts(
        numbered_by=children.select(sender.rank("dense").cast(pl.Int64).fill_null(-1)).to_series().to_list(),
        spans=spans,
        born=children.select(born).to_series().to_list(),
    )


def are_side_by_side(left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Say whether one case tells of both at one time. A key that ended as the other began may be a name put right."""
    return any(
        case == other_case and first <= other_last and other_first <= last
        for case, first, last in left
        for other_case, other_first, other_last in right
    )


def are_one_slip_apart(born: int, other: int) -> bool:
    """Say whether two dates of birth may be one, written with one slip. As 20190430; 0 is unknown.

    One slip: a day, a month or a year is another, day and month are swapped, or 1 January stands for the year.
    """
    if born == other or born == 0 or other == 0:
        return True
    year, month_and_day = divmod(born, 10_000)
    other_year, other_month_and_day = divmod(other, 10_000)
    if month_and_day == other_month_and_day:
        return True
    if year != other_year:
        return False
    month, day = divmod(month_and_day, 100)
    other_month, other_day = divmod(other_month_and_day, 100)
    if month == other_month or day == other_day:
        return True
    return (month == other_day and day == other_month) or 101 in (month_and_day, other_month_and_day)


def _court_spans(collapsed: Collapsed) -> pl.DataFrame:
    """One row a record of a court feed: its cases, numbered, with first and last telling; no date means always."""
    told = collapsed.memberships.filter(pl.col("source").is_in(COURTS) & pl.col("proceedings_key").is_not_null())
    case = pl.concat_str("source", pl.lit("/"), pl.col("sender").fill_null(""), pl.lit("/"), "proceedings_key")
    always = pl.col("first_learnt_at").is_null()
    return (
        told.select(
            "record",
            case.rank("dense").cast(pl.Int64).alias("case"),
            pl.when(always).then(-(2**62)).otherwise(pl.col("first_learnt_at").to_physical()).alias("first"),
            pl.when(always).then(2**62).otherwise(pl.col("last_learnt_at").to_physical()).alias("last"),
        )
        .group_by("record", "case")
        .agg(pl.col("first").min(), pl.col("last").max())
        .sort("record", "case")
        .group_by("record", maintain_order=True)
        .agg("case", "first", "last")
    )
