"""What the extract tells otherwise than it is."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.synthetic.write_cafcass import write_cafcass

ALL = dict.fromkeys(("engagement", "letters", "reviews", "orders_received", "closures"), 1.0)


@pytest.fixture
def listed(world, true_views, plan, tmp_path, disagree):
    """Write the extract with some rates set; return what is listed as (key, case, fact, true, told, reason)."""

    def run(view=None, **rates):
        disagree(**rates)
        telling = write_cafcass(world, true_views.cafcass if view is None else view, tmp_path, plan)
        rows = telling.disagreements.sort(pl.all())
        return rows.select("person_key", "case_id", "fact", "true_value", "told_value", "reason").rows()

    return run


def test_where_all_agree_nothing_is_listed(listed):
    assert listed() == []


def test_orders_keyed_otherwise_are_listed_by_day_and_by_kind(listed):
    rows = listed(
        order_day_off={"share": 1.0, "days": {"-1": 1.0}},
        order_type_otherwise={"share": 1.0, "instead": {"care_order": "supervision_order"}},
    )
    assert ("CH1", 10, "order", "2026-02-02", "2026-02-01", "disagrees") in rows
    assert ("CH1", 10, "order", "care_order", "supervision_order", "disagrees") in rows
    assert {row[2] for row in rows} == {"order"}


def test_days_of_issue_are_listed_for_every_child_of_the_case(listed):
    rows = listed(issue_day_off={"share": 1.0, "days": {"1": 1.0}})
    assert [row[:3] for row in rows if row[1] == 10] == [(child, 10, "date_issued") for child in ("CH1", "CH2", "CH3")]


def test_rows_keyed_late_are_listed_with_the_day_of_keying_or_none(listed):
    tail = {"share": 1.0, "median": 60.0, "spread": 0.001, "most": 400}
    rows = listed(keying_delay_tail=tail, late_after_days=14)
    assert {row[5] for row in rows} == {"late"}
    facts = {row[2] for row in rows}
    assert {"allocation", "engagement", "letter", "review", "report", "order", "extension", "closure"} <= facts
    order = next(row for row in rows if row[2] == "order" and row[3] == "2026-02-02")
    assert "2026-03-30" < order[4] < "2026-04-25"


def test_edited_rows_are_listed_as_told_at_first(listed):
    rows = listed(edited_afterwards=ALL)
    assert ("CH1", 10, "engagement", "in_person", "video", "edited") in rows
    assert ("CH1", 10, "letter", "2025-03-10", "2025-03-09", "edited") in rows
    assert {row[5] for row in rows} == {"edited"}


def test_people_are_listed_with_the_key_of_the_extract_and_corrections_apart(listed, true_views):
    view = true_views.cafcass.with_columns(
        first_forenames=pl.when(pl.col("person_id") == 2).then(pl.lit("Baby")).otherwise("first_forenames"),
        surname=pl.when(pl.col("person_id") == 4).then(pl.lit("Ashe")).otherwise("surname"),
    )
    (mother,) = view.filter(person_id=4)["number"]
    assert listed(view) == [
        ("CH2", None, "forenames", "Beryl", "Baby", "edited"),
        (f"party/{mother}", None, "surname", "Ash", "Ashe", "disagrees"),
    ]
