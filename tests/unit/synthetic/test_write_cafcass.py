"""The Cafcass extract of the small world."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from small_world import UNTIL, told
from waypost.synthetic import cafcass_keying
from waypost.synthetic.rates import Rate, Rates, rates
from waypost.synthetic.write_cafcass import write_cafcass
from waypost.vocabulary.cafcass_extract import subjects


@pytest.fixture
def written(world, true_views, plan, tmp_path):
    """Write the extract; return its telling and its tables."""
    telling = write_cafcass(world, true_views.cafcass, tmp_path, plan)
    return telling, {path.stem: pl.read_csv(path, infer_schema=False) for path in tmp_path.glob("*.csv")}


def test_every_subject_is_written_with_exactly_its_columns(written):
    telling, tables = written
    assert {name: tuple(table.columns) for name, table in tables.items()} == {
        name: subject.column_names for name, subject in subjects().items()
    }
    assert telling.records == sum(table.height for table in tables.values())


def test_cafcass_knows_the_courts_number_of_some_cases_only(written):
    _, tables = written
    numbers = dict(tables["cases"].select("case_id", "court_case_number").iter_rows())
    assert numbers == {"CF10": "1700000000000010", "CF20": None, "CF30": None}
    assert dict(tables["cases"].select("case_id", "is_domestic_abuse_alleged").iter_rows())["CF10"] == "yes"


def test_a_row_is_keyed_after_its_latest_fact_and_never_after_the_last_evening(written):
    _, tables = written
    for name, subject in subjects().items():
        dates = [
            column.name for column in subject.columns if column.kind == "date" and column.name in tables[name].columns
        ]
        past = [day for day in dates if day not in ("due_on", "action_due_on", "extended_to_on", "expected_on")]
        rows = tables[name].filter(pl.max_horizontal(past).str.slice(0, 10) > pl.col("recorded_at").str.slice(0, 10))
        assert rows.is_empty(), name
        assert (tables[name]["recorded_at"] <= f"{UNTIL}T17:30:00Z").all()


def test_what_happened_on_the_last_day_is_keyed_by_that_evening(world, true_views, plan, tmp_path):
    seen = pl.concat([world.engagement] * 200).with_columns(
        engagement_id=pl.int_range(200, dtype=pl.Int64), seen_on=pl.lit(UNTIL)
    )
    write_cafcass(replace(world, engagement=seen), true_views.cafcass, tmp_path, plan)
    keyed = pl.read_csv(tmp_path / "engagement.csv", infer_schema=False)["recorded_at"]
    assert set(keyed.str.slice(0, 10)) == {UNTIL.isoformat()}
    assert keyed.max() == f"{UNTIL}T17:30:00Z"


def test_the_truth_has_every_event_once(written):
    telling, _ = written
    amber = telling.events.filter(person_key="CH1")
    assert told(amber, "kind", "happened_on", "code", "reason") == sorted(
        [
            ("advice_given", date(2025, 3, 18), "placement", "care_order"),
            ("application_issued", date(2025, 3, 5), "section_31", None),
            ("audit_put_right", date(2026, 3, 4), "good_or_better", None),
            ("application_received", date(2025, 3, 6), "section_31", None),
            ("application_received", date(2026, 6, 2), "deprivation_of_liberty", None),
            ("case_closed", date(2026, 2, 20), None, "final_order"),
            ("case_reopened", date(2026, 5, 1), None, None),
            ("child_engaged", date(2025, 3, 15), "in_person", None),
            ("child_joined", date(2025, 3, 6), None, None),
            ("child_joined", date(2026, 6, 2), None, None),
            ("extension_granted", date(2025, 8, 10), None, "timetable_for_child"),
            ("feedback_received", date(2026, 1, 1), "feedback", "positive"),
            ("harm_alleged", date(2025, 3, 6), "domestic_abuse", None),
            ("letter_sent", date(2025, 3, 10), "introduction", None),
            ("management_review_held", date(2026, 2, 10), "closure", None),
            ("order_made", date(2025, 3, 20), "interim_care_order", None),
            ("order_made", date(2026, 2, 2), "care_order", None),
            ("order_received", date(2025, 3, 22), "interim_care_order", None),
            ("plan_discussed", date(2025, 3, 14), None, None),
            ("practice_audited", date(2026, 3, 1), "good_or_better", None),
            ("practitioner_allocated", date(2025, 3, 7), "childrens_guardian", None),
            ("practitioner_ended", date(2026, 2, 20), "childrens_guardian", "case_closed"),
            ("report_filed", date(2025, 3, 17), "care_plan", None),
            ("report_ordered", date(2025, 3, 6), "care_plan", None),
        ],
        key=str,
    )


def test_people_and_cases_are_known_by_cafcasss_own_keys(written):
    telling, tables = written
    assert dict(telling.people.select("person_key", "person_id").iter_rows())["CH7"] == 7
    parties = {f"party/{one}" for one in tables["parties"]["party_id"]}
    assert parties == {key for key in telling.people["person_key"] if key.startswith("party/")}
    assert dict(telling.proceedings.select("proceedings_key", "case_id").iter_rows()) == {
        "CF10": 10,
        "CF20": 20,
        "CF30": 30,
    }


def told_twice(monkeypatch, share: float) -> None:
    """Set how many rows are keyed twice."""
    entries = dict(rates("feeds").entries) | {"told_in_two_rows": Rate("told_in_two_rows", share, "", True)}
    monkeypatch.setattr(cafcass_keying, "rates", lambda name: Rates(name, entries) if name == "feeds" else rates(name))


def test_some_rows_are_keyed_when_something_begins_and_again_when_it_ends(
    world, true_views, plan, tmp_path, monkeypatch
):
    told_twice(monkeypatch, 1.0)
    write_cafcass(world, true_views.cafcass, tmp_path, plan)
    rows = pl.read_csv(tmp_path / "allocations.csv", infer_schema=False).filter(allocation_id="A0000001")
    assert rows["ended_on"].to_list() == [None, "2026-02-20"]
    assert rows["recorded_at"].is_sorted()
    reopened = pl.read_csv(tmp_path / "closures.csv", infer_schema=False).filter(case_id="CF10", child_id="CH1")
    assert reopened["reopened_on"].to_list() == [None, "2026-05-01"]
    told_twice(monkeypatch, 0.0)
    write_cafcass(world, true_views.cafcass, tmp_path, plan)
    assert pl.read_csv(tmp_path / "allocations.csv", infer_schema=False).filter(allocation_id="A0000001").height == 1


def test_a_corrected_name_and_a_birth_come_as_a_later_row(world, true_views, plan, tmp_path):
    view = true_views.cafcass.with_columns(
        first_forenames=pl.when(pl.col("person_id") == 2).then(pl.lit("Baby")).otherwise("first_forenames"),
        born_on=pl.when(pl.col("person_id") == 7).then(date(2026, 3, 3)).otherwise("born_on"),
    )
    write_cafcass(world, view, tmp_path, plan)
    children = pl.read_csv(tmp_path / "children.csv", infer_schema=False)
    beryl, dora = (children.filter(child_id=child) for child in ("CH2", "CH7"))
    assert beryl["forenames"].to_list() == ["Baby", "Beryl"]
    assert dora["born_on"].to_list() == [None, "2026-03-03"]
    assert set(dora["expected_on"]) == {"2026-03-03"}
    assert children.filter(child_id="CH3").height == 1


def test_a_disability_that_cafcass_has_not_written_is_empty_or_said_not_to_be_known(world, true_views, plan, tmp_path):
    said = pl.when(pl.col("person_id") > 2).then(pl.lit(value=True))
    view = true_views.cafcass.with_columns(
        has_disability=pl.when(pl.col("role") == "child").then(said).otherwise("has_disability")
    )
    telling = write_cafcass(world, view, tmp_path, plan)
    children = pl.read_csv(tmp_path / "children.csv", infer_schema=False)
    assert set(children["has_disability"]) == {None, "not_known", "yes"}
    found = telling.disagreements.filter(fact="disability").select("person_id", "true_value", "told_value").unique()
    children_told = sorted(world.children_in_cases["person_id"].unique())
    assert sorted(found.rows()) == [(one, "false", None if one <= 2 else "true") for one in children_told]
