"""When a feed is polled."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest

from waypost.synthetic.chance import stream
from waypost.synthetic.polls import LONDON, changes_until, choose_polls


def many_changes(cases: int = 2000, days: int = 8) -> pl.DataFrame:
    """Eight changes a case, a week apart, across both clock changes."""
    rows = [
        {"case_id": case, "changed_on": date(2025, 3, 1) + timedelta(days=7 * day + case % 7)}
        for case in range(cases)
        for day in range(days)
    ]
    return changes_until([pl.DataFrame(rows)], date(2027, 3, 31))


def test_changes_are_distinct_days_up_to_the_end():
    frame = pl.DataFrame(
        {"case_id": [1, 1, 1], "a": [date(2025, 1, 1)] * 3, "b": [None, date(2025, 1, 1), date(2029, 1, 1)]}
    )
    assert changes_until([frame], date(2027, 1, 1)).rows() == [(1, date(2025, 1, 1))]


def test_every_case_is_told_as_it_stands_at_the_end_and_a_share_several_times():
    changes = many_changes()
    polls = choose_polls(changes, stream(1, "p"), zone=LONDON)
    last = polls.filter("is_last")
    assert last["case_id"].n_unique() == last.height == 2000
    assert last.sort("case_id")["shown_on"].equals(
        changes.group_by("case_id").agg(pl.col("changed_on").max()).sort("case_id")["changed_on"], check_names=False
    )
    counts = polls.group_by("case_id").len()["len"]
    assert (counts > 1).mean() == pytest.approx(0.3, abs=0.04)
    assert set(counts) == {1, 2, 3, 4, 5}
    often = polls.join(polls.group_by("case_id").len().filter(pl.col("len") > 1), on="case_id")
    first = often.group_by("case_id").agg(pl.col("shown_on").min()).sort("case_id")
    begun = changes.join(first, on="case_id").group_by("case_id").agg(pl.col("changed_on").min()).sort("case_id")
    assert first["shown_on"].equals(begun["changed_on"], check_names=False)


@pytest.mark.parametrize("zone", [LONDON, "UTC"])
def test_a_poll_comes_within_fifteen_minutes_of_the_change(zone):
    polls = choose_polls(many_changes(300), stream(1, "p"), zone=zone)
    wait = polls["polled_at"] - polls["changed_at"]
    assert wait.min() > timedelta(0)
    assert wait.max() <= timedelta(minutes=15)
    assert set(polls["window_end"] - polls["window_start"]) == {timedelta(minutes=15)}
    assert polls["polled_at"].is_sorted()


def test_windows_keep_the_feeds_own_clock():
    summer = pl.DataFrame({"case_id": [1], "changed_on": [date(2025, 7, 1)]})
    in_london, in_utc = (choose_polls(summer, stream(1, "p"), zone=zone).row(0, named=True) for zone in (LONDON, "UTC"))
    assert in_london["polled_at"] == in_utc["polled_at"]
    assert in_london["window_end"] - in_utc["window_end"] == timedelta(hours=1)
    assert in_utc["window_end"].replace(tzinfo=UTC) == in_utc["polled_at"]
    assert isinstance(in_utc["changed_at"], datetime)


def test_where_polls_are_few_one_case_in_a_hundred_is_told_several_times():
    polls = choose_polls(many_changes(4000, 3), stream(1, "p"), zone=LONDON, several=0.01)
    counts = polls.group_by("case_id").len()["len"]
    assert (counts > 1).mean() == pytest.approx(0.01, abs=0.005)
