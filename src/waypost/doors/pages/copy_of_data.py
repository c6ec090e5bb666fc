"""A copy of a child's data, as casework's query hands it over: a page to read and JSON for programs.

Both say what was withheld and why, by count and kind, and never by value.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from waypost.casework.rights.copying import Copy, Value
from waypost.casework.rights.rules import Told
from waypost.doors.pages.shell import render_page


def render_copy(copy: Copy) -> str:
    """Return the copy as a page that opens from disk and can be printed."""
    parts = [
        (part.title, [[(one.label, _shown(one), one.told.value) for one in row] for row in part.rows])
        for part in copy.parts
    ]
    return render_page(
        "copy_of_data.html",
        title="Your information",
        invented=copy.is_invented,
        made_on=copy.made_on,
        parts=parts,
        left_out=_counted(copy),
    )


def json_of(copy: Copy) -> str:
    """Return the copy as JSON: parts, rows, values; what is withheld is null beside the reason."""
    told = {
        "child_id": copy.child_id,
        "made_on": copy.made_on.isoformat(),
        "is_invented": copy.is_invented,
        "parts": [
            {"title": part.title, "rows": [[_told(one) for one in row] for row in part.rows]} for part in copy.parts
        ],
        "left_out": [{"why": why, "values": n} for why, n in _counted(copy)],
    }
    return json.dumps(told, ensure_ascii=False, indent=2, default=str) + "\n"


def _told(value: Value) -> Mapping[str, object]:
    if value.told is Told.GIVEN:
        return {"field": value.label, "value": value.value}
    return {"field": value.label, "value": None, "why": value.told.value}


def _shown(value: Value) -> str | None:
    """Return a given value in words, or None where it is withheld."""
    if value.told is not Told.GIVEN:
        return None
    if isinstance(value.value, bool):
        return "yes" if value.value else "no"
    if isinstance(value.value, (list, dict)):
        return json.dumps(value.value, ensure_ascii=False)
    return str(value.value)


def _counted(copy: Copy) -> list[tuple[str, int]]:
    return sorted((why.value, n) for why, n in copy.left_out.items() if n)
