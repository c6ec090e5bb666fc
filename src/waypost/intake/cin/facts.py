"""The words in which the census's rules are written: a row's own cells, those above it, the census year, and counts.

`child.PersonBirthDate` is a cell of the row above; `unread.PPOutcome` says that something stands in a cell which is in
no list. A fact that rests on other blocks is worked out here, by block and name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl

BEGINS_ON, ENDS_ON = pl.col("year.begins_on"), pl.col("year.ends_on")
"""First and last day of the census year; the last is the reference date."""
BORN_OR_EXPECTED_ON = pl.coalesce("child.PersonBirthDate", "child.ExpectedPersonBirthDate")
DETAILS_TOLD = pl.col("fact.cin_details_told")
"""How many episodes of need the child has."""
LAST_ACTIVITY_ON = pl.col("fact.last_activity_on")
"""The last day of an assessment, a plan, an enquiry, a conference or a child protection plan's end in the episode."""
_ACTIVITY = {
    "assessment": ("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    "cin_plan": ("CINPlanStartDate", "CINPlanEndDate"),
    "section_47": ("S47ActualStartDate", "DateOfInitialCPC"),
    "child_protection_plan": ("CPPendDate",),
}
Frames = Mapping[str, pl.DataFrame]


def is_outside_year(day: str) -> pl.Expr:
    """Say whether a day lies outside the census year."""
    return (pl.col(day) < BEGINS_ON) | (pl.col(day) > ENDS_ON)


def _details_told(frames: Frames) -> pl.Series:
    rows = frames["cin_details"]["child_row"] if "cin_details" in frames else pl.Series("child_row", dtype=pl.Int64)
    return _by_row(rows.to_frame().group_by("child_row").agg(pl.len().alias("value")), frames["child"]).fill_null(0)


def _last_activity_on(frames: Frames) -> pl.Series:
    days = [
        frames[block].select("cin_details_row", value=pl.max_horizontal(names))
        for block, names in _ACTIVITY.items()
        if block in frames
    ]
    own = frames["cin_details"].select(cin_details_row=pl.int_range(pl.len()), value="DateOfInitialCPC")
    last = pl.concat([own, *days]).group_by("cin_details_row").agg(pl.col("value").max())
    return _by_row(last, frames["cin_details"])


def _by_row(values: pl.DataFrame, of: pl.DataFrame) -> pl.Series:
    numbers = pl.DataFrame({values.columns[0]: pl.Series(range(of.height), dtype=pl.Int64)})
    return numbers.join(values, on=values.columns[0], how="left", maintain_order="left")["value"]


FACTS: Mapping[str, Callable[[Frames], pl.Series]] = {
    "fact.cin_details_told": _details_told,
    "fact.last_activity_on": _last_activity_on,
}
