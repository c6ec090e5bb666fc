"""Anchors as lines of a file that is kept elsewhere: on another machine, on paper, with another agency."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from waypost.casework.audit.rules import Anchored, canonical
from waypost.foundation.errors import YoursToFix


class NotAnAnchor(YoursToFix):
    """A line of the file is no anchor that `waypost audit anchor` wrote."""


def line_of(anchor: Anchored) -> str:
    """Return an anchor as one line of JSON, without its end."""
    return canonical(anchor._asdict())


def anchors_in(lines: Iterable[str]) -> Iterator[Anchored]:
    """Read anchors back, line by line. Raises NotAnAnchor, with the line's number."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
            yield Anchored(**{**told, "at": datetime.fromisoformat(told["at"])})
        except (ValueError, TypeError, KeyError) as error:
            raise NotAnAnchor(
                "this is no anchor.", where=f"line {number}", do="Give the file that `waypost audit anchor` wrote."
            ) from error
