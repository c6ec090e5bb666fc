"""Charts: bars start at nought, text stays text, and a picture says in words what it shows."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from waypost.doors.pages.charts.bars import Bar, Group, draw_bars
from waypost.doors.pages.charts.before_after import Pair, PairSet, draw_pairs
from waypost.doors.pages.charts.dots import Dot, draw_dots
from waypost.doors.pages.charts.drawing import CATEGORIES, scale, wrap
from waypost.doors.pages.charts.key import draw_key
from waypost.doors.pages.charts.way import draw_way
from waypost.doors.pages.charts.way_marks import MARKS, Given, Happening, Waiting, Way, stack, weeks_words


def pictures(markup: Markup) -> list[ElementTree.Element]:
    """Both drawings, well formed: wide, then narrow."""
    return list(ElementTree.fromstring(f"<div>{markup}</div>"))


def texts(markup: Markup) -> str:
    return " | ".join("".join(element.itertext()) for element in pictures(markup)[0].iter("text"))


def test_the_palette_is_the_analysis_functions() -> None:
    assert CATEGORIES == ("#12436D", "#28A197", "#801650", "#F46A25")


@pytest.mark.parametrize(
    ("largest", "end", "step"), [(41, 50, 10), (100, 100, 20), (7, 8, 2), (0, 1, 0.2), (6411, 8000, 2000)]
)
def test_a_scale_begins_at_nought_and_has_few_round_marks(largest: float, end: float, step: float) -> None:
    made = scale(largest, 0, 100, most_marks=5)
    assert (made.end, made.step) == (pytest.approx(end), pytest.approx(step))
    assert made.at(0) == 0
    assert made.at(made.end) == 100
    assert made.marks[0] == 0
    assert len(made.marks) <= 6


def test_a_share_ends_at_a_hundred() -> None:
    assert scale(101, 0, 100, most=100).end == 100


def test_words_wrap_to_a_width() -> None:
    assert wrap("one two three", 60, 14) == ["one two", "three"]


DOTS = [
    Dot("Derby", 40.0, 35.0, 45.0, "40.0% (35 to 45)"),
    Dot("Devon & Exeter", 20.0, 10.0, 30.0, "20.0% (10 to 30)"),
    Dot("Truro", None, None, None, "c (withheld)"),
]


def test_dots_keep_their_order_and_mark_what_lies_beyond_the_whole() -> None:
    drawn = draw_dots(DOTS, whole=21.0, whole_name="England", unit_sign="%", label_id="chart", description="In words.")
    wide, narrow = pictures(drawn)
    assert [element.attrib["class"] for element in (wide, narrow)] == ["chart wide", "chart narrow"]
    assert wide.attrib["aria-labelledby"] == "chart"
    assert wide.find("desc") is not None
    names = texts(drawn)
    assert names.index("Derby") < names.index("Devon & Exeter") < names.index("Truro")
    assert "England 21.0%" in names
    bold = [element.text for element in wide.iter("text") if element.get("font-weight")]
    assert bold == ["England 21.0%", "Derby", "40.0% (35 to 45)"]
    assert len(list(wide.iter("path"))) == 2  # nothing is drawn for what is withheld


def test_bars_begin_at_nought_and_end_in_words() -> None:
    groups = [
        Group("First", (Bar("A method", 39.0, "39 weeks"), Bar("Another", None, "c"))),
        Group("", (Bar("B", 20.0, "20", 18, 22),)),
    ]
    drawn = draw_bars(groups, label_id="chart", description="In words.", mark_at=(26.0, "26 weeks"))
    wide = pictures(drawn)[0]
    bars = list(wide.iter("rect"))
    assert len(bars) == 2
    assert bars[0].attrib["x"] == bars[1].attrib["x"] == "2"
    assert float(bars[0].attrib["width"]) / float(bars[1].attrib["width"]) == pytest.approx(39 / 20, rel=0.01)
    assert "39 weeks" in texts(drawn)
    assert "26 weeks" in texts(drawn)


def test_pairs_have_both_numbers_in_words() -> None:
    sets = [PairSet("Open", (Pair("All", 40, 30, "40, now 30: 10 fewer"), Pair("Public", None, None, "c, now c")))]
    drawn = draw_pairs(sets, label_id="chart", description="In words.")
    assert "40, now 30: 10 fewer" in texts(drawn)
    assert "withheld" in texts(drawn)


def way(**changes: object) -> Way:
    told: dict[str, object] = {
        "starts_on": date(2026, 1, 1),
        "as_of": date(2026, 12, 31),
        "ends_on": date(2027, 2, 1),
        "limit_on": date(2026, 7, 1),
        "limit_words": "26 weeks end",
        "extended_to_on": date(2026, 9, 1),
        "happenings": tuple(Happening(date(2026, 3, 1), f"{kind} & more", kind) for kind in MARKS),
        "waits": (
            Waiting("The court", "A hearing", date(2026, 2, 1), date(2026, 6, 1), 17),
            Waiting("The court", "An order", date(2026, 3, 1), None, 43),
            Waiting("Cafcass", "A report", date(2025, 12, 1), date(2026, 1, 2), 4),
        ),
        **changes,
    }
    return Way(**told)  # type: ignore[arg-type]


def test_a_way_lies_and_stands_with_every_mark_in_words() -> None:
    drawn = draw_way(way(), label_id="way", description="In words.")
    for picture in pictures(drawn):
        words = " ".join(" ".join(element.itertext()) for element in picture.iter("text"))
        for kind in MARKS:
            assert f"{kind} &" in words
        assert "26 weeks end" in words
        assert "Extended to" in words
        assert "The court" in words


def test_a_way_may_have_no_limit_no_waits_and_nothing_on_it() -> None:
    bare = way(limit_on=None, extended_to_on=None, happenings=(), waits=(), ends_on=date(2026, 1, 7))
    assert bare.weeks == 4
    assert len(pictures(draw_way(bare, label_id="way", description="In words."))) == 2


def test_waits_at_one_time_lie_side_by_side() -> None:
    lanes = dict(way().lanes())
    assert [len(lane) for lane in lanes["The court"]] == [1, 1]
    one_after_another = (
        Waiting("The court", "A", date(2026, 2, 1), date(2026, 3, 1), 4),
        Waiting("The court", "B", date(2026, 3, 1), date(2026, 4, 1), 4),
    )
    assert len(dict(way(waits=one_after_another).lanes())["The court"]) == 1


def test_a_standing_way_of_years_is_drawn_closer_and_not_longer() -> None:
    heights = []
    for last in (date(2026, 12, 31), date(2029, 12, 31), date(2033, 12, 31)):
        told = way(as_of=last, ends_on=last, happenings=())
        _, narrow = pictures(draw_way(told, label_id="way", description="In words."))
        heights.append(float(narrow.attrib["viewBox"].split()[3]))
    assert heights[0] < heights[1] == pytest.approx(heights[2], abs=30)


def test_the_colours_of_a_standing_way_stand_beneath_whose_week_it_was() -> None:
    given = (Given("The court", date(2026, 1, 1), date(2026, 6, 1)),)
    _, narrow = pictures(draw_way(way(given=given), label_id="way", description="In words."))
    words = ["".join(element.itertext()) for element in narrow.iter("text")]
    told = words.index("3  Whose week, by our rule")
    assert words[told - 2 : told] == ["1  Cafcass", "2  The court"]
    assert words[told + 1 : told + 3] == ["Cafcass", "The court"]


def test_marks_that_would_cover_each_other_are_set_apart() -> None:
    assert stack([10, 12, 40, 41, 42], 10) == [0, 1, 0, 1, 2]


def test_weeks_in_words() -> None:
    assert [weeks_words(weeks) for weeks in (0, 1, 2)] == ["less than a week", "1 week", "2 weeks"]


def test_each_mark_has_its_own_shape_or_fill() -> None:
    drawn = {
        kind: re.sub(r'(stroke|fill)="#(?!fff)\w+"', "", str(draw_key([kind])).split("</svg>")[0]) for kind in MARKS
    }
    assert len(set(drawn.values())) == len(MARKS)


def test_the_key_says_each_mark_in_words() -> None:
    assert "Hearing held" in draw_key(["hearing_held"])
    assert draw_key([]) == ""
