"""Poll lines: one JSON line a poll, holding the cases that it saw, a file for each month."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from waypost.synthetic.files import write_lines


class SeenCase(NamedTuple):
    """One case as one poll saw it: the poll's window and instant as text, and the case as JSON."""

    polled_at: str
    window_start: str
    window_end: str
    case: bytes


def write_polls(folder: Path, seen: Iterable[SeenCase]) -> int:
    """Write the cases, sorted by when they were polled, into one file a month. Return the number of statements."""
    by_month: dict[str, list[bytes]] = {}
    statements = 0
    for (polled_at, window_start, window_end), cases in groupby(seen, key=lambda one: one[:3]):
        fragments: list[Any] = [orjson.Fragment(one.case) for one in cases]
        statements += len(fragments)
        line = {
            "poll": {"window_start": window_start, "window_end": window_end, "polled_at": polled_at},
            "total": len(fragments),
            "cases": fragments,
        }
        by_month.setdefault(polled_at[:7], []).append(orjson.dumps(line))
    write_lines(folder, by_month)
    return statements
