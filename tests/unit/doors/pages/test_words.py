"""Numbers, days and changes in words."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.doors.pages.words import (
    Reading,
    change_in_words,
    day_in_words,
    listing,
    number_in_words,
    period_in_words,
    plain_number,
)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1234.0, "children", "1,234"),
        (37.12, "percent", "37.1%"),
        (39.0, "weeks", "39 weeks"),
        (39.4, "weeks", "39.4 weeks"),
        (1.0, "weeks", "1 week"),
        (1.754, "children_per_case", "1.75 children per case"),
        (18.0, "cases_per_practitioner", "18.0 cases per practitioner"),
    ],
)
def test_a_number_has_its_unit(value: float, unit: str, words: str) -> None:
    assert number_in_words(value, unit) == words


def test_a_cell_has_no_unit() -> None:
    assert [plain_number(37.0, "percent"), plain_number(39.0, "weeks")] == ["37.0", "39"]


def test_days_and_periods_are_said_as_people_say_them() -> None:
    assert day_in_words("2027-03-31") == "31 March 2027"
    assert period_in_words(date(2027, 3, 31), date(2027, 3, 31)) == "31 March 2027"
    assert period_in_words(date(2027, 1, 1), date(2027, 3, 31)) == "January to March 2027"
    assert period_in_words(date(2026, 12, 1), date(2027, 2, 28)) == "December 2026 to February 2027"


@pytest.mark.parametrize(
    ("now", "before", "direction", "way", "amount", "verdict"),
    [
        (Reading(800, "children"), Reading(1000, "children"), "lower_is_better", "down", "200 fewer (20.0%)", "better"),
        (Reading(1000, "children"), Reading(800, "children"), "lower_is_better", "up", "200 more (25.0%)", "worse"),
        (Reading(41, "children"), Reading(40, "children"), "lower_is_better", "up", "1 more (2.5%)", "unsure"),
        (Reading(41, "cases"), Reading(41, "cases"), "none", "level", "the same", "none"),
        (Reading(41, "cases"), Reading(0, "cases"), "none", "up", "41 more", "none"),
        (Reading(39, "weeks"), Reading(39, "weeks"), "lower_is_better", "level", "the same", "level"),
        (Reading(39, "weeks"), Reading(44, "weeks"), "lower_is_better", "down", "5 weeks shorter", "better"),
        (
            Reading(35.1, "percent", 34, 36),
            Reading(30.1, "percent", 29, 31),
            "higher_is_better",
            "up",
            "5.0 percentage points higher",
            "better",
        ),
        (
            Reading(18, "cases_per_practitioner", 17, 19),
            Reading(18.9, "cases_per_practitioner", 17.9, 19.9),
            "lower_is_better",
            "down",
            "0.9 fewer cases per practitioner",
            "unsure",
        ),
        (
            Reading(30.1, "percent", 20, 40),
            Reading(35.1, "percent", 25, 45),
            "higher_is_better",
            "down",
            "5.0 percentage points lower",
            "unsure",
        ),
    ],
)
def test_a_change_is_said_in_words(
    now: Reading, before: Reading, direction: str, way: str, amount: str, verdict: str
) -> None:
    change = change_in_words(now, before, direction)
    assert (change.way, change.amount, change.verdict) == (way, amount, verdict)
    assert bool(change.verdict_in_words) == (verdict != "none")


def test_names_are_listed_as_a_sentence_does() -> None:
    assert [listing([]), listing(["a"]), listing(["a", "b", "c"])] == ["", "a", "a, b and c"]
