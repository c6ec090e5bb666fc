"""The page of fair comparison: what differs by more than chance, and no league table anywhere."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from support.invented_cohorts import ENGLISH, invented_areas_and_months
from support.invented_release import RUN, invented_release_figures
from waypost.disclosure.release import Release, release
from waypost.doors.boardpack.compared import OUTCOMES, area_table, render_compare_page
from waypost.doors.boardpack.reading import Figures, area_name
from waypost.doors.boardpack.write import write_board_pack
from waypost.pipeline.measures import described


@pytest.fixture(scope="module")
def told() -> Release:
    """The comparisons of invented cohorts, in which the first area is odd."""
    return release(invented_areas_and_months(), None, is_invented=True)


@pytest.fixture(scope="module")
def page(told: Release) -> str:
    return render_compare_page(told, described(), RUN)


def cells(page: str) -> list[list[str]]:
    """Return the names in the first column of every table, a list a table."""
    tables = re.findall(r"<tbody[^>]*>(.*?)</tbody>", page, re.S)
    return [
        [re.sub("<.*?>", "", name) for name in re.findall(r'<th scope="row"[^>]*>(.*?)</th>', table)]
        for table in tables
    ]


def test_the_odd_area_is_named_and_no_other_is_beyond(page: str):
    odd = area_name(ENGLISH[0])
    assert f"Beyond what chance and the usual differences explain: {odd}. Ask why." in page
    assert page.count("beyond the usual</td>") >= 1
    assert "There is no ranking" in page


def test_there_are_three_charts_with_words_and_tables(page: str):
    assert page.count('<figure class="figure">') == 3
    assert page.count("<desc id=") == 6  # wide and narrow
    assert "Something has changed" in page
    assert "beyond a limit" in page


def test_of_too_few_months_nothing_is_said_to_be_usual(told: Release):
    told_of = ("month", "as_counted", "standardised")
    few = replace(told, figures=tuple(one for one in told.figures if one.method in told_of))
    page = render_compare_page(few, described(), RUN)
    assert "too few months to say what is usual" in page
    assert "Too few months are told for limits to be drawn." in page
    assert "nothing but the usual" not in page


def test_no_interval_begins_below_nought():
    figures = [replace(one, lower=-0.5) if one.method == "standardised" else one for one in invented_areas_and_months()]
    table = area_table(Figures(release(figures, None, is_invented=True)), next(iter(OUTCOMES)))
    assert table is not None
    assert {row[4].partition(" ")[0] for row in table.rows[1:] if row[4]} == {"0.0"}


def test_every_table_of_areas_is_in_the_order_of_the_alphabet(page: str):
    names = {area_name(area) for area in ENGLISH}
    of_areas = [[name for name in table if name in names] for table in cells(page)]
    of_areas = [table for table in of_areas if len(table) > 2]
    assert len(of_areas) >= 5
    assert all(table == sorted(table) for table in of_areas)


def test_the_order_of_areas_does_not_follow_their_values(told: Release):
    for outcome in OUTCOMES:
        table = area_table(Figures(told), outcome)
        assert table is not None
        values = [float(row[3]) for row in table.rows[1:] if row[3].replace(".", "").isdigit()]
        assert values not in (sorted(values), sorted(values, reverse=True))
        assert table.rows[0][0] == "England"


def test_no_csv_of_the_pack_orders_areas_by_a_value_or_ranks_them(told: Release, tmp_path: Path):
    both = [*invented_release_figures(4_000, 7), *invented_areas_and_months()]
    write_board_pack(release(both, None, is_invented=True), described(), run=RUN, folder=tmp_path)
    for path in (tmp_path / "data").glob("*.csv"):
        head, *rows = path.read_text("utf-8").splitlines()
        assert not re.search(r"\brank|league|position\b", head.lower()), path.name
        if path.name == "areas.csv":
            names = [row.split(",")[0] for row in rows]
            assert names[1:] == sorted(names[1:], key=lambda name: (name == "Area not known", name))
    pages = [path.read_text("utf-8") for path in tmp_path.glob("*.html")]
    assert not any(re.search(r"\b(best|worst)(-| )(performing|area)", page) for page in pages)


def test_small_numbers_stay_hidden(told: Release):
    shown = [one for one in told.figures if one.numerator is not None]
    assert not any(0 < one.numerator < 6 for one in shown if one.numerator is not None)


def test_without_figures_the_page_says_so():
    empty = release([], None, is_invented=True)
    assert "Areas cannot be compared" in render_compare_page(empty, described(), RUN)
