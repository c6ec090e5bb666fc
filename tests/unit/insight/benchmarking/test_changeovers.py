"""Areas that changed over: since when, as the record says, and what is told of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from support.care_alone import section_8_alone
from waypost.disclosure.release import release
from waypost.insight.benchmarking.changeovers import (
    COMPARED_WITH,
    Changeover,
    changeover_figures,
    changeovers,
)
from waypost.insight.benchmarking.evaluated import CHANGEOVER, TOO_FEW
from waypost.insight.benchmarking.evaluation_terms import terms
from waypost.insight.measures.figure import Figure
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.pipeline.invented_record import invented_record
from waypost.synthetic.invent import invent

AS_OF = date(2027, 3, 31)
SMALL = replace(terms(), fewest_cases=5, areas_compared=2, fewest_areas=3, draws=99)


def counted(**areas: list[tuple[int, int]]) -> pl.DataFrame:
    rows = [(area, month, *pair) for area, months in areas.items() for month, pair in enumerate(months)]
    return pl.DataFrame(rows, schema=["area", "month", "cases", "in_new"], orient="row")


def test_an_area_has_changed_over_from_the_month_in_which_half_its_cases_have():
    told = counted(a=[(10, 0), (10, 2), (10, 5), (10, 9)], b=[(10, 0)] * 4)
    assert changeovers(told) == (Changeover("a", 2),)


def test_a_month_that_came_to_nothing_and_a_case_that_moved_in_are_no_start():
    assert changeovers(counted(a=[(4, 4), (10, 0), (10, 0)], b=[(10, 0), (10, 0), (1, 1), (9, 1)])) == ()


@pytest.fixture(scope="module")
def figures() -> list[Figure]:
    """The figures of a world of eight areas, one of which changed over on 28 May 2024 and one on 3 June 2025."""
    store = DuckDBStore(threads=1)
    store.load(invented_record(section_8_alone(invent(children=8_000, seed=1)), AS_OF))
    return changeover_figures(store, AS_OF, SMALL)


def test_each_live_area_has_an_effect_with_what_it_rests_on(figures: list[Figure]):
    of_birmingham = [one for one in figures if one.area == "birmingham"]
    (effect,) = (one for one in of_birmingham if one.method == "effect")
    assert effect.period_start == date(2024, 6, 1)
    assert effect.period_end == date(2026, 3, 31)
    shares = [one for one in of_birmingham if one.group_kind == COMPARED_WITH]
    assert sum(one.value for one in shares) == pytest.approx(100)
    assert not {one.group for one in shares} & {"birmingham", "west_yorkshire"}
    assert {one.method for one in of_birmingham} == {
        told.id for told in CHANGEOVER.told if told.id not in TOO_FEW
    }  # fmt: skip


def test_with_six_areas_left_chance_cannot_tell_and_there_is_no_interval(figures: list[Figure]):
    (effect,) = (one for one in figures if (one.area, one.method) == ("birmingham", "effect"))
    assert (effect.lower, effect.upper) == (None, None)


def test_where_too_few_areas_are_left_it_is_said_and_nothing_else():
    store = DuckDBStore(threads=1)
    store.load(invented_record(section_8_alone(invent(children=1_500, seed=1)), AS_OF))
    told = changeover_figures(store, AS_OF)
    assert [(one.area, one.method) for one in told] == [("birmingham", "few_areas")]


def test_figures_pass_disclosure_and_every_method_is_defined(figures: list[Figure]):
    known = {one.id: one.unit for one in CHANGEOVER.told}
    assert all(known[one.method] == one.unit for one in figures)
    assert len(release(figures, None, is_invented=True).figures) == len(figures)
