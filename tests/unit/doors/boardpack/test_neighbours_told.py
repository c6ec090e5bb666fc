"""The page of fair comparison with an area's statistical neighbours beside England, and without them as it was."""

from __future__ import annotations

from datetime import date

import pytest

from support.invented_cohorts import ENGLISH, invented_areas_and_months
from support.invented_release import RUN
from waypost.disclosure.neighbours import neighbours_told
from waypost.disclosure.release import Release, release
from waypost.doors.boardpack.compared import LEADS, render_compare_page
from waypost.doors.boardpack.neighbours_told import HEADING, neighbours_of, words
from waypost.doors.boardpack.reading import area_name
from waypost.pipeline.measures import described
from waypost.synthetic.neighbours import SOURCE, invented_neighbours


@pytest.fixture(scope="module")
def told() -> Release:
    return release(invented_areas_and_months(), None, is_invented=True)


def test_an_area_stands_beside_its_neighbours_and_they_are_named_and_said_to_be_invented(told: Release) -> None:
    near = neighbours_of(invented_neighbours(ENGLISH[:20]), date(2027, 3, 31))
    page = render_compare_page(told, described(), RUN, near)
    of_first = neighbours_told(told, near.of, LEADS, "standardised")[ENGLISH[0]]
    assert f'<th scope="col" role="columnheader">{HEADING}</th>' in page
    assert f'data-head="{HEADING}">{words(of_first)}</td>' in page
    assert f"{area_name(ENGLISH[0])}: {area_name(ENGLISH[1])}" in page
    assert SOURCE in page
    assert "They are invented, as the families are." in page


def test_without_a_file_nothing_is_said_of_neighbours(told: Release) -> None:
    page = render_compare_page(told, described(), RUN)
    assert HEADING not in page
    assert "<h3>Neighbours</h3>" not in page
