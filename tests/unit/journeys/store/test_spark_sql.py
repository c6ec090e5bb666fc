"""The statements of the assembly, in Spark's words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from waypost.journeys.store.spark_sql import spark_statement
from waypost.journeys.store.steps import PASSING, RECORD_STEPS, TELLING_STEPS
from waypost.journeys.tables import SCHEMAS

GIVEN = {"as_of": date(2026, 3, 31), "known_before": datetime(2026, 4, 1, tzinfo=UTC)}


def query(sql: str) -> str:
    return spark_statement(sql, GIVEN).query


@pytest.mark.parametrize(
    ("duckdb", "spark"),
    [
        ("SELECT min((a, b)) AS place FROM t", "SELECT MIN(NAMED_STRUCT('part_1', a, 'part_2', b)) AS place FROM t"),
        ("SELECT place[1], place[2] FROM t", "SELECT place.part_1, place.part_2 FROM t"),
        ("SELECT md5(a)[:16] FROM t", "SELECT SUBSTRING(MD5(a), 1, 16) FROM t"),
        ("SELECT ['x', 'y'][1 + a] FROM t", "SELECT ELEMENT_AT(ARRAY('x', 'y'), 1 + a) FROM t"),
        ("SELECT md5_number(a), epoch_us(b) FROM t", "SELECT MD5(a), UNIX_MICROS(b) FROM t"),
        ("SELECT row_number() OVER () AS n FROM t", "SELECT MONOTONICALLY_INCREASING_ID() AS n FROM t"),
        ("SELECT a FROM t WHERE b < $as_of", "SELECT a FROM t WHERE b < DATE '2026-03-31'"),
        ("SELECT a FROM t WHERE b < $known_before", "SELECT a FROM t WHERE b < TIMESTAMP '2026-04-01 00:00:00.000000'"),
        (
            "SELECT min(a) FILTER (k = 'x') OVER (PARTITION BY c) FROM t",
            "SELECT MIN(CASE WHEN k = 'x' THEN a END) OVER (PARTITION BY c) FROM t",
        ),
        (
            "SELECT count(*) FILTER (k = 'x') OVER (PARTITION BY c) FROM t",
            "SELECT COUNT(CASE WHEN k = 'x' THEN 1 END) OVER (PARTITION BY c) FROM t",
        ),
    ],
)
def test_what_sqlglot_does_not_know_is_declared(duckdb: str, spark: str) -> None:
    assert query(duckdb) == spark


def test_a_place_in_a_named_window_with_a_frame_takes_its_order_alone() -> None:
    told = query(
        "SELECT row_number() OVER w AS n, max(x) OVER w AS m FROM t WINDOW w AS "
        "(PARTITION BY p ORDER BY q NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)"
    )
    assert "ROW_NUMBER() OVER (PARTITION BY p ORDER BY q) AS n" in told
    assert "MAX(x) OVER w AS m" in told


def test_a_statement_says_what_it_makes_and_reads() -> None:
    statement = spark_statement("CREATE TEMP TABLE a AS SELECT * FROM b JOIN c USING (k)", GIVEN)
    assert (statement.makes, statement.reads) == ("a", {"b", "c"})
    assert spark_statement("SELECT 1 FROM b", GIVEN).makes is None


def test_every_step_of_the_assembly_is_made_once_and_after_what_it_reads() -> None:
    made: list[str] = []
    every = {str(spark_statement(sql, GIVEN).makes) for sql in (*TELLING_STEPS, *RECORD_STEPS)}
    for sql in (*TELLING_STEPS, *RECORD_STEPS):
        statement = spark_statement(sql, GIVEN)
        assert statement.reads & every <= set(made), statement.makes
        made.append(str(statement.makes))
    assert sorted(made) == sorted({*PASSING, *SCHEMAS} - {"source_records"})
