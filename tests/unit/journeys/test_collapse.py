"""Statements into events: repeats, changes, returns, missing clocks and the day as of which it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from waypost.journeys.collapse import EventWithoutRecord, Fact, Statement, collapse, event_id, is_known, last_known

AS_OF = date(2026, 12, 31)
FACT = Fact(
    source="cafcass",
    sender=None,
    record_key="letters/1",
    person_key="7",
    proceedings_key="70",
    fact_key="letter_sent",
    kind="letter_sent",
    happened_on=date(2026, 2, 1),
    happened_at=None,
    code="introduction",
    reason=None,
    owner=None,
    due_on=None,
    flag=None,
    doubt=None,
    child_id="C-1",
    proceedings_id="P-1",
)


def at(month: int, day: int = 1) -> datetime:
    return datetime(2026, month, day, 9, tzinfo=UTC)


def statement(learnt_at: datetime | None, file: str = "a.csv", position: str = "row 2") -> Statement:
    return Statement("cafcass", None, "letters/1", learnt_at, file, position)


def spans(moments: list[datetime | None], told: list[datetime | None], as_of: date = AS_OF) -> list[tuple]:
    """Return learnt_at and superseded_at of each event where a fact is told at some of the record's moments."""
    events = collapse([statement(moment) for moment in moments], [(FACT, moment) for moment in told], as_of)
    return sorted(((event.learnt_at, event.superseded_at) for event in events), key=str)


def test_a_fact_repeated_is_one_event_from_the_first_time_it_is_said() -> None:
    assert spans([at(3), at(4), at(5)], [at(3), at(4), at(5)]) == [(at(3), None)]


def test_a_fact_that_a_later_statement_leaves_out_is_superseded_then() -> None:
    assert spans([at(3), at(4), at(5)], [at(3), at(4)]) == [(at(3), at(5))]


def test_a_fact_that_vanishes_and_returns_is_two_events() -> None:
    assert spans([at(3), at(4), at(5)], [at(3), at(5)]) == [(at(3), at(4)), (at(5), None)]


def test_order_of_arrival_does_not_matter() -> None:
    assert spans([at(5), at(3), at(4)], [at(5), at(3)]) == [(at(3), at(4)), (at(5), None)]


def test_a_statement_without_a_moment_comes_first_and_lasts_until_the_first_that_differs() -> None:
    assert spans([at(3), None], [None]) == [(None, at(3))]
    assert spans([at(3), None], [None, at(3)]) == [(None, None)]


def test_what_a_statement_without_a_moment_tells_is_known_from_the_day_it_happened() -> None:
    assert spans([None], [None], as_of=date(2026, 1, 31)) == []
    assert spans([None], [None], as_of=date(2026, 2, 1)) == [(None, None)]


def test_what_a_later_statement_repeats_is_known_from_then_though_the_first_had_no_moment() -> None:
    early = replace(FACT, happened_on=date(2026, 11, 1))
    events = collapse([statement(None), statement(at(3))], [(early, None), (early, at(3))], date(2026, 4, 1))
    assert [(event.learnt_at, event.superseded_at) for event in events] == [(at(3), None)]


def test_a_statement_learnt_after_the_day_neither_tells_nor_supersedes() -> None:
    assert spans([at(3), at(4)], [at(3)], as_of=date(2026, 3, 31)) == [(at(3), None)]
    assert spans([at(3), at(4)], [at(3)], as_of=date(2026, 4, 1)) == [(at(3), at(4))]
    assert spans([at(3)], [at(3)], as_of=date(2026, 2, 28)) == []


def test_the_day_is_known_to_its_end_in_utc() -> None:
    assert is_known(datetime(2026, 3, 31, 23, 59, 59, tzinfo=UTC), date(2026, 3, 31))
    assert not is_known(datetime(2026, 4, 1, tzinfo=UTC), date(2026, 3, 31))
    assert is_known(None, date(2026, 3, 31))


def test_a_statement_in_two_places_is_found_at_the_first_by_name() -> None:
    statements = [
        statement(at(3), "b.csv", "row 1"),
        statement(at(3), "a.csv", "row 9"),
        statement(at(3), "a.csv", "row 2"),
    ]
    (event,) = collapse(statements, [(FACT, at(3))], AS_OF)
    assert (event.provenance.file, event.provenance.position) == ("a.csv", "row 2")


def test_two_contents_of_one_moment_are_both_said() -> None:
    other = replace(FACT, code="goodbye")
    events = collapse([statement(at(3))], [(FACT, at(3)), (other, at(3))], AS_OF)
    assert {event.code for event in events} == {"introduction", "goodbye"}


def test_an_event_of_no_known_statement_is_an_error_of_ours() -> None:
    with pytest.raises(EventWithoutRecord):
        collapse([statement(at(3))], [(FACT, at(4))], AS_OF)
    with pytest.raises(EventWithoutRecord):
        collapse([], [(FACT, at(4))], AS_OF)


def test_identifier_rests_on_content_and_clock_and_never_on_linkage() -> None:
    one = event_id(FACT, at(3))
    assert one.startswith("E-")
    assert len(one) == 18
    assert event_id(replace(FACT, child_id="C-2", proceedings_id=None), at(3)) == one
    for changed in (
        *({"record_key": "x"}, {"fact_key": "x"}, {"code": None}, {"code": ""}, {"flag": True}, {"flag": False}),
        *({"due_on": date(2026, 1, 1)}, {"happened_at": at(1)}, {"doubt": "x"}, {"sender": "E08000031"}),
    ):
        assert event_id(replace(FACT, **changed), at(3)) != one, changed
    assert event_id(FACT, at(4)) != one
    assert event_id(FACT, None) != one
    assert event_id(replace(FACT, code=None), at(3)) != event_id(replace(FACT, code=""), at(3))


def test_last_known_statement_of_each_record() -> None:
    statements = [statement(at(3)), statement(at(5)), Statement("ssd", "E1", "k", None, "f", "p")]
    assert last_known(statements, date(2026, 4, 1)) == {("cafcass", None, "letters/1"): at(3), ("ssd", "E1", "k"): None}
    assert last_known([statement(at(5))], date(2026, 4, 1)) == {}
