"""What Cafcass holds of its own people, one frame a subject of its extract: drawn from who is in a post, and when.

Rows are as `cafcass_rows` has them: a row a key, with `_fact_on`. Numbers begin from a practitioner's, so that shards
of a country never give the same one; the survey's answers have numbers from which nobody finds the way back to whom.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from waypost.synthetic.chance import Real, Whole, happens, rounded
from waypost.synthetic.plan import Plan
from waypost.synthetic.rates import rates
from waypost.synthetic.workforce import MOST_HOLDERS
from waypost.synthetic.world import World

_YEAR = 365.25
_SCRAMBLER, _ROOM = 2_654_435_761, 1 << 32
"""Odd, so that no two numbers become one (Knuth's multiplicative hashing)."""
_KEPT_YEARS = 3
"""So much of the past is told of absences, vacancies and reviews."""
_KNOWN = rates("workforce")
Rows = Callable[[World, Plan], pl.DataFrame]


def team() -> pl.Expr:
    """Return the team of a practitioner: whoever follows in a post is in the same one."""
    number = (pl.col("practitioner_id") // MOST_HOLDERS) % int(_KNOWN.number("teams_in_an_area")) + 1
    return pl.concat_str("service_area", pl.lit("-"), number.cast(pl.String)).alias("team")


def numbered(column: str = "practitioner_id") -> pl.Expr:
    """Return a practitioner's number as the extract writes it."""
    return pl.concat_str(pl.lit("W"), pl.col(column).cast(pl.String).str.zfill(7))


def _people(world: World, plan: Plan) -> pl.DataFrame:
    """Return who is or was in a post, with the first and the last day known of it (`_until`)."""
    until = pl.min_horizontal(pl.col("ended_on").fill_null(plan.until), pl.lit(plan.until))
    people = world.workforce.filter(pl.col("started_on") <= plan.until).with_columns(team(), _until=until)
    return people.sort("practitioner_id", "started_on")


def _vacancies(world: World, plan: Plan) -> pl.DataFrame:
    chance, years = plan.chance("cafcass vacancies drawn"), float(_KEPT_YEARS)
    share, weeks = _KNOWN.number("vacancy_share"), _KNOWN.number("weeks_vacant")
    now = _people(world, plan).filter(pl.col("_until") == plan.until)
    # Each post stands for some that are empty beside it; these come and go, and as many are empty on any day.
    stand = share / (1 - share)
    count = chance.poisson(stand * (1 + years * _YEAR / (7 * weeks)), now.height)
    row = np.repeat(np.arange(now.height), count)
    place = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    lasts = 1 + rounded(chance.exponential(7 * weeks, len(row)))
    opened = -rounded(chance.random(len(row)) * (years * _YEAR + 7 * weeks))
    frame = now[row].with_columns(
        vacancy_id=pl.concat_str(pl.lit("Y"), pl.col("practitioner_id"), pl.lit("-"), pl.Series(place)),
        opened_on=_day(plan.until, opened),
        advertised_on=_day(plan.until, opened + _between(chance, "days_to_advertise", len(row))),
        offered_on=_day(plan.until, opened + lasts - _between(chance, "offered_before_start_days", len(row))),
        filled_on=_day(plan.until, opened + lasts),
    )
    return frame.with_columns(
        advertised_on=pl.min_horizontal("advertised_on", "filled_on"),
        offered_on=pl.max_horizontal("opened_on", "offered_on"),
        withdrawn_on=pl.lit(None, dtype=pl.Date),
    ).with_columns(
        _known_by("advertised_on", plan.until),
        _known_by("offered_on", plan.until),
        _known_by("filled_on", plan.until),
        _fact_on=_latest(plan.until, "opened_on", "advertised_on", "offered_on", "filled_on"),
    )


def _absences(world: World, plan: Plan) -> pl.DataFrame:
    chance = plan.chance("cafcass absences drawn")
    people = _people(world, plan)
    parts = []
    for reason, a_year, days in (
        ("sickness", "sickness_spells_a_year", "days_sick"),
        ("family_leave", "other_absences_a_year", "days_otherwise_away"),
    ):
        held = (people["_until"] - people["started_on"]).dt.total_days().to_numpy()
        count = chance.poisson(_KNOWN.number(a_year) * held / _YEAR)
        row = np.repeat(np.arange(people.height), count)
        place = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
        shape: Mapping[str, Any] = _KNOWN.table(days)
        drawn = np.exp(np.log(shape["median"]) + shape["spread"] * chance.standard_normal(len(row)))
        lasts = np.clip(rounded(drawn), 1, shape["most"])
        begun = rounded(chance.random(len(row)) * held[row])
        parts.append(
            people[row].with_columns(
                absence_id=pl.concat_str(numbered(), pl.lit(f"-{reason[0]}"), pl.Series(place).cast(pl.String)),
                reason=pl.lit(reason),
                _begun=pl.col("started_on") + _days(begun),
                _last=pl.col("started_on") + _days(begun + lasts - 1),
            )
        )
    rows = pl.concat(parts).filter(pl.col("_begun") > plan.until - timedelta(days=int(_KEPT_YEARS * _YEAR)))
    rows = rows.with_columns(started_on="_begun", ended_on=pl.min_horizontal("_last", "_until"))
    rows = rows.with_columns(practitioner_id=numbered()).with_columns(
        ended_on=pl.when(pl.col("_last") <= plan.until).then("ended_on")
    )
    return rows.with_columns(_fact_on=_latest(plan.until, "started_on", "ended_on"))


def _training(world: World, plan: Plan) -> pl.DataFrame:
    module = _KNOWN.table("domestic_abuse_module")
    people = (
        _people(world, plan)
        .filter(pl.col("_until") >= module["from_on"])
        .unique("practitioner_id", keep="first", maintain_order=True)
    )
    begins = pl.max_horizontal("started_on", pl.lit(module["from_on"]))
    rows = people.with_columns(due_on=begins + pl.duration(days=module["days_to_complete"])).filter(
        begins <= plan.until
    )
    chance = plan.chance("cafcass training drawn")
    rows = _completed(rows, chance, module, plan)
    return rows.with_columns(
        practitioner_id=numbered(), course=pl.lit("domestic_abuse"), is_mandatory=pl.lit(value=True)
    )


def _inductions(world: World, plan: Plan) -> pl.DataFrame:
    known = _KNOWN.table("induction")
    first = world.workforce["started_on"].min()
    rows = _people(world, plan).filter(pl.col("started_on") > first)
    rows = rows.with_columns(due_on=pl.col("started_on") + pl.duration(days=known["days"]))
    return _completed(rows, plan.chance("cafcass inductions drawn"), known, plan).with_columns(
        practitioner_id=numbered()
    )


def _completed(rows: pl.DataFrame, chance: np.random.Generator, known: Mapping[str, Any], plan: Plan) -> pl.DataFrame:
    """Add completed_on, in most rows and by when it is known, and `_fact_on`."""
    apart = chance.integers(-known["days_early"], known["days_late"] + 1, rows.height)
    is_done = happens(chance, known["completed"], rows.height)
    done = pl.max_horizontal(pl.col("due_on") + _days(apart), "started_on")
    is_known = pl.lit(pl.Series(is_done)) & (done <= pl.col("_until"))
    rows = rows.with_columns(completed_on=pl.when(is_known).then(done))
    return rows.with_columns(_fact_on=_latest(plan.until, "started_on", "completed_on"))


def _performance_reviews(world: World, plan: Plan) -> pl.DataFrame:
    known = _KNOWN.table("performance_reviews")
    chance = plan.chance("cafcass reviews drawn")
    people = _people(world, plan)
    since = plan.until - timedelta(days=int(_KEPT_YEARS * _YEAR))
    held = (people["_until"] - people["started_on"]).dt.total_days().to_numpy()
    count = held // int(known["every_days"])
    row = np.repeat(np.arange(people.height), count)
    place = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    due = pl.col("started_on") + _days((place + 1) * int(known["every_days"]))
    rows = people[row].with_columns(due_on=due).filter(pl.col("due_on") > since)
    apart = chance.integers(-known["days_apart"], known["days_apart"] + 1, rows.height)
    is_held = pl.lit(pl.Series(happens(chance, known["held"], rows.height)))
    on = pl.col("due_on") + _days(apart)
    rows = rows.with_columns(held_on=pl.when(is_held & (on <= pl.col("_until"))).then(on), practitioner_id=numbered())
    return rows.with_columns(_fact_on=pl.coalesce("held_on", "due_on"))


def _staff_survey(world: World, plan: Plan) -> pl.DataFrame:
    known, chance = _KNOWN.table("survey"), plan.chance("cafcass survey drawn")
    people, parts = _people(world, plan), []
    for year in range(plan.until.year - 2, plan.until.year + 1):
        closed = date(year, known["month"], known["day"])
        there = people.filter(pl.col("started_on") <= closed, pl.col("_until") >= closed)
        there = there.filter(pl.Series(happens(chance, known["answers"], there.height)))
        if closed > plan.until or not there.height:
            continue
        number = (pl.col("practitioner_id") + year * 100_000_007) * _SCRAMBLER % _ROOM
        answers = {
            name: pl.Series(happens(chance, known[name], there.height))
            for name in ("can_manage_workload", "feels_safe", "is_listened_to")
        }
        parts.append(
            there.with_columns(
                response_id=pl.concat_str(pl.lit(f"S{year}-"), number.cast(pl.String)),
                survey_on=pl.lit(closed),
                _fact_on=pl.lit(closed),
                **answers,
            )
        )
    return pl.concat(parts) if parts else _no_answers(people)


def _no_answers(people: pl.DataFrame) -> pl.DataFrame:
    empty = {name: pl.lit(None, dtype=pl.Boolean) for name in ("can_manage_workload", "feels_safe", "is_listened_to")}
    day = pl.lit(None, dtype=pl.Date)
    return people.clear().with_columns(response_id=pl.lit(""), survey_on=day, _fact_on=day, **empty)


def _between(chance: np.random.Generator, name: str, size: int) -> Whole:
    ends = _KNOWN.table(name)
    drawn: Whole = chance.integers(ends["least"], ends["most"] + 1, size)
    return drawn


def _days(days: Whole | Real) -> pl.Expr:
    return pl.duration(days=pl.lit(pl.Series(np.asarray(days, dtype=np.int64))))


def _day(until: date, days: Whole) -> pl.Expr:
    return (pl.lit(until) + _days(days)).cast(pl.Date)


def _known_by(column: str, until: date) -> pl.Expr:
    return pl.when(pl.col(column) <= until).then(column).alias(column)


def _latest(until: date, *columns: str) -> pl.Expr:
    return pl.min_horizontal(pl.max_horizontal(*columns), pl.lit(until))


STAFF: Mapping[str, Rows] = {
    "vacancies": _vacancies,
    "absences": _absences,
    "training": _training,
    "inductions": _inductions,
    "performance_reviews": _performance_reviews,
    "staff_survey": _staff_survey,
}
"""The rows of every subject of the extract that is of Cafcass's own people."""
