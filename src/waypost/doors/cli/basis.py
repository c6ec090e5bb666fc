"""How a command comes by a record: it says what for; the operator is who; today is when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from waypost.foundation.clock import today
from waypost.pipeline.basis.usable import UsableRecord, usable_record
from waypost.pipeline.out_folder import check_is_built
from waypost.vocabulary.sharing_terms import RECORD_OPERATOR


def record_for(out: Path, purpose: str) -> UsableRecord:
    """Return the record in the build `out` that the operator may use for a purpose today.

    Raises NothingBuilt, and NotPermitted.
    """
    check_is_built(out)
    return usable_record(out, purpose=purpose, role=RECORD_OPERATOR, on=today())


def quarantine_lines(quarantine: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return a line a source and reason for people: how much stands in quarantine, why, and what to do."""
    return [
        f"In quarantine: {row['message']} {row['do']} ({row['files']:,} files"
        + (f" of {len(row['senders']):,} senders)" if len(row["senders"]) > 1 else ")")
        for row in quarantine
    ]
