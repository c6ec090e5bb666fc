"""Finding the cases, and the histories of cases, in one JSON text, whatever was wrapped around them.

Seen: `{state, caseData}`; `{case_details: {id, state, case_data}}` with `case_details_before`, which is put aside;
search results `{total, cases: [...]}`; a case by itself; a row of the case table (`reference`, `data`); a list of
any of these; and `{auditEvents: [...]}`, a history, alone, around a case or inside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

DATA_KEYS = ("case_data", "caseData", "data")
_DETAILS = ("case_details", "caseDetails")
_BEFORE = ("case_details_before", "caseDetailsBefore")
_HISTORY = "auditEvents"
_IDS = ("reference", "case_reference", "caseReference", "case_id", "caseId", "id")
_LINK = re.compile(r"/cases/(\d+)(?:/|$)")


class FoundCase(NamedTuple):
    """A case, and the key under which its data stand."""

    place: str
    case: dict[str, Any]
    data_key: str


class FoundHistory(NamedTuple):
    """A list of events, where it stands, and the id of the case if that is told."""

    place: str
    events: list[Any]
    case_id: str | None


class NotFound(NamedTuple):
    """Something that holds neither, or a finding on what was put aside. `rule` says which."""

    place: str
    rule: str
    is_refusal: bool = True


Found = FoundCase | FoundHistory | NotFound


def find_cases(content: Any, place: str = "$") -> Iterator[Found]:
    """Yield everything in a JSON text, in its order."""
    if isinstance(content, list) and content:
        for position, entry in enumerate(content):
            yield from _in_entry(entry, f"{place}[{position}]")
    else:
        yield from _in_entry(content, place)


def _in_entry(entry: Any, place: str) -> Iterator[Found]:
    cases = entry.get("cases") if isinstance(entry, dict) else None
    if isinstance(cases, list):
        for position, case in enumerate(cases):
            yield from _in_wrapping(case, f"{place}.cases[{position}]")
    elif isinstance(entry, dict) and "cases" in entry:
        yield NotFound(f"{place}.cases", "cases_not_list")
    else:
        yield from _in_wrapping(entry, place)


def _in_wrapping(entry: Any, place: str) -> Iterator[Found]:
    if not isinstance(entry, dict):
        yield NotFound(place, "case_not_object")
        return
    details = next((key for key in _DETAILS if isinstance(entry.get(key), dict)), None)
    case, at = (entry[details], f"{place}.{details}") if details else (entry, place)
    data_key = next((key for key in DATA_KEYS if isinstance(case.get(key), dict)), None)
    if data_key:
        yield FoundCase(at, {key: case[key] for key in case if key != _HISTORY}, data_key)
    for key in _BEFORE:
        if details and entry.get(key) is not None:
            yield NotFound(f"{place}.{key}", "earlier_state_put_aside", is_refusal=False)
    histories = dict.fromkeys(((entry is case, place), (True, at)))
    found = [
        FoundHistory(f"{where}.{_HISTORY}", holder[_HISTORY], case_id_of(case) or case_id_of(holder))
        for is_case, where in histories
        if isinstance((holder := case if is_case else entry).get(_HISTORY), list)
    ]
    yield from found
    if not data_key and not found:
        yield NotFound(at, "case_data_missing" if details else "no_case_data")


def case_id_of(case: Mapping[str, Any]) -> str | None:
    """Return the court's number of the case; None where none that can be is told."""
    for key in _IDS:
        value = case.get(key)
        text = str(value).strip() if isinstance(value, str) or type(value) is int else ""
        if text.isascii() and text.isdigit():
            return text
    links = case.get("_links")
    link = links.get("self") if isinstance(links, dict) else None
    address = link.get("href") if isinstance(link, dict) else None
    found = _LINK.search(address) if isinstance(address, str) else None
    return found[1] if found else None
