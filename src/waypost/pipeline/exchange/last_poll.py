"""The last poll of one case, looked up in the files that fetch wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson


def last_poll_of(folder: Path, case: str) -> dict[str, Any] | None:
    """Return the case as the newest line of the newest file tells it, or None. A line at a time is in memory, and one.

    `folder` is IN/court/<law>; a line that is no poll is passed over.
    """
    for path in sorted(folder.glob("*.jsonl"), reverse=True):
        newest = b""
        with path.open("rb") as file:
            for line in file:
                if case.encode() in line and _case_in(line, case) is not None:
                    newest = line
        if newest:
            return _case_in(newest, case)
    return None


def _case_in(line: bytes, case: str) -> dict[str, Any] | None:
    try:
        cases = orjson.loads(line)["cases"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return None
    if not isinstance(cases, list):
        return None
    return next((one for one in reversed(cases) if isinstance(one, dict) and str(one.get("id")) == case), None)
