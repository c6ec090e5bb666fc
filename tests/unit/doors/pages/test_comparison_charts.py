"""Charts of comparison and forecast: shape tells as well as colour, each has its words, and places never by value."""

from __future__ import annotations

import re

import pytest

from waypost.doors.pages.charts.axis import axis
from waypost.doors.pages.charts.dots import Dot, draw_dots
from waypost.doors.pages.charts.drawing import CHARACTER, NARROW
from waypost.doors.pages.charts.fan import Moment, draw_fan
from waypost.doors.pages.charts.funnel import Spot, draw_funnel
from waypost.doors.pages.charts.gaps import Gap, draw_gaps
from waypost.doors.pages.charts.run import Point, Usual, draw_run

NAMED = {"label_id": "chart", "description": "What the chart says."}


@pytest.mark.parametrize(("low", "high"), [(0, 7), (-3, 12), (-0.4, 0.9), (13, 14), (0, 1850)])
def test_an_axis_holds_both_ends_and_its_marks_are_round(low, high):
    told = axis(low, high, 0, 100)
    assert told.low <= low < high <= told.high
    assert len(told.marks) <= 8
    assert told.at(told.low) == 0
    assert told.at(told.high) == 100
    assert any(abs(told.step / 10**power - round(told.step / 10**power)) < 1e-9 for power in range(-3, 4))


def test_values_that_are_all_one_have_room_above_and_marks_to_read():
    assert [round(value, 1) for value in axis(0, 0, 0, 100).marks] == [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    drawn = draw_run([Point(f"month {number}", "Jan", 0.0) for number in range(3)], None, sign="%", **NAMED)
    assert ">1%<" in drawn
    assert "e-" not in re.sub("<[^>]*>", "", drawn)


def test_a_funnel_names_those_that_stand_out_and_gives_them_another_shape():
    limits = {"inner": (20.0, 40.0), "outer": (10.0, 50.0)}
    spots = [Spot("Inside", 50, 30.0, **limits), Spot("Edge", 60, 45.0, **limits), Spot("Beyond", 70, 60.0, **limits)]
    assert [spot.standing for spot in spots] == ["inside", "between", "beyond"]
    drawn = draw_funnel(spots, whole=30, whole_words="England", sign="%", size_words="Children", **NAMED)
    assert ">Inside<" not in drawn
    assert drawn.count(">Edge<") == drawn.count(">Beyond<") == 2
    assert drawn.count("<desc") == 2


def test_an_odd_month_is_a_filled_square():
    points = [Point(f"month {number}", "Jan", 10.0 + number % 2, number == 5) for number in range(12)]
    drawn = draw_run(points, Usual(10.5, 8.0, 13.0), sign="%", **NAMED)
    assert len(re.findall(r'fill="#12436D" stroke', drawn)) == 2
    assert "limit 13.0%" in drawn


def test_a_clear_gap_is_in_bold_and_one_that_is_not_is_not():
    gaps = [Gap("Clear", (3.0, 1.0, 5.0), (4.0, 2.0, 6.0), "+4.0"), Gap("Unclear", None, (1.0, -1.0, 3.0), "+1.0")]
    drawn = draw_gaps(gaps, less="shorter", more="longer", **NAMED)
    assert re.search(r'font-weight="700">Clear<', drawn)
    assert not re.search(r'font-weight="700">Unclear<', drawn)


def test_groups_keep_the_order_that_they_are_given():
    gaps = [Gap(name, None, (value, value - 1, value + 1), "") for name, value in (("B", 5.0), ("A", -5.0), ("C", 0.0))]
    drawn = draw_gaps(gaps, less="less", more="more", **NAMED)
    assert re.findall(r">([ABC])<", drawn)[:3] == ["B", "A", "C"]


def test_a_fan_begins_at_the_last_count_and_its_axis_at_nought():
    moments = [Moment("Jan 27", 100), Moment("Feb 27", 110), Moment("Mar 27", 112, 100, 124)]
    drawn = draw_fan(moments, words=("counted", "foreseen"), **NAMED)
    assert drawn.count('fill="#d0dbe5"') == 2
    assert ">0<" in drawn
    assert ">counted<" in drawn


def words_of(drawn: str, reader: str) -> list[tuple[float, float, float, str]]:
    """Where each text of one picture begins and ends, on which line, and what it says, by the guess of a width."""
    picture = re.search(rf'<svg class="chart {reader}".*?</svg>', drawn, re.S)
    assert picture
    told = re.findall(r'<text x="([\d.-]+)" y="([\d.-]+)" font-size="([\d.]+)"([^>]*)>([^<]*)<', picture[0])
    places = []
    for x, y, size, how, words in told:
        width = len(words) * float(size) * CHARACTER
        start = float(x) - (width if "end" in how else width / 2 if "middle" in how else 0)
        places.append((start, start + width, float(y), words))
    return places


def test_a_long_name_gives_way_to_the_words_at_the_end_of_its_narrow_row():
    name = "Black, Black British, Caribbean or African"
    gaps = [
        Gap(name, None, None, "too few to say"),
        Gap("White", (1.0, 0.0, 2.0), (1.0, 0.0, 2.0), "+1.0 (0.0 to +2.0)"),
    ]
    told = words_of(str(draw_gaps(gaps, less="shorter", more="longer", **NAMED)), "narrow")
    (beside,) = [one for one in told if one[3] == "too few to say"]
    on_its_line = [one for one in told if one[2] == beside[2] and one is not beside]
    assert on_its_line
    assert all(end < beside[0] for _, end, _, _ in on_its_line)
    assert all(end <= NARROW + 20 for _, end, _, _ in told)


def test_the_longest_name_of_an_area_stands_inside_the_wide_picture_even_in_bold():
    dots = [Dot("Northumbria and North Durham", 30.0, 25.0, 35.0, "30.0%"), Dot("Devon", 10.0, 5.0, 20.0, "10.0%")]
    drawn = str(draw_dots(dots, whole=15.0, whole_name="England", unit_sign="%", label_id="d", description="Areas."))
    ((start, *_),) = [one for one in words_of(drawn, "wide") if one[3].startswith("Northumbria")]
    assert start >= 50  # bold type is wider than the guess by a fifth


def test_a_narrow_run_chart_names_its_mean_and_its_limits():
    points = [Point(f"month {number}", "Jan", 10.0 + number % 2) for number in range(12)]
    narrow = words_of(str(draw_run(points, Usual(10.5, 8.0, 13.0), sign="%", **NAMED)), "narrow")
    (named,) = [one for one in narrow if one[3] == "Mean 10.5%, limits (dashed) 8.0% to 13.0%"]
    assert named[1] <= NARROW
    assert all(y > named[2] + 13 for _, _, y, words in narrow if words != named[3])
