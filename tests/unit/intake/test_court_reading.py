"""Counting and finding, the same for every court source."""

from __future__ import annotations

from datetime import UTC, datetime

from waypost.intake.contract import FileCount
from waypost.intake.court_case import CourtCase
from waypost.intake.court_reading import CourtReading
from waypost.intake.feed_notes import CaseNotes
from waypost.intake.frames import Statement

AT = datetime(2026, 1, 2, tzinfo=UTC)


def stated(reading: CourtReading, read: str, refuse: bool = False) -> None:
    notes = CaseNotes("$.cases[0]", "data")
    notes.elements({"children": [{}, 1]}, ("children",))
    told = CourtCase("1", "public", None, None, None, None, [], [])
    if refuse:
        notes.refuse("element_twice", "data", "children", 0)
    reading.state(told, Statement(AT, AT, "file", notes.base, read), notes)
    reading.count("file", notes)


def test_a_beaten_statement_is_refused_with_all_that_stands_in_it_once() -> None:
    reading = CourtReading("hmcts_case_data")
    reading.open_file("file")
    reading.open_file("empty")
    stated(reading, '{"a": 1}', refuse=True)
    stated(reading, '{"a": 2}')
    stated(reading, '{"a": 2}')
    reading.refuse("file", "$", "json_broken")
    made = reading.reading(reading.settled())
    assert made.records.height == 1
    assert made.files == (
        FileCount("hmcts_case_data", "file", 10, 4, 6),
        FileCount("hmcts_case_data", "empty", 0, 0, 0),
    )
    assert made.findings.filter(rule="parent_refused").height == 0, "each of its elements had been refused already"
    assert made.findings.filter(rule="case_twice_in_one_poll").height == 1


def test_nothing_read_is_an_empty_reading() -> None:
    reading = CourtReading("hmcts_hearings")
    made = reading.reading(reading.settled())
    assert made.events.is_empty()
    assert made.findings.is_empty()
    assert made.files == ()
