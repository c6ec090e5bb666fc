"""Expressions of a question: a day that was not given is missed. What is unsound is tried in test_question."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.journeys.expressions import QuestionNotSound, day_of


def test_a_day_that_was_not_given_is_missed() -> None:
    assert day_of({"as_at": date(2026, 1, 1)}, "as_at") == date(2026, 1, 1)
    with pytest.raises(QuestionNotSound, match="period_start"):
        day_of({}, "period_start")
