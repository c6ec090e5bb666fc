"""What a court's feed told otherwise than it is, or later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import orjson
import polars as pl
import pytest

from small_world import UNTIL
from waypost.synthetic.plan import Plan
from waypost.synthetic.write_private_law import write_private_law
from waypost.synthetic.write_public_law import write_public_law

SHARES = {"issue_day_in_court_feed": 0.0, "order_day_in_court_feed": 0.0, "order_type_in_court_feed": 0.0}


@pytest.fixture
def always_polled(monkeypatch):
    """Poll several changes of every case."""
    monkeypatch.setattr(Plan, "polled_several_times", 1.0)


@pytest.fixture
def public(world, true_views, plan, tmp_path, disagree):
    """Write the public-law feed with some rates set; return its telling."""

    def run(**rates):
        disagree(**rates)
        return write_public_law(world, true_views.public_law, tmp_path, plan)

    return run


@pytest.fixture
def private(world, true_views, plan, tmp_path, disagree):
    """Write the private-law feed with some rates set; return its telling."""

    def run(**rates):
        disagree(**rates)
        return write_private_law(world, true_views.private_law, tmp_path, plan)

    return run


def listed(telling, *columns):
    """Return columns of what is listed, sorted and distinct."""
    return sorted(set(telling.disagreements.select(columns).iter_rows()), key=str)


def test_where_all_agree_nothing_is_listed(public, private, always_polled):
    assert public().disagreements.is_empty()
    assert private().disagreements.is_empty()


def test_a_day_of_issue_put_right_in_the_last_poll_is_listed(public, always_polled, tmp_path):
    telling = public(edited_afterwards=SHARES | {"issue_day_in_court_feed": 1.0})
    assert listed(telling, "fact", "true_value", "told_value", "reason") == [
        ("date_issued", "2025-03-05", "2025-03-03", "edited")
    ]
    days = [
        case["caseData"].get("dateOfCourtIssue")
        for path in sorted(tmp_path.glob("*.jsonl"))
        for line in path.read_bytes().splitlines()
        for case in orjson.loads(line)["cases"]
    ]
    assert "2025-03-03" in days[:-1]
    assert days[-1] == "2025-03-05"
    assert set(telling.events.filter(kind="application_issued")["happened_on"]) == {date(2025, 3, 5)}


def test_a_case_that_is_told_once_was_never_wrong(public, monkeypatch):
    monkeypatch.setattr(Plan, "polled_several_times", 0.001)
    assert public(edited_afterwards=SHARES | {"issue_day_in_court_feed": 1.0}).disagreements.is_empty()


def test_orders_put_right_are_listed_by_day_and_by_kind(private, always_polled):
    shares = SHARES | {"order_day_in_court_feed": 1.0, "order_type_in_court_feed": 1.0}
    rows = listed(private(edited_afterwards=shares), "fact", "true_value", "told_value", "reason")
    assert ("order", "directions", "other", "edited") in rows
    assert ("order", "2026-01-20", "2026-01-19", "edited") in rows


def test_a_cancelling_is_entered_late_and_shown_from_then_on(public, always_polled):
    late = {"share": 1.0, "median": 5.0, "spread": 0.0001, "most": 9}
    rows = listed(public(outcome_entered_late=late), "fact", "true_value", "told_value", "reason")
    assert rows == [
        ("hearing_outcome", "2025-07-08", "2025-07-13", "late"),
        ("hearing_outcome", "2025-08-10", "2025-08-15", "late"),
    ]


def test_a_cancelling_not_yet_entered_leaves_the_hearing_held(public):
    telling = public(outcome_entered_late={"share": 1.0, "median": 900.0, "spread": 0.0001, "most": 900})
    assert set(telling.disagreements["told_value"]) == {None}
    heard = telling.events.filter(pl.col("kind").str.starts_with("hearing_"))
    assert set(heard["kind"]) == {"hearing_held", "hearing_listed"}


def failed(from_on: date, never_seen: float, feed: str = "hmcts_public_law", days: int = 7) -> dict[str, object]:
    """Return a week without polls."""
    return {"feed": feed, "from_on": from_on, "days": days, "never_seen": never_seen}


def test_what_changed_while_the_feed_had_failed_is_seen_when_it_is_back(public, always_polled):
    rows = listed(public(feed_failed=failed(date(2025, 3, 3), 0.0)), "fact", "true_value", "told_value", "reason")
    assert rows == [("change", f"2025-03-0{day}", "2025-03-10", "feed_failed") for day in (3, 5, 6)]


def test_what_is_never_asked_for_is_not_told(public):
    last = UNTIL - timedelta(days=500)  # the case was closed in the days without polls, and nothing came after
    telling = public(feed_failed=failed(last, 1.0, days=500))
    rows = listed(telling, "fact", "true_value", "told_value", "reason")
    assert ("change", "2026-02-02", None, "feed_failed") in rows
    kinds = set(telling.events["kind"])
    assert "application_issued" in kinds
    assert telling.events.filter(kind="hearing_listed").is_empty()  # it was listed in those days


def test_a_cancelling_that_no_poll_saw_is_listed_and_the_hearing_counts_as_held(public):
    telling = public(feed_failed=failed(date(2025, 7, 1), 1.0, days=800))
    rows = listed(telling, "fact", "true_value", "told_value", "reason")
    assert ("hearing_outcome", "2025-07-08", None, "feed_failed") in rows
    assert "hearing_vacated" not in set(telling.events["kind"])


def test_a_case_of_which_nothing_was_ever_seen_is_in_no_file_and_no_truth(world, true_views, tmp_path, disagree):
    disagree(feed_failed=failed(date(2024, 1, 1), 1.0, days=3000))
    telling = write_public_law(world, true_views.public_law, tmp_path, Plan(1, UNTIL))
    assert telling.records == 0
    assert telling.people.is_empty()
    assert telling.proceedings.is_empty()
    assert telling.events.is_empty()


def test_orders_made_while_the_private_feed_had_failed_are_not_told(private):
    telling = private(feed_failed=failed(date(2026, 2, 1), 1.0, "hmcts_private_law", days=600))
    rows = listed(telling, "fact", "true_value", "told_value", "reason")
    assert ("order", "2026-02-20", None, "feed_failed") in rows
    assert set(telling.events.filter(kind="order_made")["happened_on"]) == {date(2026, 1, 20)}
    assert "hearing_adjourned" not in set(telling.events["kind"])


def test_people_are_listed_under_the_key_that_told_them(world, true_views, plan, tmp_path, always_polled, all_agree):
    is_amber = pl.col("person_id") == 1
    view = true_views.public_law.with_columns(
        first_forenames=pl.when(is_amber).then(pl.lit("Baby")).otherwise("first_forenames"),
        sex=pl.when(is_amber).then(pl.lit("male")).otherwise("sex"),
    )
    telling = write_public_law(world, view, tmp_path, plan)
    keys = dict(telling.disagreements.select("fact", "person_key").iter_rows())
    assert keys["sex"] in set(telling.events["person_key"])
    assert keys["forenames"] not in set(telling.events["person_key"])
    assert keys["forenames"] in set(telling.people["person_key"])


def test_what_was_corrected_before_any_poll_is_not_listed(world, true_views, plan, tmp_path, monkeypatch, all_agree):
    monkeypatch.setattr(Plan, "polled_several_times", 0.001)
    view = true_views.private_law.with_columns(first_forenames=pl.lit("Baby"))
    assert write_private_law(world, view, tmp_path, plan).disagreements.is_empty()
    monkeypatch.setattr(Plan, "polled_several_times", 1.0)
    again = write_private_law(replace(world), view, tmp_path, plan).disagreements
    assert set(again["told_value"]) == {"Baby"}
