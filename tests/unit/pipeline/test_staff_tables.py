"""Staff tables come out of the source records: the last telling of each key, days as days, answers as answers."""

from __future__ import annotations

import json
from datetime import date, datetime
from types import SimpleNamespace

import polars as pl

from waypost.intake.contract import RECORDS
from waypost.pipeline.staff_tables import staff_of


def record(key: str, at: int, source: str = "cafcass", **read: str) -> dict:
    return dict.fromkeys(RECORDS) | {
        "source": source,
        "record_key": key,
        "learnt_at": datetime(2026, 1, at),
        "read": json.dumps(read),
    }


def linked(*rows: dict) -> SimpleNamespace:
    frame = pl.DataFrame(list(rows), schema_overrides={"learnt_at": pl.Datetime("us")})
    cases = pl.DataFrame({"service_area": ["A1", None]})
    return SimpleNamespace(scan=lambda name: {"records": frame, "proceedings": cases}[name].lazy())


def test_each_table_holds_the_last_telling_of_its_own_keys():
    found = staff_of(
        linked(
            record("training/W1/domestic_abuse", 2, practitioner_id="W1", course="domestic_abuse", is_mandatory="yes",
                   due_on="2026-03-01", completed_on="2026-01-01"),
            record("training/W1/domestic_abuse", 1, practitioner_id="W1", course="domestic_abuse", is_mandatory="yes",
                   due_on="2026-03-01", completed_on=""),
            record("vacancies/Y1", 1, role="family_court_adviser", service_area="A1", opened_on="2025-12-01",
                   full_time_equivalent="0.6"),
            record("incidents/N1", 1, practitioner_id="W1", happened_on="2026-01-02", kind="threat",
                   action_taken_on="2026-01-05", child_protection_action_on=""),
            record("children/C1/K1", 1, forenames="Zelda"),
            record("training/W2/domestic_abuse", 1, source="ssd", practitioner_id="W2"),
        )
    )  # fmt: skip
    assert found.training.rows() == [("W1", "domestic_abuse", True, date(2026, 3, 1), date(2026, 1, 1))]
    assert found.vacancies.rows() == [("family_court_adviser", "A1", None, 0.6, date(2025, 12, 1), None, None, None)]
    assert found.incidents.rows() == [("W1", date(2026, 1, 2), "threat", date(2026, 1, 5), None)]
    assert found.absences.is_empty()


def test_without_an_extract_every_table_is_empty():
    found = staff_of(linked(record("x/1", 1, source="ssd")))
    assert found.workforce.is_empty()
    assert found.staff_survey.is_empty()


def test_an_area_in_which_no_case_lies_is_not_known():
    told = [
        record(f"vacancies/Y{n}", 1, role="x", service_area=area) for n, area in enumerate(["A1", "Anybody's name"])
    ]
    assert sorted(staff_of(linked(*told)).vacancies["service_area"].to_list(), key=str) == ["A1", None]
