"""The account page tells every week, every line with its source and its doubt, and names nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from support.invented_account import closed_account, invented_account
from waypost.doors.pages import account_words
from waypost.doors.pages.account import describe, render_account, stretches, way_of

PAGE = render_account(invented_account(), invented=True)


def test_each_line_has_its_source_and_its_doubt() -> None:
    account = invented_account()
    for week in account.weeks:
        for line in week.lines:
            assert line.title in PAGE
            assert account_words.told_by(line) in PAGE
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


def test_where_the_case_stands_is_the_first_thing_told() -> None:
    assert PAGE.index("39th week") < PAGE.index('id="move"')


def test_each_week_says_whose_it_was_and_the_extension_lies_over_it() -> None:
    assert "Whose week, by our rule: <strong>The experts 5 days, the court 2 days</strong>" in PAGE
    assert PAGE.count("More time allowed, to 28 March 2027: a permission, no wait.") > 1


def test_the_picture_gives_each_week_to_the_owner_of_most_of_its_days() -> None:
    way = way_of(invented_account())
    assert way
    assert [given.owner for given in way.given] == ["The local authority", "The experts", "The court"]
    assert way.given[0].until_on == way.given[1].since_on == date(2026, 7, 6)
    assert PAGE.count(">Whose week, by our rule</text>") == 1  # lying
    assert PAGE.count(">5  Whose week, by our rule</text>") == 1  # standing, as its last column


def test_the_rules_stand_side_by_side_and_how_it_was_worked_out_is_told() -> None:
    whose = PAGE[PAGE.index('id="whose"') : PAGE.index('id="worked"')]
    assert "Ended last (ours)" in whose
    assert "Began first" in whose
    assert whose.count("17.5") == 3  # the whole journey twice, and the experts by the second rule
    assert "Week 11: two things were waited for at once." in PAGE[PAGE.index('id="worked"') :]


def test_an_account_without_a_day_to_give_away_has_no_table_of_rules() -> None:
    page = render_account(closed_account(), invented=True)
    assert 'id="whose"' not in page
    assert 'id="worked"' in page
