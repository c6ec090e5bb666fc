"""The tasks of many children at once: columns in, columns out, the same answers as `timetable_tasks`.

Casework stores due dates by it, and works them out again after an event (of the children whom it touched) or after a
night that was missed (`aged`, which needs no events). Nothing runs row by row: each step of each timetable is a few
joins over all children.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

import polars as pl

from waypost.vocabulary.step_columns import KEY, Lives, any_of, told_of
from waypost.vocabulary.timetable import TIMETABLES, Binding, Timetable
from waypost.vocabulary.timetable_engine import OF_AN_APPLICATION
from waypost.vocabulary.timetable_told import DONE, DUE, LATE, NOT_STARTED
from waypost.vocabulary.working_day_columns import WorkingDays

CASES: Mapping[str, pl.DataType | type[pl.DataType]] = MappingProxyType(
    {
        "child_id": pl.String,
        "proceedings_id": pl.String,  # null for a child who is in none
        "law": pl.String,
        "application": pl.String,
        "track": pl.String,
    }
)
"""The columns of the children to answer for: one row a child in a set of proceedings."""

EVENTS: Mapping[str, pl.DataType | type[pl.DataType]] = MappingProxyType(
    {
        "child_id": pl.String,
        "proceedings_id": pl.String,
        "kind": pl.String,
        "happened_on": pl.Date,
        "code": pl.String,
        "due_on": pl.Date,
        "flag": pl.Boolean,
        "owner": pl.String,
    }
)
"""The columns of the events, as the record has them."""

TASKS: Mapping[str, pl.DataType | type[pl.DataType]] = MappingProxyType(
    {
        "child_id": pl.String,
        "proceedings_id": pl.String,  # null before court
        "timetable": pl.String,
        "convention": pl.String,
        "step": pl.String,
        "number": pl.Int64,
        "name": pl.String,
        "owner": pl.String,
        "role": pl.String,
        "status": pl.String,
        "started_on": pl.Date,
        "due_on": pl.Date,
        "listed_on": pl.Date,
        "working_days_left": pl.Int64,
        "days_late": pl.Int64,
        "counted_in": pl.String,
        "source": pl.String,
        "sureness": pl.String,
    }
)
"""The columns of the tasks; what each means, `timetable_tasks.Task` says."""

OURS = tuple(TIMETABLES.values())
_WHO = ("child_id", "proceedings_id")


def tasks(
    cases: pl.DataFrame,
    events: pl.DataFrame,
    on: date,
    *,
    timetables: Sequence[Timetable] = OURS,
    conventions: Mapping[str, str] | None = None,
) -> pl.DataFrame:
    """Return every task (TASKS) of the children in `cases` (CASES) as of a day, each child's in the order to do them.

    `events` (EVENTS) are theirs, in any order; those of other children are not looked at. A child before court has
    tasks once, whatever proceedings they are in. Raises `TimetableWrong` for a convention that a timetable lacks.
    """
    chosen = conventions or {}
    found = [
        _of_timetable(timetable, chosen.get(timetable.timetable, timetable.for_tasks), cases, events, on).with_columns(
            place=pl.lit(place)
        )
        for place, timetable in enumerate(timetables)
    ]
    if not found:
        return pl.DataFrame(schema=TASKS)
    told = aged(pl.concat(found), on)
    order = [*_WHO, pl.col("status") != LATE, "due_on", "place", "step_place", "number"]
    return told.sort(order, nulls_last=True).select(TASKS.keys())


def aged(told: pl.DataFrame, on: date) -> pl.DataFrame:
    """Return tasks as they stand on a later day, while no event came in: due or late, and the days that changed."""
    days = WorkingDays.around(told, ("started_on", "due_on"), on)
    is_late = pl.col("due_on").is_not_null() & (pl.col("due_on") < on)
    past = pl.when(pl.col("counted_in") == "working_days").then(days.between(pl.col("due_on"), pl.lit(on)))
    counted = past.otherwise((pl.lit(on) - pl.col("due_on")).dt.total_days())
    return told.with_columns(
        status=pl.when(is_late).then(pl.lit(LATE)).otherwise(pl.lit(DUE)),
        working_days_left=days.between(pl.lit(on), pl.col("due_on")),
        days_late=pl.when(is_late).then(counted).when(pl.col("due_on").is_not_null()).then(0),
        listed_on=pl.when(pl.col("listed_on") > on).then("listed_on"),
    )


def _of_timetable(
    timetable: Timetable, convention: str, cases: pl.DataFrame, events: pl.DataFrame, on: date
) -> pl.DataFrame:
    """Return the open, started steps of one timetable under one convention, as TASKS with their place in it."""
    steps = timetable.steps_of(convention)
    keys = _bound(timetable.binds, cases)
    own = _own(timetable, keys, events)
    if timetable.binds.when:
        keys = keys.join(own.filter(any_of(timetable.binds.when), pl.col("happened_on") <= on), on=KEY, how="semi")
    lives = Lives.of(own, on, timetable.starts_anew_with)
    keys = keys.join(_ended(timetable, lives.past), on=KEY, how="anti")
    told = told_of(timetable, steps, keys.select(KEY), lives, on)
    is_open = ~pl.col("status").is_in([DONE, NOT_STARTED])
    return (
        told.filter(is_open)
        .join(keys, on=KEY)
        .with_columns(timetable=pl.lit(timetable.timetable), convention=pl.lit(convention))
        .select(*TASKS.keys(), "step_place")
    )


def _bound(binds: Binding, cases: pl.DataFrame) -> pl.DataFrame:
    """Return the children whom a timetable can bind, each with a key: in proceedings, or once before court."""
    if binds.is_before_court:
        once = cases.select("child_id", proceedings_id=pl.lit(None, pl.String)).unique(maintain_order=True)
        return once.with_row_index(KEY)
    told = cases.filter(pl.col("proceedings_id").is_not_null())
    for column, values in (("law", binds.laws), ("application", binds.applications), ("track", binds.tracks)):
        told = told.filter(pl.col(column).is_in(values)) if values else told
    if binds.not_applications:
        told = told.filter(~pl.col("application").is_in(binds.not_applications).fill_null(value=False))
    return told.select(_WHO).unique(maintain_order=True).with_row_index(KEY)


def _own(timetable: Timetable, keys: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Return the events that a timetable looks at, by the key of the child."""
    if not timetable.binds.is_before_court:
        return events.join(keys, on=list(_WHO))
    untold = pl.col("proceedings_id").is_null() | pl.col("kind").is_in([kind.value for kind in OF_AN_APPLICATION])
    return events.filter(untold).join(keys.select("child_id", KEY), on="child_id")


def _ended(timetable: Timetable, past: pl.DataFrame) -> pl.DataFrame:
    """Return the keys of those for whom the timetable has ended and not begun again on a later day."""
    ended = past.filter(any_of(timetable.ends_with)).group_by(KEY).agg(ended_on=pl.col("happened_on").max())
    again = past.filter(any_of(timetable.begins_again_with)).group_by(KEY).agg(again_on=pl.col("happened_on").max())
    both = ended.join(again, on=KEY, how="left")
    return both.filter(pl.col("again_on").is_null() | (pl.col("again_on") <= pl.col("ended_on"))).select(KEY)
