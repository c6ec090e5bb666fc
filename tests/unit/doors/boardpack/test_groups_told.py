"""The page of who it happens to: every group, the missing among them, and no claim that chance would make."""

from __future__ import annotations

import re

import pytest

from support.invented_cohorts import invented_cohort
from support.invented_release import RUN
from waypost.disclosure.release import Release, release
from waypost.doors.boardpack.groups_told import render_who_page
from waypost.insight.benchmarking.outcome import BY_GROUP, PRIVATE_WEEKS
from waypost.insight.benchmarking.who import who_figures
from waypost.pipeline.measures import described


def told(gap: float, missing: float = 0.05) -> Release:
    figures = [
        figure
        for number, outcome in enumerate(BY_GROUP)
        for figure in who_figures(invented_cohort(outcome, cases=600, seed=30 + number, gap=gap, missing=missing))
    ]
    return release(figures, None, is_invented=True)


@pytest.fixture(scope="module")
def planted() -> str:
    """A page on which children of one ethnic group take twenty-five weeks longer."""
    return render_who_page(told(25.0), described(), RUN)


@pytest.fixture(scope="module")
def level() -> str:
    """A page on which no group differs, and some are not known."""
    return render_who_page(told(0.0), described(), RUN)


@pytest.fixture(scope="module")
def of_everybody() -> str:
    """A page on which no group differs, and everybody is known."""
    return render_who_page(told(0.0, missing=0.0), described(), RUN)


def test_a_planted_gap_is_said_in_words(planted: str):
    assert re.search(
        r"Weeks that care proceedings took: Black, Black British, Caribbean or African, 2\d\.\d weeks longer", planted
    )


def test_without_a_gap_no_group_is_named(level: str):
    assert "No ethnic group stands so far from all others" in level
    assert "no proof that none is treated worse" in level


def test_whoever_is_missing_has_a_row_and_a_bound(planted: str):
    assert planted.count("Not told: refused") >= 2
    assert re.search(r"[+−]\d+\.\d to [+−]\d+\.\d</td></tr>", planted)


def test_where_nobody_is_missing_the_page_says_so(of_everybody: str):
    assert "Nobody is missing" in of_everybody


def test_at_most_three_charts_and_every_kind_of_group_has_its_table(planted: str):
    assert planted.count('<figure class="figure">') == 3
    kinds = ("Ethnic group", "Ethnicity", "Sex", "Age when the case began", "Disability of the child")
    kinds += ("Domestic abuse", "Who has a lawyer")
    assert all(f"{kind}<span" in planted for kind in kinds)


def test_what_cannot_be_told_is_said(planted: str):
    assert "additional needs are not disability" in planted
    assert "Which adult alleges abuse, and of whom" in planted


def test_disability_and_the_heritage_of_adults_are_told_with_intervals_and_with_the_missing():
    own = invented_cohort(PRIVATE_WEEKS, cases=900, seed=5, law="private", disability_gap=25.0)
    page = render_who_page(release(list(who_figures(own)), None, is_invented=True), described(), RUN)
    assert re.search(r"disabled children, 2\d\.\d weeks longer", page)
    assert "Not disabled, " not in page
    (disability,) = re.findall(r"Disability of the child<span.*?<tbody[^>]*>(.*?)</tbody>", page, re.S)
    assert "Not known" in disability
    assert re.search(r"\+2\d\.\d \(\+\d", disability)
    for side in ("applicants", "respondents"):
        (table,) = re.findall(rf"Heritage of the {side}, where.*?<tbody[^>]*>(.*?)</tbody>", page, re.S)
        assert "Adults of several groups" in table
        assert re.search(r"[+−]\d+\.\d \([+−]\d", table)


def test_the_heritage_of_adults_is_asked_only_where_abuse_is_alleged_in_private_law():
    (public, private) = (invented_cohort(PRIVATE_WEEKS, cases=300, law=law) for law in ("public", "private"))
    assert not [one for one in who_figures(public) if one.group_kind.endswith("_heritage")]
    whole = {one.group: one.denominator for one in who_figures(private) if one.method == "as_counted"}
    of_side = [
        one.denominator
        for one in who_figures(private)
        if (one.group_kind, one.method) == ("applicants_heritage", "as_counted")
    ]
    assert sum(of_side) == whole["alleged"] < whole["all"]


def test_groups_stand_in_one_order_whatever_their_values(planted: str):
    tables = re.findall(r"Ethnic group<span.*?<tbody[^>]*>(.*?)</tbody>", planted, re.S)
    orders = {tuple(re.findall(r'<th scope="row"[^>]*>(.*?)</th>', table)) for table in tables}
    assert len(orders) == 1


def test_without_figures_the_page_says_so():
    empty = release([], None, is_invented=True)
    assert "Groups of children cannot be compared" in render_who_page(empty, described(), RUN)


def test_groups_of_which_nothing_can_be_told_are_named_once():
    own = invented_cohort(BY_GROUP[0], cases=60, seed=30, gap=0.0, missing=0.05)
    page = render_who_page(release(list(who_figures(own)), "unrounded_counts", is_invented=True), described(), RUN)
    of_table = r'<tbody[^>]*>((?:(?!<tbody).)*?)</tbody>\s*</table>\s*</div>\s*<p class="note">(Too few .*?)</p>'
    found = re.findall(of_table, page, re.S)
    assert found
    for rows, silent in found:
        names = silent.removeprefix("Too few children to say anything: ").removesuffix(".").split("; ")
        assert not any(f'<th scope="row" role="rowheader">{name}</th>' in rows for name in names)


def test_a_column_in_which_nothing_stands_is_left_out(level: str, of_everybody: str):
    assert "Whoever the missing are" not in of_everybody
    assert "Whoever the missing are" in level
