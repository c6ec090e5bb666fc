"""From statements of cases to the contract's frames."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest

from waypost.intake import frames
from waypost.intake.contract import FINDINGS, FRAMES, empty
from waypost.intake.court_case import CourtCase, Fact, Person
from waypost.intake.frames import Statement, Statements, findings_frame
from waypost.vocabulary.events import EventKind

LEARNT = datetime(2026, 3, 1, tzinfo=UTC)
CHILDREN = [Person(f"child-{n}", "child", "Ann", "Quorle", date(2020, 1, n), "female", None) for n in (1, 2)]
MOTHER = Person("party-1", "mother", "Eve", "Quorle", None, "female", "LS1 4AP")
FACTS = [
    Fact("dateSubmitted", EventKind.APPLICATION_SUBMITTED, date(2026, 1, 5), code="section_31"),
    Fact("h-1", EventKind.HEARING_LISTED, date(2026, 2, 5), datetime(2026, 2, 5, 10, tzinfo=UTC), "final"),
]
CASE = CourtCase("1652950891557691", "public", "section_31", "12", None, "CLOSED", [*CHILDREN, MOTHER], FACTS)


def statements(count: int) -> Statements:
    collected = Statements("hmcts_public_law")
    for number in range(count):
        collected.add(CASE, Statement(LEARNT, None, "feed", f"$.cases[{number}]", "{}"))
    return collected


def test_every_fact_is_told_of_every_child_and_of_nobody_else() -> None:
    collected = statements(1)
    events = collected.frames(collected.stated(), ())["events"]
    assert events.select("fact_key", "kind").rows() == [
        ("dateSubmitted/child-1", "application_submitted"),
        ("dateSubmitted/child-2", "application_submitted"),
        ("h-1/child-1", "hearing_listed"),
        ("h-1/child-2", "hearing_listed"),
    ]
    assert set(events["record_key"]) == set(events["proceedings_key"]) == {CASE.case_id}


def test_the_frames_are_those_of_the_contract() -> None:
    collected = statements(2)
    made = collected.frames(collected.stated(), ())
    assert {name: frame.schema for name, frame in made.items()} == {
        name: empty(name).schema for name in FRAMES if name not in ("findings", "allocations")
    }
    assert [made[name].height for name in ("records", "people", "proceedings", "events")] == [2, 6, 2, 8]
    person = made["people"].filter(pl.col("role") == "mother").row(0, named=True)
    assert (person["family_key"], person["postcode"], person["learnt_at"]) == (CASE.case_id, "LS1 4AP", LEARNT)
    assert made["proceedings"].row(0, named=True)["court_case_number"] == CASE.case_id


def test_a_statement_put_aside_leaves_no_trace() -> None:
    collected = statements(2)
    made = collected.frames(collected.stated(), {0})
    assert made["records"]["position"].to_list() == ["$.cases[1]"]
    assert [made[name].height for name in ("people", "proceedings", "events")] == [3, 1, 4]


def test_rows_are_the_same_whatever_stands_in_memory_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = statements(5)
    wanted = whole.frames(whole.stated(), ())
    monkeypatch.setattr(frames, "_ROWS_HELD", 2)
    pieces = statements(5)
    made = pieces.frames(pieces.stated(), ())
    assert all(made[name].equals(wanted[name]) for name in wanted)


def test_no_statements_make_empty_frames() -> None:
    collected = Statements("hmcts_public_law")
    assert all(frame.height == 0 for frame in collected.frames(collected.stated(), ()).values())


def test_findings_stand_in_the_order_of_their_places() -> None:
    row = ("hmcts_public_law", "b", "$", "rule", "What.", "Do.", True)
    frame = findings_frame([row, (row[0], "a", *row[2:])])
    assert frame["file"].to_list() == ["a", "b"]
    assert frame.schema == empty("findings").schema
    assert findings_frame([]).columns == list(FINDINGS)
