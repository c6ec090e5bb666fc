"""The account's values check themselves at birth."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.journeys.account import AccountLine, NextStep, Wait, Week

DAY = date(2026, 1, 5)


def test_a_line_names_a_source() -> None:
    with pytest.raises(ValueError, match="source"):
        AccountLine(DAY, "Title", "Sentence.", (), None, "letter_sent")


def test_a_wait_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Wait("A report", "cafcass", DAY, date(2026, 1, 4), 0)


def test_a_steps_status_is_one_of_four() -> None:
    with pytest.raises(ValueError, match="not_started"):
        NextStep("Hearing", None, "soon", 0, "statute", "source")


def test_a_week_has_seven_days() -> None:
    assert Week(1, DAY, (), (), ()).ends_on == date(2026, 1, 11)
