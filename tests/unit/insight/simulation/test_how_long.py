"""How long cases usually take: eight in ten of those held out end within what was told of the others."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest

from waypost.casework.sharing.stages import paths
from waypost.insight.measures.survival.life_table import LifeTable, life_table
from waypost.insight.simulation.how_long import FROM_WEEKS, KINDS, UsualTime, usual_times, usual_times_of
from waypost.insight.simulation.rules import rules
from waypost.journeys.question import Answer, Question

UNTIL = date(2027, 3, 31)


def table_of(days: np.ndarray, has_ended: np.ndarray) -> LifeTable:
    """Return the life table of cases watched from their start for so many days; those without an end are censored."""
    last = int(days.max()) + 1
    entered = np.zeros(last, dtype=int)
    entered[0] = len(days)
    left, ended = np.bincount(days, minlength=last), np.bincount(days[has_ended], minlength=last)
    rows = tuple(zip(range(last), entered.tolist(), left.tolist(), ended.tolist(), strict=True))
    table = life_table(rows)
    assert table is not None
    return table


def share_held(told: tuple[UsualTime, ...], held_out: np.ndarray) -> dict[int, tuple[float, int]]:
    """Return, by week so far, the share of cases held out that end within the range, and of how many."""
    found = {}
    for one in told:
        lasting = held_out[held_out >= one.from_week * 7]
        is_held = (lasting // 7 >= one.low_weeks) & (lasting <= one.high_weeks * 7)
        found[one.from_week] = (float(is_held.mean()), len(lasting))
    return found


def drawn(count: int, seed: int) -> np.ndarray:
    """Draw lengths in days: most about eight months, some withdrawn early, some for years."""
    chance = np.random.default_rng(seed)
    usual = chance.lognormal(np.log(240), 0.45, count)
    early, long = chance.gamma(2, 25, count), chance.lognormal(np.log(600), 0.3, count)
    return np.select([chance.random(count) < 0.1, chance.random(count) < 0.15], [early, long], usual).astype(int)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_eight_in_ten_of_cases_held_out_end_within_the_range(seed):
    past, held_out = drawn(3000, seed), drawn(1500, seed + 100)
    seen_for = np.random.default_rng(seed + 200).integers(100, 1500, len(past))  # many are open still
    told = usual_times("care", table_of(np.minimum(past, seen_for), past <= seen_for))
    held = share_held(told, held_out)
    assert held[0][1] == 1500
    assert 0.75 <= held[0][0] <= 0.85
    for week, (share, count) in held.items():
        if count >= 1000:
            assert 0.75 <= share <= 0.85, (week, share)


def test_open_cases_make_the_range_longer_and_ended_ones_alone_would_lie():
    past = drawn(3000, 4)
    seen_for = np.random.default_rng(5).integers(30, 500, len(past))
    honest = usual_times("care", table_of(np.minimum(past, seen_for), past <= seen_for), [0])[0:1]
    ended = past[past <= seen_for]
    naive = usual_times("care", table_of(ended, np.ones(len(ended), dtype=bool)), [0])
    assert not honest or honest[0].high_weeks > naive[0].high_weeks
    assert share_held(naive, drawn(2000, 6))[0][0] < 0.75


def test_a_range_starts_no_earlier_than_the_case_has_lasted():
    told = usual_times("care", table_of(drawn(3000, 7), np.ones(3000, dtype=bool)))
    assert [one.from_week for one in told][:3] == list(FROM_WEEKS[:3])
    assert all(one.low_weeks >= one.from_week for one in told)
    assert all(one.high_weeks > one.low_weeks for one in told)


def test_nothing_is_told_of_too_few_or_where_the_long_end_is_not_in_sight():
    few = drawn(rules().fewest_cases_like_mine - 1, 8)
    assert usual_times("care", table_of(few, np.ones(len(few), dtype=bool))) == ()
    open_still = np.full(500, 100)
    assert usual_times("care", table_of(open_still, np.zeros(500, dtype=bool))) == ()


class OneStore:
    """A store that answers every question of lives alike, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def compute(self, question: Question, **days: date) -> list[Answer]:
        assert days == {"start": date(2024, 4, 1), "end": UNTIL}
        self.asked.append(question)
        lengths = drawn(400, 9)
        ends = np.bincount(lengths)
        return [Answer((), 400, ages=tuple((age, 400 * (age == 0), int(n), int(n)) for age, n in enumerate(ends)))]


def test_a_store_is_asked_once_for_each_kind_of_case_by_sound_questions():
    store = OneStore()
    told = usual_times_of(store, date(2024, 4, 1), UNTIL)
    assert len(store.asked) == len(KINDS)
    assert {one.kind for one in told} == set(KINDS)
    assert set(KINDS) <= set(paths())


@pytest.mark.slow
def test_eight_in_ten_of_invented_cases_held_out_end_within_the_range():
    """Half of the invented families teach, the other half are asked: 1,000 and more that began two years before."""
    from waypost.synthetic.invent import invent  # noqa: PLC0415

    world = invent(children=8000, seed=11, years=6, until=UNTIL)
    ends = world.children_in_cases.group_by("case_id").agg(pl.col("final_order_on").max())
    cases = world.cases.filter(pl.col("consolidated_into").is_null() & pl.col("received_on").is_not_null())
    rows = cases.join(ends, "case_id").select(
        teaches=pl.col("family_id") % 2 == 0, started=pl.col("received_on"), ended=pl.col("final_order_on")
    )
    asked = rows.filter(~pl.col("teaches") & (pl.col("started") < date(2025, 3, 31)))
    days = (pl.coalesce(pl.min_horizontal("ended", pl.lit(UNTIL)), pl.lit(UNTIL)) - pl.col("started")).dt.total_days()
    taught = rows.filter("teaches").select(days=days, ended=pl.col("ended").is_not_null())
    told = usual_times("care", table_of(taught["days"].to_numpy().clip(0), taught["ended"].to_numpy()), [0])
    held_out = asked.filter(pl.col("ended").is_not_null()).select(days=days)["days"].to_numpy().clip(0)
    share, count = share_held(told, held_out)[0]
    assert count >= 1000
    assert 0.75 <= share <= 0.85, share
    tails = (held_out // 7 < told[0].low_weeks).mean(), (held_out > told[0].high_weeks * 7).mean()
    assert all(0.06 <= tail <= 0.14 for tail in tails), tails  # times that are told too short by a third are found so
