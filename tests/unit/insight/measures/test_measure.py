"""Measures, methods and figures check themselves at birth; a definition can be told as plain values."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from waypost.insight.measures.figure import Figure
from waypost.insight.measures.library.open_children_and_cases import MEASURE

FIGURE = Figure(
    measure_id="m",
    method="children",
    area_kind="england",
    area="england",
    period_start=date(2025, 1, 31),
    period_end=date(2025, 1, 31),
    group_kind="all",
    group="all",
    numerator=2,
    denominator=8,
    value=25.0,
    unit="percent",
)


@pytest.mark.parametrize(
    "wrong",
    [
        {"objective": "profit"},
        {"direction": "sideways"},
        {"period": "fortnight"},
        {"methods": ()},
        {"methods": MEASURE.methods * 2},
        {"denominator": "Children."},
    ],
)
def test_a_measure_that_does_not_say_what_it_is_is_never_born(wrong: dict) -> None:
    with pytest.raises(ValueError, match="measure open_children_and_cases"):
        replace(MEASURE, **wrong)


@pytest.mark.parametrize("wrong", [{"unit": "furlongs"}, {"groups": ("shoe_size",)}])
def test_a_method_has_a_known_unit_and_groups(wrong: dict) -> None:
    with pytest.raises(ValueError, match="method children"):
        replace(MEASURE.method("children"), **wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"area_kind": "ward"},
        {"group_kind": "shoe_size"},
        {"unit": "furlongs"},
        {"period_end": date(2025, 1, 30)},
        {"numerator": None, "denominator": None},
    ],
)
def test_a_figure_says_where_when_and_on_what_it_rests(wrong: dict) -> None:
    with pytest.raises(ValueError, match="figure of m"):
        replace(FIGURE, **wrong)


def test_a_figures_cell_is_the_smaller_of_its_counts() -> None:
    assert FIGURE.cell == 2
    assert replace(FIGURE, numerator=None).cell == 8


def test_a_definition_is_plain_values() -> None:
    plain = MEASURE.as_plain()
    assert json.loads(json.dumps(plain)) == plain
    needed = {"id", "title", "objective", "unit", "direction", "grains", "methods", "source", "owner", "next_review"}
    assert needed <= set(plain)
    assert (plain["methods"], plain["unit"]) == (["children", "cases"], "children")
