"""Problems in plain words find initiatives, measures and causes; words that tell nothing find nothing."""

from __future__ import annotations

import pytest

from waypost.casework.strategy.what_works.search import Findable, find, words_of
from waypost.casework.strategy.what_works.words import told
from waypost.wiring.released_figures import titles

TRIED = [
    Findable("pool", "Experts shared by authorities", ("pooling",)),
    Findable("lamps", "Lamps are lit earlier", measures=("reports_on_time",)),
    Findable("boats", "Boats are painted"),
]


def test_words_find_through_a_problem_a_theme_and_a_measure():
    found = find("Cases wait for experts", initiatives=TRIED, titles=titles())
    assert found.problems[0][0] == "experts"
    assert dict(found.initiatives).keys() == {"pool", "lamps"}
    assert "reports_on_time" in dict(found.measures)
    assert "evidence" in found.causes


@pytest.mark.parametrize("asked", ["", "the of and", "xylophone", "<script>"])
def test_words_that_tell_nothing_find_nothing(asked):
    found = find(asked, initiatives=TRIED, titles=titles())
    assert (found.problems, found.measures, found.initiatives) == ((), (), ())


def test_endings_do_not_matter():
    assert words_of("Hearings listed") == words_of("hearing lists")


def test_problems_name_measures_and_themes_that_are_there():
    rows = told("problems")["problems"]
    assert {measure for one in rows.values() for measure in one["measures"]} <= set(titles())
    assert {theme for one in rows.values() for theme in one["themes"]} <= set(told()["themes"])
    assert {one["problem"] for one in told("survey")["questions"].values()} <= set(rows)
