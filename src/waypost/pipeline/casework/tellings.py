"""Chronology and account of the children that casework takes in, told from what is surely theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import polars as pl

from waypost.disclosure.gate import let_journey_out
from waypost.journeys.account import Account
from waypost.journeys.account_lines import line
from waypost.journeys.record import Child, Event, Journey
from waypost.journeys.record_files import scan_table
from waypost.journeys.store.rows import child_in_proceedings_of, event_of
from waypost.journeys.telling import tell
from waypost.journeys.wording import source_title
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.casework.arrivals import Arrivals

EXIT = "account"


@dataclass(frozen=True, slots=True)
class Telling:
    """One child's chronology (one row an event, with its source) and account, as known on a day."""

    child_id: str
    lines: tuple[dict[str, Any], ...]
    account: Account


def tellings(usable: UsableRecord, arrived: Arrivals, *, as_of: date, is_invented: bool) -> Iterator[Telling]:
    """Tell every child that arrived, in the order of their identifiers, by the events that are surely theirs."""
    own = arrived.own.lazy()
    events = (
        pl.scan_parquet(usable.record / "events.parquet")
        .filter(pl.col("superseded_at").is_null())
        .join(own, on=["child_id", "source", "person_key"], how="semi")
        .sort("child_id", "happened_on", "event_id")
        .collect()
    )
    placed = scan_table(usable.record, "children_in_proceedings").collect()
    placed = placed.join(events.select("child_id", "proceedings_id"), on=["child_id", "proceedings_id"], how="semi")
    by_child = {key[0]: rows for key, rows in placed.group_by("child_id")}
    for (child_id,), rows in events.group_by("child_id", maintain_order=True):
        mine = by_child.get(child_id)
        facts = tuple(event_of(row) for row in rows.iter_rows(named=True))
        proceedings = () if mine is None else tuple(child_in_proceedings_of(row) for row in mine.iter_rows(named=True))
        whole = Journey(Child(str(child_id), "confirmed", None, None, None), facts, proceedings)
        journey, _ = let_journey_out(EXIT, whole)
        account = tell(journey, as_of=as_of, is_invented=is_invented)
        yield Telling(str(child_id), tuple(_line(event) for event in journey.events), account)


def _line(event: Event) -> dict[str, Any]:
    told = line(event, (event,))
    learnt = event.learnt_at.date() if event.learnt_at else event.happened_on
    return {
        "line_id": event.event_id,
        "happened_on": event.happened_on,
        "learnt_on": learnt,
        "agency": event.provenance.source,
        "source": source_title(event.provenance.source),
        "kind": event.kind.value,
        "title": told.title,
        "sentence": told.sentence,
        "doubt": told.doubt or "",
    }


def account_as_plain(account: Account) -> dict[str, Any]:
    """Return an account as plain values, days as text."""
    return {key: value for key, value in asdict(account).items() if key not in ("child_id", "proceedings_id")}
