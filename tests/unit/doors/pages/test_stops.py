"""A road with stops: in order, to scale, no words over each other, and the law's limit among them."""

from __future__ import annotations

import re
from itertools import pairwise

from waypost.doors.pages.charts.stops import Limit, Stop, draw_stops

STOPS = (
    Stop("A guardian", 0.6, "week 1"),
    Stop("First hearing", 0.9, "week 1"),
    Stop("Case management hearing", 3.1, "week 3"),
    Stop("Final order", 32.7, "week 33"),
)


def pictures(limit: Limit | None = None, stops: tuple[Stop, ...] = STOPS) -> list[str]:
    drawn = str(draw_stops(stops, label_id="road", description="The road.", limit=limit))
    return re.findall(r"<svg.*?</svg>", drawn)


def words(picture: str) -> dict[str, tuple[float, float]]:
    found = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]+)</text>', picture)
    return {name: (float(x), float(y)) for x, y, name in found}


def test_every_stop_is_named_in_both_pictures() -> None:
    for picture in pictures():
        assert {stop.name for stop in STOPS} <= set(words(picture))
        assert "<desc" in picture


def test_names_that_would_touch_stand_on_other_levels() -> None:
    lying = words(pictures()[0])
    assert len({lying[name][1] for name in ("A guardian", "First hearing", "Case management hearing")}) == 3
    assert lying["Final order"][1] == lying["A guardian"][1]


def test_standing_stops_keep_apart_and_in_order() -> None:
    standing = words(pictures()[1])
    places = [standing[stop.name][1] for stop in STOPS]
    assert places == sorted(places)
    assert min(later - earlier for earlier, later in pairwise(places)) >= 52


def test_the_laws_limit_is_drawn_where_there_is_one() -> None:
    limit = Limit(26, "26 weeks: the law's limit")
    assert all("26 weeks" in picture for picture in pictures(limit))
    assert not any("26 weeks" in picture for picture in pictures())
    assert "26 weeks" in pictures(Limit(2, "26 weeks"))[0]


def test_words_near_the_edge_turn_back() -> None:
    x, _ = words(pictures(stops=(*STOPS, Stop("Cafcass closes the case", 40.0, "week 40")))[0])[
        "Cafcass closes the case"
    ]
    assert x < 1040 - 150
