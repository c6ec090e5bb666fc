"""The account page tells every week, every line with its source and its doubt, and names nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from support.invented_account import closed_account, invented_account
from waypost.doors.pages.account import describe, owner_name, render_account, stretches, way_of

PAGE = render_account(invented_account(), invented=True)


def test_each_line_has_its_source_and_its_doubt() -> None:
    account = invented_account()
    for week in account.weeks:
        for line in week.lines:
            assert line.title in PAGE
            assert "Told by: " + "; ".join(line.sources) in PAGE
    assert PAGE.count("<strong>Doubt:</strong>") == 2


def test_text_from_the_record_is_escaped() -> None:
    assert "late &lt;report&gt;" in PAGE
    assert "<report>" not in PAGE


def test_quiet_weeks_fold_into_one_line_that_says_who_was_waited_for() -> None:
    folded = [stretch for stretch in stretches(invented_account().weeks) if stretch.is_folded]
    assert [stretch.heading for stretch in folded][:2] == ["Weeks 2 to 4", "Week 7"]
    assert folded[0].whose_move == "The local authority"
    assert folded[0].starts_on == date(2026, 6, 8)
    assert folded[0].ends_on == date(2026, 6, 28)


def test_every_week_is_told_once() -> None:
    told = stretches(invented_account().weeks)
    days = sum((stretch.ends_on - stretch.starts_on).days + 1 for stretch in told)
    assert days == 7 * len(invented_account().weeks)


def test_whose_move_it_is_now_stands_first() -> None:
    now = PAGE[PAGE.index('id="move"') : PAGE.index('id="way"')]
    assert "<strong>The court</strong>: Final hearing to be held" in now
    assert "<strong>Cafcass</strong>: Final analysis" in now
    assert "experts" not in now


def test_nobodys_move_is_said_too() -> None:
    assert "nothing is being waited for" in render_account(closed_account(), invented=True)
    assert "No step of a timetable is open" in render_account(closed_account(), invented=True)


def test_what_is_late_comes_first_and_says_by_how_much() -> None:
    steps = PAGE[PAGE.index('id="next"') :]
    assert steps.index("Issues resolution hearing") < steps.index("Proceedings resolved")
    assert "Late, 131 days" in steps
    assert "No day set." in steps


def test_the_picture_has_the_laws_limit_the_extension_and_every_wait_once() -> None:
    way = way_of(invented_account())
    assert way
    assert way.limit_on == date(2027, 1, 1)  # issued on 4 July 2026, day one, and 181 days on
    assert way.extended_to_on == date(2027, 3, 28)
    assert len(way.waits) == 5
    assert [owner for owner, _ in way.lanes()] == ["The local authority", "The court", "The experts", "Cafcass"]


def test_the_picture_in_words_says_what_the_picture_shows() -> None:
    way = way_of(invented_account())
    assert way
    words = describe(way)
    assert "Final hearing vacated, 18 November 2026" in words
    assert "Extended to 28 March 2027" in words
    assert words in PAGE.replace("&#39;", "'")


def test_no_limit_is_drawn_where_the_statute_sets_none() -> None:
    way = way_of(closed_account())
    assert way
    assert way.limit_on is None


def test_a_child_of_whom_nothing_is_told_has_a_page_too() -> None:
    empty = replace(closed_account(), weeks=(), started_on=None, law=None, proceedings_id=None)
    assert way_of(empty) is None
    assert "Nothing is told of this child" in render_account(empty, invented=False)


def test_the_same_account_is_the_same_page() -> None:
    assert render_account(invented_account(), invented=True) == PAGE


def test_an_owner_we_have_no_word_for_is_shown_as_told() -> None:
    assert owner_name("police") == "police"
