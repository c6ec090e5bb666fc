"""A country's casework, invented by the database itself: set-based, so that 133,000 children take minutes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

_PER_TEAM, _YEARS, _WEEKS = 20, 5, 26
_SQL = Path(__file__).with_name("country.sql")


@dataclass(frozen=True, slots=True)
class Size:
    """How many children and how many staff."""

    children: int
    staff: int

    @property
    def teams(self) -> int:
        """Return how many teams there are."""
        return max(1, self.staff // _PER_TEAM)


def fill(size: Size) -> None:
    """Fill an empty casework: 40 lines of chronology, six steps, a family of two and an account for each child.

    Every third child is open; the first person of each team manages it, the others share the children.
    """
    told = {
        "children": size.children,
        "staff": size.staff,
        "teams": size.teams,
        "holders": max(1, size.staff - size.teams),
        "days": _YEARS * 365,
        "weeks": json.dumps([_week(number) for number in range(1, _WEEKS + 1)]),
    }
    with connection.cursor() as cursor:
        for statement in _SQL.read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                cursor.execute(statement, told)


def _week(number: int) -> dict[str, object]:
    line = {"happened_on": "2026-10-06", "title": "Something happened", "sentence": "The court did something."}
    wait = {"what": "the next hearing", "owner": "court", "since_on": "2026-10-06", "until_on": None, "weeks": number}
    return {
        "number": number,
        "starts_on": "2026-10-05",
        "lines": [{**line, "sources": ["Cafcass"], "doubt": None, "kind": "hearing_held"}],
        "waits": [wait],
        "whose_move": ["court"],
        "extended_to_on": None,
    }
