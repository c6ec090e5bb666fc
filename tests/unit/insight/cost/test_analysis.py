"""The figures of cost: one a thing told and place, resting on children, so that disclosure can hide them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from support.invented_costs import COSTS, used
from waypost.disclosure.release import release
from waypost.insight.cost.analysis import ANALYSIS, figures_of, year_to
from waypost.insight.cost.model import price


def test_the_year_ends_with_the_last_whole_month() -> None:
    scope = year_to(date(2027, 3, 30))
    assert (scope.since, scope.until) == (date(2026, 3, 1), date(2027, 2, 28))


def test_every_figure_is_defined_and_every_place_has_them_all() -> None:
    told = {one.id for one in ANALYSIS.told}
    england = {figure.method for figure in figures_of(price(COSTS, used(), 1), "england", "england")}
    area = {figure.method for figure in figures_of(price(COSTS, used(), 1), "dfj_area", "truro")}
    assert england == told
    assert area == told


def test_what_rests_on_few_children_does_not_leave() -> None:
    few = replace(used(), children=4, children_ended=9)
    figures = release(list(figures_of(price(COSTS, few, 1), "england", "england")), None, is_invented=True).figures
    assert {figure.marker for figure in figures} == {"c", "u"}
    assert all(figure.value is None and figure.lower is None for figure in figures)
