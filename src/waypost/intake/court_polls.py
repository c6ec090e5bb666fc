"""The envelope of a court feed: polls, their windows, and the cases in them.

A JSON Lines file holds one poll a line, `{"poll": {"window_start", "window_end", "polled_at"}, "total", "cases"}`;
without `poll` a line, or a whole document, is a plain response of the published contract. The public-law contract wraps
responses in a list; the service itself does not; both are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from waypost.intake.feed_notes import CaseNotes, Note
from waypost.intake.limits import limit


class Poll(NamedTuple):
    """One answer of the feed. `place` is where its list of cases stands; `learnt_at` is null for a plain response."""

    place: str
    cases: list[Any]
    learnt_at: datetime | None
    findings: list[Note]


class NotAPoll(NamedTuple):
    """Something that stands where an answer should, refused."""

    place: str
    rule: str


def read_polls(content: Any, place: str, zone: ZoneInfo) -> Iterator[Poll | NotAPoll]:
    """Yield every poll in one JSON text. `zone` is that of window times that name none."""
    if isinstance(content, list) and content:
        for position, answer in enumerate(content):
            yield _poll(answer, f"{place}$[{position}]", zone)
    else:
        yield _poll(content, f"{place}$", zone)


def _poll(answer: Any, place: str, zone: ZoneInfo) -> Poll | NotAPoll:
    if not isinstance(answer, dict) or "cases" not in answer:
        return NotAPoll(place, "not_a_response")
    cases = answer["cases"]
    if cases is None:
        cases = []
    if not isinstance(cases, list):
        return NotAPoll(f"{place}.cases", "cases_not_list")
    notes = CaseNotes(place)
    learnt_at = _learnt_at(answer.get("poll"), notes, zone)
    if answer.get("total") is not None and answer["total"] != len(cases):
        notes.say("total_differs", "total")
    if len(cases) == limit("window_cases_most"):
        notes.say("window_full", "cases")
    return Poll(f"{place}.cases", cases, learnt_at, notes.notes)


def _learnt_at(poll: Any, notes: CaseNotes, zone: ZoneInfo) -> datetime | None:
    if poll is None:
        return None
    if not isinstance(poll, dict):
        notes.say("poll_not_object", "poll")
        return None
    for key in ("polled_at", "window_end"):
        moment = notes.moment(poll, key, ("poll",), zone=zone)
        if moment is not None and moment.at is not None:
            return moment.at
    return None
