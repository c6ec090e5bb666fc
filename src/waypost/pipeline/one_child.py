"""One child's record, for the operator's `journey` and `account`. The door has audited the reading already."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from waypost.journeys.account import Account
from waypost.journeys.store.contract import RecordStore
from waypost.journeys.telling import tell
from waypost.pipeline.out_folder import RUN_FILE
from waypost.vocabulary.events import MEANINGS


def journey_rows(store: RecordStore, child_id: str) -> list[dict[str, Any]]:
    """Return the child's events in order, one flat row each, with the kind's title and where the fact stands."""
    rows = []
    for event in store.journey(child_id).events:
        row = asdict(event)
        row.update(row.pop("provenance"))
        rows.append({"title": MEANINGS[event.kind].title, **row})
    return rows


def account_of(store: RecordStore, child_id: str, out: Path) -> Account:
    """Return the child's journey told week by week, as known on the build's day."""
    run = json.loads((out / RUN_FILE).read_text(encoding="utf-8"))
    return tell(store.journey(child_id), as_of=store.as_of, is_invented=bool(run["invented"]))


def freshness_of(out: Path) -> list[dict[str, Any]]:
    """Return how fresh each source of a build is, as run.json says; nothing of a build made before it said so."""
    fresh: list[dict[str, Any]] = json.loads((out / RUN_FILE).read_text(encoding="utf-8")).get("freshness", [])
    return fresh


def as_plain(account: Account) -> dict[str, Any]:
    """Return the account as plain values for JSON."""
    return asdict(account)
