"""Working days in the engine are those of the vocabulary, over weekends, bank holidays and in either direction."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import ibis

from waypost.journeys.store.compile_working_days import working_days_sql
from waypost.vocabulary.working_days import working_days_between


def test_every_pair_of_days_around_holidays_agrees():
    days = [date(2024, 12, 20) + timedelta(days=step) for step in range(0, 20, 1)]
    days += [date(2022, 9, 16), date(2023, 5, 8), date(2028, 2, 29)]
    pairs = [(one, other) for one in days for other in days]
    pairs_table = ibis.table({"a": "date", "b": "date"}, name="pairs")
    asked = pairs_table.select("a", "b", n=working_days_sql(pairs_table["a"], pairs_table["b"]))
    with duckdb.connect() as engine:
        engine.execute("CREATE TABLE pairs (a DATE, b DATE)")
        engine.executemany("INSERT INTO pairs VALUES (?, ?)", pairs)
        found = engine.execute(str(ibis.to_sql(asked, dialect="duckdb"))).fetchall()
    assert len(found) == len(pairs)
    assert all(number == working_days_between(first, last) for first, last, number in found)
