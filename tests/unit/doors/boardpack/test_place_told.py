"""What one place is told: its figures beside England's, chance spoken of plainly, and questions that follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from support.invented_figures import count_figure, share_figure
from support.invented_release import RUN, measures_meta
from waypost.disclosure.release import release
from waypost.doors.boardpack.place_told import PlaceTold, tell_place
from waypost.insight.measures.figure import Figure


def over_52(area: str, part: int, whole: int, **changes: object) -> Figure:
    return share_figure(area, "all", part, whole, method="share_of_open_children", **changes)


def told(*figures: Figure, area: str = "devon") -> PlaceTold:
    return tell_place(release(figures, None, is_invented=True), area, "Devon", measures_meta(), RUN)


def test_a_share_is_told_beside_englands_and_chance_is_named() -> None:
    apart = told(over_52("devon", 40, 100, lower=31.0, upper=50.0), over_52("england", 200, 1000))
    assert any(
        "40.0% of 100 open children (likely between 31.0% and 50.0%); England 20.0%, below by more" in line
        for line in apart.sentences
    )
    near = told(over_52("devon", 22, 100, lower=15.0, upper=31.0), over_52("england", 200, 1000))
    assert any("England 20.0%, a difference that chance alone may make" in line for line in near.sentences)


def test_a_place_that_does_worse_is_asked_what_children_wait_for_and_one_that_does_better_what_it_does() -> None:
    worse = told(over_52("devon", 40, 100, lower=31.0, upper=50.0), over_52("england", 200, 1000))
    assert any("whose move is it?" in ask for ask in worse.asks)
    better = told(over_52("devon", 10, 100, lower=5.0, upper=17.0), over_52("england", 200, 1000))
    assert any("that others could take up?" in ask for ask in better.asks)


def test_a_withheld_figure_is_said_to_be_and_has_no_picture_and_stands_in_the_table_by_its_marker() -> None:
    hidden = told(over_52("devon", 3, 100), over_52("england", 200, 1000), over_52("truro", 20, 100))
    (only,) = hidden.sentences
    assert only.startswith("Withheld, because too few children stand behind: ")
    assert not hidden.pictures
    assert [row[1] for row in hidden.rows] == ["c"]


def test_a_bar_without_a_number_says_why() -> None:
    before = date(2026, 3, 31)
    told_of = told(
        over_52("devon", 40, 100, lower=31.0, upper=50.0),
        over_52("devon", 3, 100, period_start=before, period_end=before),
        over_52("england", 200, 1000),
    )
    (picture,) = told_of.pictures
    assert ">c (withheld)</text>" in str(picture.drawing)


def test_change_is_told_with_its_verdict() -> None:
    before = date(2026, 3, 31)
    lines = told(
        over_52("devon", 20, 100, lower=13.0, upper=29.0),
        over_52("devon", 60, 100, lower=50.0, upper=69.0, period_start=before, period_end=before),
        over_52("england", 200, 1000),
    ).changed
    assert any("40.0 percentage points lower than a year before. Better." in line for line in lines)


def test_england_itself_is_set_beside_nothing() -> None:
    whole = told(over_52("england", 200, 1000), area="england")
    assert not any("; England" in line for line in whole.sentences)
    assert len(whole.pictures) == 1
    assert whole.pictures[0].rows == (("England, 31 March 2027", "20.0%", "15.0", "25.0"),)


def test_open_children_raise_the_question_who_has_waited_longest() -> None:
    open_children = count_figure("devon", "all", 40, measure_id="open_children_and_cases", method="children")
    assert any("Which children have waited longest" in ask for ask in told(open_children).asks)


def test_the_pack_of_england_stands_beside_nobody() -> None:
    whole = over_52("england", 200, 1000, lower=17.6, upper=22.6)
    england = tell_place(release([whole], None, is_invented=True), "england", "England", measures_meta(), RUN)
    assert england.headings.count("England") == 1
    assert all(len(row) == len(england.headings) for row in england.rows)
    assert [picture.subtitle for picture in england.pictures] == ["England, now and a year before."]
    assert not any("Compare with care" in line for line in england.sure)


def test_where_england_is_rounded_by_another_rule_that_is_said() -> None:
    england = release([over_52("england", 2, 1000)], None, is_invented=True)
    own = release([over_52("devon", 40, 100)], "all_releases", is_invented=True)
    both = replace(own, figures=(*england.figures, *own.figures))
    assert england.figures[0].marker == "c"
    lines = tell_place(both, "devon", "Devon", measures_meta(), RUN).sure
    assert any("England’s figures beside them stand as they were released" in line for line in lines)
    alone = tell_place(own, "devon", "Devon", measures_meta(), RUN).sure
    assert not any("England’s figures beside them" in line for line in alone)
