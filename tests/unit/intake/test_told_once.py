"""A fact that several records of one source tell is told by one of them at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest

from waypost.intake.contract import EVENTS, empty
from waypost.intake.told_once import told_once

FIRST, NEXT, LAST = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 4, 7))
Told = tuple[str, datetime | None, str]


def event(record_key: str, learnt_at: datetime | None, fact: str) -> dict[str, object]:
    code, _, day = fact.partition("@")
    return {
        "source": "ssd",
        "sender": "E1",
        "record_key": record_key,
        "learnt_at": learnt_at,
        "person_key": "P",
        "fact_key": "f",
        "kind": "legal_status_started",
        "happened_on": date(2025, 1, int(day or 1)),
        "code": code or None,
    }


def told(tellings: list[Told], silent: tuple[tuple[str, datetime | None], ...] = ()) -> list[Told]:
    """Return what is told of the facts that records tell. `silent`: statements of records that tell no fact."""
    events = pl.concat([empty("events"), pl.DataFrame([event(*telling) for telling in tellings], schema=dict(EVENTS))])
    statements = [(key, at) for key, at, _ in tellings] + list(silent)
    records = pl.DataFrame(
        [("E1", key, at) for key, at in dict.fromkeys(statements)],
        schema={"sender": pl.String, "record_key": pl.String, "learnt_at": EVENTS["learnt_at"]},
        orient="row",
    )
    rows = told_once(events, records).select("record_key", "learnt_at", "code").rows()
    assert {(key, at, code or "") for key, at, code in rows} <= {(k, a, f.partition("@")[0]) for k, a, f in tellings}
    return sorted((key, at, code or "") for key, at, code in rows)


def test_facts_of_one_record_each_are_left_alone():
    tellings = [("A", FIRST, "C1@1"), ("A", NEXT, "C1@1"), ("B", FIRST, "C2@1"), ("B", NEXT, "C1@2")]
    assert len(told(tellings)) == 4


def test_two_rows_of_one_extract_tell_a_fact_once():
    assert told([("B", FIRST, "C1"), ("A", FIRST, "C1")]) == [("A", FIRST, "C1")]


def test_a_fact_without_a_code_is_told_once_too():
    assert told([("B", FIRST, ""), ("A", FIRST, "")]) == [("A", FIRST, "")]


def test_numbers_of_rows_that_changed_overnight_tell_nothing_again():
    assert told([("A", FIRST, "C1"), ("Z", NEXT, "C1")]) == [("A", FIRST, "C1")]


def test_the_record_that_told_it_first_tells_it_in_each_of_its_statements():
    tellings = [("B", FIRST, "C1"), ("B", NEXT, "C1"), ("A", NEXT, "C1")]
    assert told(tellings) == [("B", FIRST, "C1"), ("B", NEXT, "C1")]


def test_numbers_that_changed_hands_lose_no_fact():
    """Row 5 was C1 and is C2 now; row 9 is C1. C1 is still told, by the row that tells it now."""
    tellings = [("5", FIRST, "C1"), ("5", NEXT, "C2"), ("9", NEXT, "C1")]
    assert told(tellings) == [("5", FIRST, "C1"), ("5", NEXT, "C2"), ("9", NEXT, "C1")]


def test_a_record_that_tells_it_no_more_leaves_it_to_the_next():
    tellings = [("A", FIRST, "C1"), ("B", FIRST, "C1"), ("B", NEXT, "C1")]
    assert told(tellings, silent=(("A", NEXT),)) == [("A", FIRST, "C1"), ("B", NEXT, "C1")]


def test_what_was_told_first_hangs_on_nothing_that_came_later():
    early = [("B", FIRST, "C1")]
    assert told(early) == told([*early, ("A", LAST, "C1")])


@pytest.mark.parametrize("at", [None, FIRST])
def test_without_a_moment_a_record_comes_first(at):
    assert told([("B", None, "C1"), ("A", FIRST, "C1")]) == [("B", None, "C1")]
