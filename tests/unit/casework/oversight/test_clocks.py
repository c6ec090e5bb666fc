"""Each clock says from which day it counts, how sure we are and where it stands; working days skip holidays."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.casework.oversight.clocks import clocks, last_day


@pytest.mark.parametrize("name", sorted(clocks()))
def test_every_clock_says_where_it_stands(name):
    one = clocks()[name]
    assert one.status in ("published", "assumption")
    assert one.source
    assert one.counted_from
    assert one.days > 0


def test_the_national_panel_hears_within_five_working_days():
    assert last_day("notify_panel", date(2027, 3, 22)) == date(2027, 3, 31)  # Good Friday and Easter Monday between
    assert last_day("notify_panel", date(2027, 4, 5)) == date(2027, 4, 12)
    assert clocks()["notify_panel"].status == "published"
    assert "Working Together" in clocks()["notify_panel"].source
    assert last_day("rapid_review", date(2027, 4, 5)) == date(2027, 4, 26)


def test_a_clock_in_calendar_days_counts_every_day():
    assert last_day("read_alert", date(2027, 3, 22)) == date(2027, 4, 5)
