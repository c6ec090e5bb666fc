"""Finding hearings in one JSON text: lists by case, single hearings, actuals, messages of change, rows of the history.

`{hmctsServiceCode, caseRef, caseHearings: [...]}`, alone or in a list; `{requestDetails, hearingDetails, caseDetails,
hearingResponse}`; `{hmcStatus, caseDetails, hearingPlanned, hearingActuals}`; `{caseRef, hearingId, hearingUpdate}`;
rows of `hearing_status_audit`, alone, in a list or under that name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

LISTED, SINGLE, ACTUALS, STATUS = "listed", "single", "actuals", "status"
AUDIT = "hearing_status_audit"


class Found(NamedTuple):
    """Something that tells of a hearing: its kind, where it stands, its content, and what stands around it."""

    kind: str
    place: str
    value: dict[str, Any]
    around: dict[str, Any]


class NotFound(NamedTuple):
    """Something that tells of no hearing, refused."""

    place: str
    rule: str


def find_hearings(content: Any, place: str = "$") -> Iterator[Found | NotFound]:
    """Yield everything in a JSON text that tells of a hearing, in its order."""
    if isinstance(content, list) and content:
        for position, entry in enumerate(content):
            yield from _in_entry(entry, f"{place}[{position}]")
    else:
        yield from _in_entry(content, place)


def _in_entry(entry: Any, place: str) -> Iterator[Found | NotFound]:
    if not isinstance(entry, dict):
        yield NotFound(place, "no_hearings")
        return
    for key, kind in (("caseHearings", LISTED), (AUDIT, STATUS)):
        if key in entry:
            yield from _in_list(entry, key, kind, place)
            return
    found = _kind(entry)
    yield Found(found, place, entry, {}) if found else NotFound(place, "no_hearings")


def _kind(entry: dict[str, Any]) -> str | None:
    if "hearingActuals" in entry or "hearingPlanned" in entry:
        return ACTUALS
    if "hearingUpdate" in entry or "status_update_date_time" in entry:
        return STATUS
    return SINGLE if "hearingResponse" in entry or "requestDetails" in entry else None


def _in_list(entry: dict[str, Any], key: str, kind: str, place: str) -> Iterator[Found | NotFound]:
    found = entry[key]
    around = {name: value for name, value in entry.items() if name != key}
    if found is None:
        return
    if not isinstance(found, list):
        yield NotFound(f"{place}.{key}", "list_not_list")
        return
    for position, value in enumerate(found):
        at = f"{place}.{key}[{position}]"
        yield Found(kind, at, value, around) if isinstance(value, dict) else NotFound(at, "element_not_object")
