"""One step of a timetable for many children at once: its start, its end and its answer as joins over all of them.

The reference is `timetable_engine`, which tells one child; a test draws children and holds the two to one answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

import polars as pl

from waypost.vocabulary.events import EventKind
from waypost.vocabulary.timetable import AUTHOR, Mark, Step, Timetable
from waypost.vocabulary.timetable_engine import CALLED_OFF, as_listed
from waypost.vocabulary.timetable_told import DONE, DUE, LATE, NOT_STARTED
from waypost.vocabulary.waits import OTHER, REPORT_OWNERS
from waypost.vocabulary.working_day_columns import WorkingDays

KEY = "key"
_PLACE: tuple[str | pl.Expr, ...] = (
    "happened_on",
    "kind",
    pl.col("code").fill_null(""),
    pl.col("due_on").fill_null(date.max),
    pl.col("owner").fill_null(""),
)
_LISTED = EventKind.HEARING_LISTED.value


def any_of(marks: Iterable[Mark]) -> pl.Expr:
    """Return whether an event is one of some marks: false for none."""
    return reduce(or_, (_is(mark) for mark in marks), pl.lit(value=False))


def _is(mark: Mark) -> pl.Expr:
    found = pl.col("kind") == mark.kind.value
    if mark.code is not None:
        found &= pl.col("code").eq_missing(mark.code)
    if mark.flag is not None:
        found &= pl.col("flag").eq_missing(pl.lit(mark.flag))
    return found


@dataclass(frozen=True, slots=True)
class Lives:
    """The events of many children: those of the past in their order, and the hearings listed for a later day."""

    past: pl.DataFrame
    ahead: pl.DataFrame

    @classmethod
    def of(cls, events: pl.DataFrame, on: date, anew: Sequence[Mark]) -> Lives:
        """Return them as of a day, without listings called off, and without what lies before the last new start."""
        off = events.filter(pl.col("kind").is_in([kind.value for kind in CALLED_OFF]))
        listed = pl.col("kind") == _LISTED
        stands = events.filter(listed).join(off, on=[KEY, "happened_on", "code"], how="anti", nulls_equal=True)
        told = pl.concat([events.filter(~listed), stands.select(events.columns)])
        past = told.filter(pl.col("happened_on") <= on)
        if anew:
            begun = past.filter(any_of(anew)).group_by(KEY).agg(anew_on=pl.col("happened_on").max())
            is_of_it = pl.col("anew_on").is_null() | (pl.col("happened_on") >= pl.col("anew_on"))
            past = past.join(begun, on=KEY, how="left").filter(is_of_it).drop("anew_on")
        ahead = told.filter((pl.col("happened_on") > on) & listed)
        return cls(past.sort(KEY, *_PLACE), ahead.sort(KEY, *_PLACE))

    def first(self, marks: Sequence[Mark], since: pl.DataFrame, *, is_ahead: bool, name: str) -> pl.DataFrame:
        """Return the first day of any of the marks for each key and number of `since`, on or after its start."""
        told = pl.concat([self.past, self.ahead]) if is_ahead else self.past
        days = told.filter(any_of(marks)).select(KEY, "happened_on")
        after = since.join(days, on=KEY).filter(pl.col("happened_on") >= pl.col("started_on"))
        return after.group_by(KEY, "number").agg(pl.col("happened_on").min().alias(name))


def told_of(timetable: Timetable, steps: Sequence[Step], keys: pl.DataFrame, lives: Lives, on: date) -> pl.DataFrame:
    """Return each step as told of each key on a day, with its place among `steps`; not started ones may be left out.

    Where two steps have one name, the first that is in force for a child's clock is told: an area's own stands first.
    """
    longest = max((step.limit.days for step in steps if step.limit), default=0)
    days = WorkingDays.around(lives.past, ("happened_on", "due_on"), on, longest)
    found = [_told(timetable, step, place, keys, lives, days, on) for place, step in enumerate(steps)]
    told = pl.concat(found)
    return told.unique([KEY, "step", "number"], keep="first", maintain_order=True)


def _told(
    timetable: Timetable, step: Step, place: int, keys: pl.DataFrame, lives: Lives, days: WorkingDays, on: date
) -> pl.DataFrame:
    begun = _answered(step, lives.past) if step.is_repeated else _begun(step, keys, lives, on)
    begun = begun.join(keys, on=KEY, how="semi")
    is_not_yet = pl.col("started_on").is_null()
    begun = begun.filter(is_not_yet | _in_force(step, pl.col("started_on")))
    if step.is_told_once_done:
        begun = begun.filter(pl.col("done_on").is_not_null())
    told = _with_ends(timetable, step, begun, lives, days)
    listed = lives.ahead.filter(any_of(as_listed(step))).group_by(KEY).agg(listed_on=pl.col("happened_on").min())
    late = pl.col("due_on").is_not_null() & (pl.col("due_on") < on)
    status = (
        pl.when(pl.col("started_on").is_null())
        .then(pl.lit(NOT_STARTED))
        .when(pl.col("done_on").is_not_null())
        .then(pl.lit(DONE))
        .when(late)
        .then(pl.lit(LATE))
        .otherwise(pl.lit(DUE))
    )
    author = pl.col("owner").replace_strict(dict(REPORT_OWNERS), default=OTHER, return_dtype=pl.String)
    return told.join(listed, on=KEY, how="left").select(
        KEY,
        "number",
        "started_on",
        "due_on",
        "listed_on",
        step=pl.lit(step.step),
        name=pl.lit(step.name),
        owner=author.fill_null(OTHER) if step.owner == AUTHOR else pl.lit(step.owner),
        role=pl.lit(step.role, pl.String),
        status=status,
        working_days_left=pl.lit(None, pl.Int64),
        days_late=pl.lit(None, pl.Int64),
        counted_in=pl.lit(step.counted_in),
        source=pl.lit(step.source),
        sureness=pl.lit(step.sureness.value),
        step_place=pl.lit(place),
    )


def _in_force(step: Step, day: pl.Expr) -> pl.Expr:
    found = day >= step.in_force_from
    return found & (day <= step.in_force_to) if step.in_force_to else found


_BEGUN = {"number": pl.Int64, "started_on": pl.Date, "owner": pl.String, "ordered_due_on": pl.Date, "done_on": pl.Date}


def _begun(step: Step, keys: pl.DataFrame, lives: Lives, on: date) -> pl.DataFrame:
    """Return the start of each key and the day it was answered, and the keys whose clock has not started.

    It starts on the first day of the first mark that is known; what is told of that day is the first event of it.
    """
    rank = pl.coalesce(*(pl.when(_is(mark)).then(n) for n, mark in enumerate(step.starts_with)))
    starting = lives.past.filter(any_of(step.starts_with)).with_columns(rank=rank)
    first = starting.sort(KEY, "rank", "happened_on", maintain_order=True).unique(
        KEY, keep="first", maintain_order=True
    )
    days = first.select(KEY, started_on="happened_on")
    of_day = starting.join(days, on=KEY, maintain_order="left").filter(pl.col("happened_on") == pl.col("started_on"))
    begun = of_day.unique(KEY, keep="first", maintain_order=True).with_columns(
        number=pl.lit(1, pl.Int64), ordered_due_on=pl.col("due_on")
    )
    since = begun.select(KEY, "number", "started_on")
    done = lives.first(step.satisfied_by, since, is_ahead=False, name="done_on")
    told = begun.join(done, on=[KEY, "number"], how="left").select(KEY, *_BEGUN)
    if step.is_told_once_started or not step.is_in_force_on(on):
        return told
    waiting = keys.select(KEY).join(told, on=KEY, how="anti")
    none = {name: pl.lit(None, kind) for name, kind in _BEGUN.items() if name != "number"}
    return pl.concat([told, waiting.with_columns(number=pl.lit(1, pl.Int64), **none).select(KEY, *_BEGUN)])


def _answered(step: Step, past: pl.DataFrame) -> pl.DataFrame:
    """Return every start with the day it was answered: by the first answer of its code that answers no other.

    One told twice for one day to keep is one. Both in their order, a start's answer lies after that of the start
    before it: so its place is the furthest, so far, at which a start's own answers begin, and one on for each start.
    """
    of_code = [KEY, "code"]
    starting = past.filter(any_of(step.starts_with)).unique([*of_code, "due_on"], keep="first", maintain_order=True)
    starts = starting.with_columns(
        started_on=pl.col("happened_on"),
        number=pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over(KEY),
        turn=pl.int_range(pl.len(), dtype=pl.Int64).over(of_code),
    )
    answers = past.filter(any_of(step.satisfied_by)).select(*of_code, done_on="happened_on")
    answers = answers.with_columns(place=pl.int_range(pl.len(), dtype=pl.Int64).over(of_code))
    pairs = starts.select(*of_code, "number", "started_on").join(answers, on=of_code, nulls_equal=True)
    sooner = pairs.filter(pl.col("done_on") < pl.col("started_on")).group_by(KEY, "number").len("sooner")
    begins = pl.col("sooner").fill_null(0).cast(pl.Int64) - pl.col("turn")
    placed = starts.join(sooner, on=[KEY, "number"], how="left", maintain_order="left").with_columns(
        place=begins.cum_max().over(of_code) + pl.col("turn"), ordered_due_on=pl.col("due_on")
    )
    return placed.join(answers, on=[*of_code, "place"], how="left", nulls_equal=True).select(KEY, *_BEGUN)


def _with_ends(timetable: Timetable, step: Step, begun: pl.DataFrame, lives: Lives, days: WorkingDays) -> pl.DataFrame:
    """Return the steps with their last day: what the order gives, else the first of limit and lead, and extensions."""
    start = pl.col("started_on")
    ends = [days.last_day(step.limit, start)] if step.limit else []
    if step.before:
        since = begun.select(KEY, "number", "started_on")
        begun = begun.join(
            lives.first(step.before, since, is_ahead=True, name="before_on"), on=[KEY, "number"], how="left"
        )
        ends.append(days.before(step.lead, pl.col("before_on")))
    due = pl.min_horizontal(*ends) if ends else pl.lit(None, pl.Date)
    if step.is_set_by_order:
        due = pl.coalesce("ordered_due_on", due)
    told = begun.with_columns(due_on=due)
    if step.is_extended and timetable.usual_extension_weeks is not None:
        told = _extended(told, lives.past, timedelta(weeks=timetable.usual_extension_weeks))
    return told


def _extended(told: pl.DataFrame, past: pl.DataFrame, usual: timedelta) -> pl.DataFrame:
    """Return the steps with their end moved by each extension in turn; one without a day is of the usual length."""
    granted = (
        past.filter(pl.col("kind") == EventKind.EXTENSION_GRANTED.value)
        .join(told.select(KEY, "started_on"), on=KEY, maintain_order="left")
        .filter(pl.col("happened_on") >= pl.col("started_on"))
        .with_columns(turn=pl.int_range(pl.len()).over(KEY))
    )
    for turn in range(granted["turn"].n_unique()):
        to = granted.filter(pl.col("turn") == turn).select(KEY, is_granted=pl.lit(value=True), to_on="due_on")
        later = pl.max_horizontal("due_on", pl.coalesce("to_on", pl.col("due_on") + usual))
        told = (
            told.join(to, on=KEY, how="left")
            .with_columns(due_on=pl.when("is_granted").then(later).otherwise("due_on"))
            .drop("is_granted", "to_on")
        )
    return told
