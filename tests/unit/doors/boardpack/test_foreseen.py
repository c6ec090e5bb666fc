"""The page of what is foreseen: ranges, what would have been said a year ago, areas in the order of the alphabet."""

from __future__ import annotations

import re

import pytest

from support.invented_foreseen import invented_foreseen
from support.invented_release import RUN
from waypost.disclosure.release import release
from waypost.doors.boardpack.foreseen import render_next_page
from waypost.pipeline.measures import described


@pytest.fixture(scope="module")
def page() -> str:
    return render_next_page(release(invented_foreseen(), None, is_invented=True), described(), RUN)


def test_it_says_the_range_in_words_and_what_a_year_ago_would_have_said(page: str):
    assert re.search(r"If things go on as they have, \d+ to [\d,]+ children will be open on 31 March 2028", page)
    assert page.count("A year ago this method would have said") == 2
    assert "“As many as then” would have said" in page


def test_there_is_one_chart_a_stock_with_its_numbers(page: str):
    assert page.count('<figure class="figure">') == 2
    assert page.count(">80% interval from</th>") == 2
    assert "counted</text>" in page


def test_areas_stand_in_the_order_of_the_alphabet(page: str):
    tables = re.findall(r"by area<span.*?<tbody>(.*?)</tbody>", page, re.S)
    for table in tables:
        names = re.findall(r'<th scope="row">(.*?)</th>', table)
        assert names[0] == "England"
        assert names[1:] == sorted(names[1:])


def test_without_figures_the_page_says_so():
    assert "Nothing can be foreseen yet" in render_next_page(release([], None, is_invented=True), described(), RUN)
