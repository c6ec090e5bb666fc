"""Reductions: categories without reasons, limits, and days."""

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest

from waypost.casework.allocation.reductions import (
    Reduction,
    ReductionWrong,
    categories,
    check_reduction,
    next_change_on,
    reduced_hours,
)

FIRST, LAST = date(2026, 11, 2), date(2026, 11, 29)
HEALTH = ("health", "sick", "ill", "matern", "patern", "adopt", "disab", "capab", "pregnan", "medical")


def test_no_category_speaks_of_health_and_a_reduction_has_no_room_for_words():
    told = " ".join([*categories(), *(one.title for one in categories().values())]).lower()
    assert not [word for word in HEALTH if word in told]
    assert [field.name for field in fields(Reduction)] == ["category", "hours", "from_on", "until_on"]


@pytest.mark.parametrize(("on", "hours"), [(date(2026, 11, 1), 0), (FIRST, 8), (LAST, 8), (date(2026, 11, 30), 0)])
def test_a_reduction_holds_from_its_first_day_to_its_last(on, hours):
    assert reduced_hours([Reduction("learning", Decimal(8), FIRST, LAST)], Decimal(37), on) == hours


def test_reductions_never_take_more_than_there_is():
    away = [Reduction("absence", Decimal(37), FIRST), Reduction("learning", Decimal(4), FIRST)]
    assert reduced_hours(away, Decimal(37), FIRST) == 37


@pytest.mark.parametrize(("category", "hours"), [("newly_qualified", "7.5"), ("learning", "8"), ("luck", "1")])
def test_more_than_a_category_allows_is_refused(category, hours):
    with pytest.raises(ReductionWrong):
        check_reduction(Reduction(category, Decimal(hours), FIRST), Decimal(37))


def test_the_limit_itself_is_allowed():
    check_reduction(Reduction("newly_qualified", Decimal("7.4"), FIRST), Decimal(37))


def test_the_next_change_is_the_next_beginning_or_the_day_after_an_end():
    told = [Reduction("learning", Decimal(4), FIRST, LAST), Reduction("absence", Decimal(37), date(2027, 1, 4))]
    assert next_change_on(told, FIRST) == date(2026, 11, 30)
    assert next_change_on(told, date(2026, 11, 30)) == date(2027, 1, 4)
    assert next_change_on(told, date(2027, 1, 4)) is None


@pytest.mark.parametrize(("hours", "until"), [("-1", None), ("NaN", None), ("1", date(2026, 1, 1))])
def test_a_reduction_that_cannot_be_is_not_made(hours, until):
    with pytest.raises(ValueError):  # noqa: PT011
        Reduction("learning", Decimal(hours), FIRST, until)
