"""One child's record, for the operator's `journey` and `account`. The door has audited the reading already."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from waypost.disclosure.gate import let_journey_out, let_out
from waypost.journeys.account import Account
from waypost.journeys.record import Event, Journey
from waypost.journeys.store.contract import RecordStore
from waypost.journeys.telling import tell
from waypost.pipeline.out_folder import RUN_FILE
from waypost.vocabulary.event_meanings import MEANINGS
from waypost.vocabulary.local_timetable import LocalTimetable

ACCOUNT, JOURNEY = "account", "journey"
WITHHELD = "Some of what is known of this child is withheld: an agency keeps it confidential."
"""What an account says where something may not leave by it: not how much, nor of what kind or day."""


def journey_rows(store: RecordStore, child_id: str) -> list[dict[str, Any]]:
    """Return the child's events in order, one flat row each, with the kind's title and where the fact stands."""
    return let_out("journey", [_row(event) for event in told_in(JOURNEY, store, child_id)[0].events])


def withheld_from(exit_name: str, store: RecordStore, child_id: str) -> int:
    """Return how many of a child's events may not leave by an exit, and nothing of what they are."""
    return told_in(exit_name, store, child_id)[1]


def told_in(exit_name: str, store: RecordStore, child_id: str) -> tuple[Journey, int]:
    """Return a child's journey as it may leave by an exit, and how many events may not."""
    return let_journey_out(exit_name, store.journey(child_id))


def _row(event: Event) -> dict[str, Any]:
    row = asdict(event)
    row.update(row.pop("provenance"))
    return {"title": MEANINGS[event.kind].title, **row}


def account_of(store: RecordStore, child_id: str, out: Path, local: Sequence[LocalTimetable] = ()) -> Account:
    """Return the child's journey told week by week, as known on the build's day; `local` are areas' own steps."""
    run = json.loads((out / RUN_FILE).read_text(encoding="utf-8"))
    journey, withheld = told_in(ACCOUNT, store, child_id)
    told = tell(journey, as_of=store.as_of, is_invented=bool(run["invented"]), local=local)
    account = replace(told, notes=(*told.notes, WITHHELD)) if withheld else told
    let_out(ACCOUNT, asdict(account))
    return account


def freshness_of(out: Path) -> list[dict[str, Any]]:
    """Return how fresh each source of a build is, as run.json says; nothing of a build made before it said so."""
    fresh: list[dict[str, Any]] = json.loads((out / RUN_FILE).read_text(encoding="utf-8")).get("freshness", [])
    let_out(ACCOUNT, {"freshness": fresh})
    return fresh


def as_plain(account: Account) -> dict[str, Any]:
    """Return the account as plain values for JSON."""
    return asdict(account)
