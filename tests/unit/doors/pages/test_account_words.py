"""The words of the account: who says so and since when, whose days, and how it was worked out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.invented_account import BY_OURS, invented_account
from waypost.doors.pages import account_words as words

ACCOUNT = invented_account()
LINES = [line for week in ACCOUNT.weeks for line in week.lines]


def test_a_source_says_when_we_learnt_it_where_that_is_known() -> None:
    assert words.told_by(LINES[0]) == "Told by: The local authority (its own records)"
    assert words.told_by(LINES[1]) == "Told by: The court (public law), learnt 5 July 2026; Cafcass"


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((), ""),
        ((7.0,), "The experts"),
        ((4.0, 3.0), "The experts 4 days, the court 3 days"),
        ((1.0, 6.0), "The court 6 days, the experts 1 day"),
        ((35.0, 17.5), "The experts 5 weeks, the court 2.5 weeks"),
    ],
)
def test_whose_days_are_told_most_first(days: tuple[float, ...], told: str) -> None:
    parts = [replace(part, days=number) for part, number in zip(BY_OURS, days, strict=False)]
    assert words.whose_in_words(parts) == told


def test_days_of_one_thing_in_several_weeks_are_added() -> None:
    (one,) = words.added([BY_OURS[0], BY_OURS[0]])
    assert (one.owner, one.days) == ("experts", 126.0)


def test_every_owner_has_its_weeks_by_each_rule_and_they_add_up() -> None:
    rows = words.owners_weeks(ACCOUNT)
    assert [(row.owner, row.weeks) for row in rows] == [
        ("The experts", ("9.0", "17.5")),
        ("The court", ("7.0", "0.0")),
        ("Nobody that is told", ("1.5", "0.0")),
        ("The whole journey", ("17.5", "17.5")),
    ]


def test_what_was_waited_for_says_on_what_it_rests() -> None:
    assert [row.rests_on for row in words.waits_weeks(ACCOUNT)] == ["Two dates", "A recorded reason", "Nothing told"]


def test_the_lessons_say_the_rule_what_is_against_it_and_how_sure_it_is() -> None:
    told = dict(words.lessons(ACCOUNT))
    assert "Our rule: it ended last. Against it: some are not seen." in told["Whose week it was"]
    assert "It began first" not in told["Whose week it was"]
    assert told["How sure that is"].startswith("7.0 weeks: somebody recorded the reason, 9.0 weeks: worked out")
    assert words.lessons(replace(ACCOUNT, by_rule=(), example=None))[-1][0] == "What is next"


def test_a_step_says_how_it_stands_when_it_is_due_and_on_whose_word() -> None:
    case_management, issues, _, final = ACCOUNT.next_steps
    assert words.status_words(issues) == "Late, 131 days"
    assert words.step_words(case_management) == "Was due 28 July 2026. Practice Direction 12A."
    assert words.step_words(replace(case_management, days_late=1)).endswith("Done 1 day late. Practice Direction 12A.")
    assert words.step_words(final) == "No day set. Court service."
