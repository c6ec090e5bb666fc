"""The same case stated twice at one instant."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import polars as pl
import pytest

from waypost.intake.contract import INSTANT
from waypost.intake.repeated_statements import settle

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ONE = datetime(2026, 1, 1, 13, tzinfo=UTC)

CASES: list[tuple[str, list[tuple[Any, ...]], set[int], set[int]]] = [
    # what                            record, learnt_at, modified_at, read                       same, beaten
    ("different cases", [("a", NOON, NOON, "{}"), ("b", NOON, NOON, "{}")], set(), set()),
    ("different instants", [("a", NOON, NOON, "{}"), ("a", ONE, NOON, "{}")], set(), set()),
    ("the same again", [("a", NOON, NOON, "{}"), ("a", NOON, NOON, "{}"), ("a", NOON, NOON, "{}")], {1, 2}, set()),
    ("keys in another order", [("a", NOON, NOON, '{"x":1,"y":2}'), ("a", NOON, NOON, '{"y":2,"x":1}')], {1}, set()),
    ("the later change stands", [("a", NOON, ONE, '{"x":1}'), ("a", NOON, NOON, '{"x":2}')], set(), {1}),
    ("a change beats none", [("a", NOON, None, '{"x":9}'), ("a", NOON, NOON, '{"x":2}')], set(), {0}),
    ("content decides a tie", [("a", NOON, NOON, '{"x":1}'), ("a", NOON, NOON, '{"x":2}')], set(), {0}),
    ("and in either order", [("a", NOON, NOON, '{"x":2}'), ("a", NOON, NOON, '{"x":1}')], set(), {1}),
    ("nothing says when", [("a", None, None, "{}"), ("a", None, None, "{}")], {1}, set()),
    (
        "both at once",
        [("a", NOON, ONE, '{"x":1}'), ("a", NOON, NOON, '{"x":2}'), ("a", NOON, ONE, '{"x":1}')],
        {2},
        {1},
    ),
]


@pytest.mark.parametrize(("rows", "same", "beaten"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_which_statement_stands(rows: list[tuple[Any, ...]], same: set[int], beaten: set[int]) -> None:
    schema = {"record_key": pl.String, "learnt_at": INSTANT, "modified_at": INSTANT, "read": pl.String}
    stated = pl.DataFrame(rows, schema=schema, orient="row").with_row_index("statement")
    assert settle(stated) == (same, beaten)


def test_no_statements_settle_to_nothing() -> None:
    schema = {"record_key": pl.String, "learnt_at": INSTANT, "modified_at": INSTANT, "read": pl.String}
    assert settle(pl.DataFrame(schema={"statement": pl.Int64, **schema})) == (set(), set())
