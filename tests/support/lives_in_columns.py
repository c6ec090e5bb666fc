"""Lives as columns, and the tasks of each child alone: for the tests that hold the two to one answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import polars as pl

from waypost.vocabulary.timetable import Timetable
from waypost.vocabulary.timetable_columns import CASES, EVENTS
from waypost.vocabulary.timetable_engine import OF_AN_APPLICATION
from waypost.vocabulary.timetable_tasks import tasks_before_court, tasks_in_proceedings


def frames(lives: Sequence[Any]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the columns of some lives: each child in one set of proceedings, some events in none."""
    cases, events = [], []
    for n, (placed, facts) in enumerate(lives):
        cases.append((f"C{n}", f"P{n}", *placed))
        events += [
            (f"C{n}", f"P{n}" if is_in_court else None, f.kind.value, f.happened_on, f.code, f.due_on, f.flag, f.owner)
            for is_in_court, f in facts
        ]
    return (
        pl.DataFrame(cases, schema=dict(CASES), orient="row"),
        pl.DataFrame(events, schema=dict(EVENTS), orient="row"),
    )


def one_by_one(lives: Sequence[Any], on: date, timetables: Sequence[Timetable]) -> list[dict[str, Any]]:
    """Return the tasks of each child alone, as rows."""
    rows = []
    for n, (placed, facts) in enumerate(lives):
        own = [fact for is_in_court, fact in facts if is_in_court]
        untold = [fact for is_in_court, fact in facts if not is_in_court or fact.kind in OF_AN_APPLICATION]
        told = [(f"P{n}", tasks_in_proceedings(*placed, own, on, timetables=timetables))]
        told.append((None, tasks_before_court(untold, on, timetables=timetables)))
        rows += [{"child_id": f"C{n}", "proceedings_id": who} | asdict(task) for who, found in told for task in found]
    return rows
