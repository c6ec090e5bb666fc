"""The frame of episodes: periods of care cut wherever legal status or placement changes, contiguous day by day."""

from __future__ import annotations

import numpy as np
import polars as pl

from waypost.synthetic.addresses import invent_postcodes
from waypost.synthetic.care import (
    ADOPTION,
    ARRANGEMENTS,
    C1,
    E1,
    EIGHTEEN,
    GUARDIANSHIP,
    STATUSES,
    TAKEN_OVER,
    V2,
    Periods,
)
from waypost.synthetic.chance import Days, Streams, Truth, Whole, happens, named, pick, repeat_index, rounded
from waypost.synthetic.children import YEAR
from waypost.synthetic.columns import begins_run, ends_run, row_after
from waypost.synthetic.days import NEVER
from waypost.synthetic.people import Roster
from waypost.synthetic.places import Places
from waypost.synthetic.population import Population
from waypost.synthetic.rates import rates
from waypost.synthetic.world import EPISODES as SCHEMA

_KNOWN = rates("care")
PLACEMENTS = ("U1", "U2", "U3", "U4", "U5", "U6", "K1", "K2", "K3", "P1", "R3", "A5", "A6")
_FAMILY_OF_PROVIDER = {
    "U1": "relative",
    "U2": "relative",
    "U3": "relative",
    "P1": "parents",
    "A5": "adoption",
    "A6": "adoption",
    "K1": "residential",
    "K2": "residential",
    "K3": "residential",
    "R3": "residential",
}
_INSPECTED = ("K1", "K2", "K3", "R3", "U4", "U5", "U6")


def episodes_frame(
    streams: Streams, known: Places, given: Population, roster: Roster, care: Periods, until: int
) -> pl.DataFrame:
    """Return one row an episode, sorted by child and start. The last one of a period that goes on has no end."""
    care = care.take(care.started <= until)
    changes = pl.concat([_status_changes(care), _placement_changes(streams("placements"), given, care, until)])
    changes = changes.join(_period_frame(care), on="period").filter(
        (pl.col("day") >= pl.col("started"))
        & (pl.col("day") <= until)
        & ((pl.col("day") < pl.col("ended")) | (pl.col("day") == pl.col("started")))
    )
    cut = (
        changes.group_by("period", "day")
        .agg(pl.col("status").max(), pl.col("placement").max(), pl.col("is_same_carer").any())
        .sort("period", "day")
        .with_columns(
            has_status=pl.col("status").is_not_null(),
            has_placement=pl.col("placement").is_not_null(),
            stay=(pl.col("placement").is_not_null() & ~pl.col("is_same_carer")).cast(pl.Int64).cum_sum(),
        )
        .with_columns(pl.col("status", "placement").forward_fill().over("period"))
    )
    return _frame(streams("placement_facts"), known, given, roster, care, cut, until)


def _period_frame(care: Periods) -> pl.DataFrame:
    return pl.DataFrame({"period": np.arange(len(care)), "started": care.started, "ended": care.ended})


def _status_changes(care: Periods) -> pl.DataFrame:
    """Return each change of legal status: period, day, status."""
    period = np.arange(len(care))
    parts = [
        (care.started, care.status),
        (care.agreed, np.full(len(care), V2)),
        (care.interim, np.full(len(care), C1)),
        (care.final, care.final_status),
    ]
    rows = [
        pl.DataFrame({"period": period, "day": day, "status": status}).filter(pl.col("day") > NEVER)
        for day, status in parts
    ]
    return pl.concat(rows).with_columns(placement=pl.lit(None, dtype=pl.Int64), is_same_carer=pl.lit(False))


def _placement_changes(chance: np.random.Generator, given: Population, care: Periods, until: int) -> pl.DataFrame:
    """Draw where children are placed at first, where they move, and when they are placed for adoption."""
    size = len(care)
    first = _first_placement(chance, given, care)
    last_move = np.where(care.final_status == E1, care.final, np.minimum(care.ended, until))
    settling = int(_KNOWN.number("least_days_before_move"))
    years = np.maximum(last_move - care.started - 2 * settling, 0) / YEAR
    counts = chance.poisson(np.minimum(years * _KNOWN.number("moves_a_year"), _KNOWN.number("most_moves")))
    parent, _ = repeat_index(counts)
    day = care.started[parent] + settling + (chance.random(len(parent)) * years[parent] * YEAR).astype(np.int64)
    moved = _placement_at(chance, given, care.child[parent], day)
    is_same = happens(chance, _KNOWN.number("is_same_carer"), len(parent)) & (first[parent] <= PLACEMENTS.index("U6"))
    adoption = care.end == ADOPTION
    share = _KNOWN.number("days_to_adoption_share")
    placed_on = care.final + rounded((care.ended - care.final) * share)
    with_carer = happens(chance, _KNOWN.number("adopted_by_foster_carer"), size)
    adopted = np.where(with_carer, PLACEMENTS.index("A5"), PLACEMENTS.index("A6"))
    rows = [
        _moves(np.arange(size), care.started, first, np.zeros(size, dtype=np.bool_)),
        _moves(parent, day, moved, is_same),
        _moves(np.arange(size)[adoption], placed_on[adoption], adopted[adoption], with_carer[adoption]),
    ]
    return pl.concat(rows)


def _moves(period: Whole, day: Days, placement: Whole, is_same: Truth) -> pl.DataFrame:
    frame = pl.DataFrame({"period": period, "day": day, "placement": placement, "is_same_carer": is_same})
    return frame.select("period", "day", pl.lit(None, dtype=pl.Int64).alias("status"), "placement", "is_same_carer")


def _placement_at(chance: np.random.Generator, given: Population, child: Whole, day: Days) -> Whole:
    """Draw a placement for a child of that age on that day."""
    age = (day - given.children.born[child]) / YEAR
    drawn = [
        _placements_of(chance, table, len(child))
        for table in ("placements_under_5", "placements_5_to_11", "placements_12_and_over")
    ]
    return np.select([age < 5, age < 12], drawn[:2], drawn[2])


def _placements_of(chance: np.random.Generator, table: str, size: int) -> Whole:
    shares = _KNOWN.shares(table)
    return np.array([PLACEMENTS.index(code) for code in shares])[pick(chance, shares, size)]


def _first_placement(chance: np.random.Generator, given: Population, care: Periods) -> Whole:
    size = len(care)
    usual = _placement_at(chance, given, care.child, care.started)
    from_home = (care.status == C1) & (care.started == care.interim)
    is_baby = care.started - given.children.born[care.child] < YEAR
    with_parents = from_home & happens(chance, _KNOWN.number("placed_with_parents"), size)
    together = from_home & is_baby & happens(chance, _KNOWN.number("mother_and_baby"), size)
    deprived = _placements_of(chance, "placements_deprived", size)
    is_deprived = (care.interim == NEVER) & (care.final == NEVER)
    return np.select(
        [is_deprived, together, with_parents],
        [deprived, np.full(size, PLACEMENTS.index("R3")), np.full(size, PLACEMENTS.index("P1"))],
        usual,
    )


def _frame(
    chance: np.random.Generator,
    known: Places,
    given: Population,
    roster: Roster,
    care: Periods,
    cut: pl.DataFrame,
    until: int,
) -> pl.DataFrame:
    period, size = cut["period"].to_numpy(), len(cut)
    placement = cut["placement"].to_numpy()
    day = cut["day"].to_numpy()
    is_last = ends_run(period)
    ended = np.where(is_last, care.ended[period], row_after(day, NEVER))
    stay = cut["stay"].to_numpy() - 1
    is_move_next = row_after(cut["has_placement"].to_numpy(), False) & ~is_last
    authority = care.authority[period]
    needs, moves = _KNOWN.shares("needs"), _KNOWN.shares("reasons_for_move")
    need = pick(chance, needs, len(care))[period]
    stays = _stays(chance, known, authority, placement, stay)
    ends = _reasons_ceased(chance, care, placement, period)
    is_closed = ended <= until
    frame = pl.DataFrame(
        {
            "person_id": roster.child[care.child[period]],
            "authority": named(known.authorities, authority),
            "started_on": pl.Series(values=day, dtype=pl.Int32).cast(pl.Date),
            "ended_on": _dates_where(is_closed, ended),
            "reason_new": _reasons_new(cut, period),
            "legal_status": named(STATUSES, cut["status"].to_numpy()),
            "need": named(needs, need),
            "placement": named(PLACEMENTS, placement),
            "reason_ceased": named(_CEASED, np.where(~is_closed, -1, np.where(is_last, ends, 0))),
            "reason_place_change": named(moves, np.where(is_move_next, pick(chance, moves, size), -1)),
        }
    ).hstack(stays)
    return frame.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items()).sort("person_id", "started_on")


_CEASED = ("X1", "E3", "E4A", "E41", "E45", "E46", "E47", "E48", "E11", "E12", *_KNOWN.shares("leaves_at_18"))


def _reasons_ceased(chance: np.random.Generator, care: Periods, placement: Whole, period: Whole) -> Whole:
    """Return why the period of each episode ends, as if the episode were its last."""
    size, end = len(period), care.end[period]
    leaving = len(_CEASED) - len(_KNOWN.shares("leaves_at_18")) + pick(chance, _KNOWN.shares("leaves_at_18"), size)
    with_relative = placement <= PLACEMENTS.index("U3")
    was_carer = (placement <= PLACEMENTS.index("U6")) & happens(
        chance, _KNOWN.number("guardian_was_foster_carer"), size
    )
    guardian = np.where(
        with_relative, _CEASED.index("E45"), np.where(was_carer, _CEASED.index("E46"), _CEASED.index("E47"))
    )
    unopposed = happens(chance, _KNOWN.number("is_unopposed"), size)
    adopted = np.where(unopposed, _CEASED.index("E11"), _CEASED.index("E12"))
    return np.select(
        [end == EIGHTEEN, end == GUARDIANSHIP, end == ADOPTION, end == ARRANGEMENTS, end == TAKEN_OVER],
        [leaving, guardian, adopted, *(np.full(size, _CEASED.index(code)) for code in ("E41", "E3"))],
        _CEASED.index("E4A"),
    )


def _reasons_new(cut: pl.DataFrame, period: Whole) -> pl.Series:
    is_first = begins_run(period)
    status, placement = pl.col("has_status"), pl.col("has_placement")
    return (
        cut.with_columns(is_first=pl.Series(is_first))
        .select(
            pl.when("is_first")
            .then(pl.lit("S"))
            .when(status & placement & pl.col("is_same_carer"))
            .then(pl.lit("U"))
            .when(status & placement)
            .then(pl.lit("B"))
            .when(status)
            .then(pl.lit("L"))
            .when("is_same_carer")
            .then(pl.lit("T"))
            .otherwise(pl.lit("P"))
        )
        .to_series()
    )


def _stays(chance: np.random.Generator, known: Places, authority: Whole, placement: Whole, stay: Whole) -> pl.DataFrame:
    """Return provider, postcode and register number of each stay; episodes of one stay share them."""
    first = begins_run(stay)
    there, codes = placement[first], ("PR0", "PR1", "PR4", "PR5")
    given = _KNOWN.table("providers")
    provider = np.zeros(len(there), dtype=np.int64)
    for place, code in enumerate(PLACEMENTS):
        rows = np.flatnonzero(there == place)
        shares = given[_FAMILY_OF_PROVIDER.get(code, "foster")]
        provider[rows] = np.array([codes.index(one) for one in shares])[pick(chance, shares, len(rows))]
    inspected = np.isin(there, [PLACEMENTS.index(code) for code in _INSPECTED])
    numbers = pl.Series(values=chance.integers(1_000_000, 3_000_000, len(there)))
    frame = pl.DataFrame(
        {
            "provider": named(codes, provider),
            "placement_postcode": invent_postcodes(chance, known, authority[first]),
            "urn": pl.select(pl.when(pl.lit(pl.Series(inspected))).then(pl.format("SC{}", numbers))).to_series(),
        }
    )
    return frame[np.cumsum(first) - 1]


def _dates_where(condition: Truth, days: Days) -> pl.Series:
    numbers = pl.Series(values=days, dtype=pl.Int32)
    return pl.select(pl.when(pl.lit(pl.Series(condition))).then(numbers)).to_series().cast(pl.Date)
