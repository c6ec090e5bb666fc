"""Working days in the engine are those of the vocabulary, over weekends, bank holidays and in either direction."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb

from waypost.journeys.store.compile_working_days import working_days_sql
from waypost.vocabulary.working_days import working_days_between


def test_every_pair_of_days_around_holidays_agrees():
    days = [date(2024, 12, 20) + timedelta(days=step) for step in range(0, 20, 1)]
    days += [date(2022, 9, 16), date(2023, 5, 8), date(2028, 2, 29)]
    pairs = [(one, other) for one in days for other in days]
    with duckdb.connect() as engine:
        engine.execute("CREATE TABLE pairs (a DATE, b DATE)")
        engine.executemany("INSERT INTO pairs VALUES (?, ?)", pairs)
        found = engine.execute(f"SELECT a, b, {working_days_sql('a', 'b')} FROM pairs").fetchall()
    assert len(found) == len(pairs)
    assert all(number == working_days_between(first, last) for first, last, number in found)
