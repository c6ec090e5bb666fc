"""A database of an older format, asked as if it were of the present one."""

from __future__ import annotations

import duckdb
import pytest

from waypost.journeys.record_files import RecordNotWhole
from waypost.journeys.record_format import FORMAT, columns_lacking
from waypost.journeys.store.older_database import mend
from waypost.journeys.store.steps import IN_DATABASE
from waypost.journeys.tables import frame_of


def database(version: int) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    for name in IN_DATABASE:
        frame = frame_of(name, []).drop(columns_lacking(version, name)).to_arrow()
        connection.register("given", frame)
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        connection.unregister("given")
    connection.execute("INSERT INTO children (child_id) VALUES ('C-1')")
    return connection


def test_what_an_older_format_lacks_is_asked_as_null():
    connection = database(1)
    mend(connection, 1)
    assert connection.execute("SELECT child_id, disability FROM children").fetchall() == [("C-1", None)]


def test_the_present_format_is_left_as_it_is():
    connection = database(FORMAT)
    mend(connection, FORMAT)
    assert connection.execute("SELECT count(*) FROM duckdb_views() WHERE NOT internal").fetchall() == [(0,)]


def test_a_table_that_is_missing_is_told_in_a_sentence():
    connection = database(FORMAT)
    connection.execute("DROP TABLE attributed_days")
    with pytest.raises(RecordNotWhole, match="attributed_days"):
        mend(connection, FORMAT)
