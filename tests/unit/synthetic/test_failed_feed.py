"""A feed that failed for a week."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from waypost.synthetic.chance import stream
from waypost.synthetic.failed_feed import Outage, caught_up, missed, outage_of
from waypost.synthetic.polls import LONDON, choose_polls

OUTAGE = Outage(date(2025, 9, 8), date(2025, 9, 14), 0.25)


def changes(cases: int = 2000) -> pl.DataFrame:
    """Two changes a case, one or both of them in the week."""
    rows = [(case, date(2025, 9, 6) + timedelta(days=case % 4 + gap)) for case in range(cases) for gap in (0, 3)]
    return pl.DataFrame(rows, schema={"case_id": pl.Int64, "changed_on": pl.Date}, orient="row")


def test_the_week_stands_among_the_rates_and_is_of_one_feed(disagree):
    disagree(feed_failed={"feed": "f", "from_on": date(2025, 9, 8), "days": 7, "never_seen": 0.25})
    assert outage_of("f", date(2027, 3, 31)) == OUTAGE
    assert outage_of("g", date(2027, 3, 31)) is None
    assert OUTAGE.caught_up_on == date(2025, 9, 15)


def test_a_week_that_lasts_to_the_end_is_never_caught_up_with(disagree):
    disagree(feed_failed={"feed": "f", "from_on": date(2025, 9, 8), "days": 7, "never_seen": 0.25})
    assert outage_of("f", date(2025, 9, 14)).never_seen == 1.0
    assert outage_of("f", date(2025, 9, 15)).never_seen == 0.25


def test_in_the_week_a_case_has_one_change_at_most_and_it_shows_the_end_of_the_week():
    seen = caught_up(changes(), OUTAGE, stream(1, "x"))
    late = seen.filter(pl.col("caught_up_on").is_not_null())
    assert late["case_id"].is_unique().all()
    assert set(late["shown_on"]) == {OUTAGE.to_on}
    assert missed(seen.filter(pl.col("caught_up_on").is_null()), OUTAGE).is_empty()
    once = changes().filter(pl.col("case_id") % 4 == 0)  # one of its changes lies in the week
    share = late.filter(pl.col("case_id") % 4 == 0).height / (once.height / 2)
    assert share == pytest.approx(0.75, abs=0.05)


def test_without_an_outage_everything_is_seen_on_its_day():
    seen = caught_up(changes(), None, stream(1, "x"))
    assert seen.height == changes().height
    assert seen["shown_on"].equals(seen["changed_on"], check_names=False)
    assert missed(changes(), None).is_empty()


def test_no_poll_comes_in_the_week_and_the_missed_windows_are_asked_for_in_order_on_the_morning_after():
    polls = choose_polls(changes(), stream(1, "x"), zone=LONDON, outage=OUTAGE, several=1.0)
    days = polls["polled_at"].dt.date()
    assert not days.is_between(OUTAGE.from_on, OUTAGE.to_on).any()
    morning = polls.filter(pl.col("polled_at").dt.date() == OUTAGE.caught_up_on, pl.col("shown_on") == OUTAGE.to_on)
    assert morning.height > 100
    assert morning["window_start"].is_sorted()
    assert set(morning["window_end"] - morning["window_start"]) == {timedelta(minutes=15)}
    assert (morning["polled_at"] > morning["changed_at"]).all()
    assert morning["polled_at"].dt.hour().max() < 9
    assert polls.select("case_id", "polled_at").is_unique().all()
    assert polls.filter("is_last")["case_id"].n_unique() == polls["case_id"].n_unique()
