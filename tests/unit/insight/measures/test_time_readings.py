"""A life table read as a figure: weeks and percent, resting on everybody who was watched."""

from __future__ import annotations

import pytest

from waypost.insight.measures.time_readings import percent_ended, percent_ended_by, weeks_within
from waypost.journeys.question import Answer

AGES = ((0, 4, 0, 0, 0), (70, 0, 1, 1, 0), (140, 0, 1, 0, 1), (210, 0, 2, 0, 0))
ANSWER = Answer((), 4, ages=AGES)


def test_weeks_and_percent():
    weeks, ended, by_first, by_second = (
        reads(ANSWER)
        for reads in (weeks_within(30), percent_ended(20), percent_ended_by(0, 20), percent_ended_by(1, 20))
    )
    assert weeks is not None
    assert weeks.value == pytest.approx(10 + 0.75 * 10 + 0.5 * 10)
    assert ended is not None
    assert (ended.value, ended.numerator, ended.denominator) == (50, None, 4)
    assert ended.lower is not None
    assert ended.upper is not None
    assert 0 < ended.lower < 50 < ended.upper < 100
    assert by_first is not None
    assert by_first.value == pytest.approx(25)
    assert by_second is not None
    assert by_second.value == pytest.approx(25)


@pytest.mark.parametrize("reads", [weeks_within(104), percent_ended(104), percent_ended_by(0, 104)])
def test_nothing_is_read_where_nobody_was_watched_so_long(reads):
    assert reads(ANSWER) is None
    assert reads(Answer((), 0)) is None
