"""When an extension was granted, where the case data do not say; and the extensions that a longer one overwrote.

The day is that of the extension's event in the case's history, where that was read too: the last such event by the
time the extension was first told. Else it is the day of which the data first told it, and the doubt stays. Case data
hold the latest extension only; one that an earlier statement told and a later one overwrote with a longer one was
granted all the same, so the later statement goes on telling it.
"""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

import polars as pl

from waypost.foundation.clock import LONDON
from waypost.intake.contract import EVENTS
from waypost.intake.hmcts_case_data.translate import FIRST_TOLD
from waypost.vocabulary.events import EventKind

CHILDREN_NOT_TOLD = "children_not_told"
"""Doubt: the history says that time was extended, and not for which children of the case."""
_Row = dict[str, Any]


def settle_extensions(events: pl.DataFrame) -> pl.DataFrame:
    """Return the events with every extension dated as well as it can be, none lost to a longer one; sorted."""
    is_extension = (pl.col("kind") == EventKind.EXTENSION_GRANTED.value) & pl.col("person_key").is_not_null()
    told = events.filter(is_extension)
    is_history = (pl.col("kind") == EventKind.EXTENSION_GRANTED.value) & pl.col("person_key").is_null()
    history = events.filter(is_history)
    instants = {key: sorted(at) for key, at in history.group_by("proceedings_key").agg("happened_at").iter_rows()}
    rows: list[_Row] = []
    in_order = told.sort("record_key", "proceedings_key", "person_key", "learnt_at", "due_on").iter_rows(named=True)
    for (_, case, _), of_child in groupby(in_order, key=itemgetter("record_key", "proceedings_key", "person_key")):
        rows += _of_one_child(list(of_child), instants.get(case, []))
    settled = pl.DataFrame(rows, schema=dict(EVENTS), orient="row")
    rest = events.filter(~is_extension & ~is_history)
    return pl.concat([rest, settled, _of_known_children(history, settled)]).sort("record_key", "learnt_at", "fact_key")


def _of_known_children(history: pl.DataFrame, settled: pl.DataFrame) -> pl.DataFrame:
    """Tell each extension of the history of the children whose data bear it out; of the case where none does."""
    key = ["proceedings_key", "happened_at"]
    children = (
        settled.filter(pl.col("happened_at").is_not_null()).select(*key, child="person_key").unique().sort(pl.all())
    )
    told = history.join(children, on=key, how="left", maintain_order="left_right")
    is_known = pl.col("child").is_not_null()
    return told.with_columns(
        person_key="child",
        fact_key=pl.when(is_known).then(pl.format("{}/{}", "fact_key", "child")).otherwise("fact_key"),
        doubt=pl.when(~is_known).then(pl.lit(CHILDREN_NOT_TOLD)).otherwise("doubt"),
    ).select(settled.columns)


def _of_one_child(tellings: list[_Row], instants: list[datetime]) -> list[_Row]:
    """Return the tellings of one child's extensions in one record, dated, with the overwritten ones told on."""
    first: dict[Any, _Row] = {}
    for telling in tellings:
        known = first.setdefault(telling["due_on"], telling)
        if known["doubt"] == FIRST_TOLD and telling["doubt"] is None:
            first[telling["due_on"]] = telling
    days = _dated(first, tellings, instants)
    rows: list[_Row] = []
    earlier: dict[Any, _Row] = {}
    for telling in tellings:
        own = telling | days[telling["due_on"]]
        if telling["learnt_at"] is not None:
            overwritten = (row for due_on, row in earlier.items() if due_on < telling["due_on"])
            rows += [row | {"learnt_at": telling["learnt_at"]} for row in overwritten]
            earlier[telling["due_on"]] = own
        rows.append(own)
    return rows


def _dated(first: dict[Any, _Row], tellings: list[_Row], instants: list[datetime]) -> dict[Any, _Row]:
    """Return, for each extension by its end, what is known of its beginning."""
    days: dict[Any, _Row] = {}
    left = list(instants)
    for due_on, row in first.items():
        if row["doubt"] != FIRST_TOLD:
            days[due_on] = {}
            continue
        told_at = min((t["learnt_at"] for t in tellings if t["due_on"] == due_on and t["learnt_at"]), default=None)
        by_then = [at for at in left if told_at is None or at <= told_at]
        if by_then:
            left = [at for at in left if at > by_then[-1]]
            day = by_then[-1].astimezone(LONDON).date()
            days[due_on] = {"happened_on": day, "happened_at": by_then[-1], "doubt": None}
        else:
            days[due_on] = {"happened_on": row["happened_on"]}
    return days
