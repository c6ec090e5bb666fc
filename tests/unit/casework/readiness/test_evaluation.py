"""What evaluators ask and what a court keeps to: every figure is of a measure that there is, every gap says why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waypost.casework.readiness.evaluation import OfArea, by_area, points, questions
from waypost.pipeline import measures


def test_every_figure_that_is_named_is_released_by_some_build():
    known = {f"{one['id']}/{method}" for one in measures.listed() for method in one["methods"]}
    named = {key for one in (*questions(), *points()) for key in one.figures} | {one.figure for one in by_area()}
    assert named <= known


def test_a_question_says_what_stays_open_and_a_point_that_is_not_measured_why():
    with pytest.raises(ValueError, match="stays open"):
        replace(questions()[0], cannot="")
    with pytest.raises(ValueError, match="says why"):
        replace(points()[0], figures=(), cannot="")


def test_both_words_of_the_plan_on_three_quarters_stand_there():
    (met,) = (one for one in points() if one.id == "met_before_the_decision")
    assert {"engaged_before_decision/at_least_75", "engaged_before_decision/up_to_75"} == set(met.figures)


def test_pace_and_safety_balance_the_rest():
    assert [one.id for one in points() if one.balances] == ["pace", "safety"]


def test_what_is_told_by_area_is_measured_by_area_and_balanced():
    grains = {one["id"]: one["grains"] for one in measures.listed()}
    assert all("dfj_area" in grains[one.figure.split("/")[0]] for one in by_area())
    assert [one.balances for one in by_area()] == [False] * 4 + [True] * 2
    with pytest.raises(ValueError, match="measure/method"):
        OfArea("Something", "a_measure_without_a_method")
