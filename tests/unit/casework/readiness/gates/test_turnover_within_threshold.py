"""Turnover within threshold: open at the limit, shut past it, shut without a figure."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.casework.readiness.gate import NO_FIGURES, Figure
from waypost.casework.readiness.gates.turnover_within_threshold import GATE
from waypost.casework.readiness.limits import limits

ON = date(2027, 4, 1)


@pytest.mark.parametrize(("value", "is_open"), [(15, True), (15.1, False), (None, False)])
def test_open_at_the_limit_and_shut_past_it(value, is_open):
    told = {"turnover_rate": Figure(value, "percent", date(2027, 3, 31), "Release of 1 April 2027")}
    assert GATE.judge(told, limits(), ON).is_open is is_open


def test_shut_where_nobody_knows():
    assert not GATE.judge(NO_FIGURES, limits(), ON).is_open


def test_the_limit_is_its_own():
    assert limits()["turnover_rate_percent"].value == 15
    assert limits()["turnover_rate_percent"].status == "assumption"
