"""The frame of hearings: those that took place, those that were cancelled before them, and those still to come."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from waypost.synthetic.case_facts import FIRST_CASE
from waypost.synthetic.cases import Cases
from waypost.synthetic.chance import Days, Streams, Truth, Whole, happens, named, pick, repeat_index, whole_between
from waypost.synthetic.columns import Columns, begins_run, ends_run, row_before
from waypost.synthetic.days import NEVER, as_dates, working_day, working_day_before
from waypost.synthetic.delays import EVERY_REASON, Delays, no_delays
from waypost.synthetic.hearing_plan import HEARINGS, Sittings
from waypost.synthetic.places import Places
from waypost.synthetic.rates import rates
from waypost.synthetic.transfers import court_on
from waypost.synthetic.world import HEARINGS as SCHEMA
from waypost.synthetic.world import INSTANT

_KNOWN = rates("hearings")
_STATUSES = ("held", "vacated", "adjourned", "listed")
HELD, VACATED, ADJOURNED, LISTED = range(4)


@dataclass(frozen=True, slots=True)
class Listings(Columns):
    """Hearings as they were listed, whether or not they took place."""

    case: Whole
    hearing: Whole
    day: Days
    status: Whole
    reason: Whole
    cancelled: Days
    decided: Days


def hearings_frame(
    streams: Streams, known: Places, cases: Cases, held: Sittings, until: int, delays: Delays | None = None
) -> pl.DataFrame:
    """Return one row a hearing, sorted by case and time. What is cancelled is relisted as a new hearing.

    Of a case with a planted delay, the last hearing was called off so many days before it took place.
    """
    whole = _listings(streams, cases, held, no_delays() if delays is None else delays)
    whole = whole.take(whole.decided <= until)
    is_ahead = (whole.day > until) & ((whole.status == HELD) | (whole.cancelled > until))
    status = np.where(is_ahead, LISTED, whole.status)
    is_cancelled = (status == VACATED) | (status == ADJOURNED)
    chance = streams("hearing_times")
    starts = _KNOWN.shares("starts_at")
    frame = pl.DataFrame(
        {
            "hearing_id": np.arange(len(whole)) + 1,
            "case_id": whole.case + FIRST_CASE,
            "hearing": named(HEARINGS, whole.hearing),
            "day": as_dates(whole.day),
            "time": named(starts, pick(chance, starts, len(whole))),
            "minutes": np.array(list(_KNOWN.table("minutes").values()), dtype=np.int64)[whole.hearing],
            "status": named(_STATUSES, status),
            "reason": named(EVERY_REASON, np.where(is_cancelled, whole.reason, -1)),
            "cancelled_on": as_dates(np.where(is_cancelled, whole.cancelled, NEVER)),
            "listed_decision_on": as_dates(whole.decided),
            "court": named(known.courts, _courts(cases, whole)),
        }
    )
    local = pl.col("day").dt.combine(pl.col("time").str.to_time("%H:%M"))
    frame = frame.with_columns(
        listed_at=local.dt.replace_time_zone("Europe/London").dt.convert_time_zone("UTC").cast(INSTANT)
    )
    return frame.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())


def _courts(cases: Cases, whole: Listings) -> Whole:
    """Return where each hearing sits, or was to sit: in the former court before a transfer."""
    case = whole.case
    return court_on(cases.transferred[case], cases.former_court[case], cases.court[case], whole.day)


def _listings(streams: Streams, cases: Cases, held: Sittings, delays: Delays) -> Listings:
    size = len(held)
    is_first = begins_run(held.case)
    before = np.where(is_first, cases.issued[held.case], row_before(held.day, NEVER))
    before = np.minimum(before, held.day)
    sat = Listings(
        case=held.case,
        hearing=held.hearing,
        day=held.day,
        status=np.full(size, HELD),
        reason=np.full(size, -1),
        cancelled=np.full(size, NEVER),
        decided=before,
    )
    rows, cancelled = _cancelled(streams("cancellations"), cases, sat, before)
    last, called_off = _called_off(streams("planted_hearings"), cases, sat, before, delays)
    kept = ~np.isin(rows, last)
    rows, cancelled = np.concatenate([rows[kept], last]), cancelled.take(kept).and_then(called_off)
    decided = sat.decided.copy()
    decided[rows] = cancelled.cancelled
    whole = sat.with_columns(decided=decided).and_then(cancelled)
    return whole.take(np.lexsort((whole.status, whole.day, whole.case)))


def _cancelled(chance: np.random.Generator, cases: Cases, sat: Listings, before: Days) -> tuple[Whole, Listings]:
    """Draw which hearings had an earlier date that was cancelled; return their rows and the cancelled listings."""
    rows = _chosen(chance, cases, sat, before)
    size, gap = len(rows), _KNOWN.table("days_from_cancelled_to_held")
    room = sat.day[rows] - before[rows] - int(_KNOWN.number("least_days_after_the_one_before"))
    back = np.minimum(whole_between(chance, gap["least"], gap["most"], size), room - 2)
    day = np.minimum(working_day(sat.day[rows] - np.maximum(back, 1)), sat.day[rows] - 1)
    cancelled = _called_off_on(chance, cases, sat.take(rows), before[rows], day)
    return rows, cancelled.with_columns(reason=pick(chance, _KNOWN.shares("cancellation_reasons"), size))


def _called_off(
    chance: np.random.Generator, cases: Cases, sat: Listings, before: Days, delays: Delays
) -> tuple[Whole, Listings]:
    """Return the rows of the last hearings whose delay is planted, and the listings that were called off for it."""
    last = np.full(len(cases), -1)
    ends = np.flatnonzero(ends_run(sat.case))
    last[sat.case[ends]] = ends
    delays = delays.take(last[delays.case] >= 0)
    rows = last[delays.case]
    called_off = _called_off_on(chance, cases, sat.take(rows), before[rows], sat.day[rows] - delays.days)
    return rows, called_off.with_columns(reason=delays.reason)


def _called_off_on(chance: np.random.Generator, cases: Cases, sat: Listings, before: Days, day: Days) -> Listings:
    """Return listings of these hearings on an earlier `day` that were vacated before it or adjourned on it."""
    size = len(sat)
    is_adjourned = cases.is_public[sat.case] & happens(chance, _KNOWN.number("is_adjourned"), size)
    notice = _KNOWN.table("vacated_days_before")
    early = working_day_before(day - whole_between(chance, notice["least"], notice["most"], size))
    early = np.maximum(early, before)
    return Listings(
        case=sat.case,
        hearing=sat.hearing,
        day=day,
        status=np.where(is_adjourned, ADJOURNED, VACATED),
        reason=np.full(size, -1),
        cancelled=np.where(is_adjourned, day, early),
        decided=before,
    )


def _chosen(chance: np.random.Generator, cases: Cases, sat: Listings, before: Days) -> Whole:
    """Choose rows of hearings, at most so many a case, each with room for an earlier date."""
    shares = _KNOWN.table("has_cancelled_hearing")
    size = len(cases)
    is_hit: Truth = happens(chance, np.where(cases.is_public, shares["public"], shares["private"]), size)
    wanted = np.where(is_hit, 1 + pick(chance, _KNOWN.shares("cancelled_hearings"), size), 0)
    least = _KNOWN.number("least_days_after_the_one_before") + _KNOWN.table("days_from_cancelled_to_held")["least"]
    possible = np.flatnonzero((sat.day - before) >= least)
    possible = possible[np.lexsort((chance.random(len(possible)), sat.case[possible]))]
    _, place = repeat_index(np.bincount(sat.case[possible], minlength=size))
    return np.sort(possible[place < wanted[sat.case[possible]]])
