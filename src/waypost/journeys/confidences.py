"""What is confidential of whom: once told, by any agency in any statement, until a human releases it. The reference.

Later statements take back what earlier ones said of facts, and never what they said of confidentiality: a feed that
loses the marker of a refuge has not left it. A release is a human's decision of a day: it holds for what was told by
the end of that day, of that person and group of values, by whomever. What is told again afterwards is confidential
again, and what was told at a time that nobody knows cannot be said to have been told before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from waypost.journeys.collapse import end_of_day, is_known
from waypost.journeys.record import Event
from waypost.vocabulary.confidentiality.marks import HOME, event_mark, strictest


@dataclass(frozen=True, slots=True)
class Confidence:
    """One flag on one group of a person's values, as one sender told it: from when to when it was heard.

    `child_id` is null for an adult; `person_key` where it follows from what is told of somebody else. `last_told_at` is
    null where any telling has no time. `released_on` is the day of the release that lifts it, or null.
    """

    source: str
    sender: str | None
    person_key: str | None
    child_id: str | None
    covers: str
    mark: str
    told_by: str
    first_told_at: datetime | None
    last_told_at: datetime | None
    released_on: date | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A human's decision, on a day, that a group of a person's values is confidential no longer."""

    source: str
    sender: str | None
    person_key: str
    child_id: str | None
    covers: str
    released_on: date


_Key = tuple[str, str | None, str | None, str | None, str, str, str]


def gather_confidences(
    tellings: Iterable[tuple[_Key, datetime | None]], releases: Iterable[Release], as_of: date
) -> list[Confidence]:
    """Return what is or was confidential as known on a day, one a person, sender, group and flag, in declared order."""
    heard: dict[_Key, list[datetime | None]] = {}
    for key, learnt_at in tellings:
        if is_known(learnt_at, as_of):
            heard.setdefault(key, []).append(learnt_at)
    decided = [release for release in releases if release.released_on <= as_of]
    told = [_released(Confidence(*key, *_span(moments)), decided) for key, moments in heard.items()]
    return sorted(told, key=lambda one: tuple((part is not None, part or "") for part in _key(one)))


def _span(moments: list[datetime | None]) -> tuple[datetime | None, datetime | None]:
    known = [moment for moment in moments if moment is not None]
    return min(known, default=None), max(known) if len(known) == len(moments) else None


def _key(one: Confidence) -> _Key:
    return one.source, one.sender, one.person_key, one.child_id, one.covers, one.mark, one.told_by


def _released(told: Confidence, releases: Iterable[Release]) -> Confidence:
    days = [release.released_on for release in releases if _lifts(release, told)]
    return replace(told, released_on=max(days, default=None))


def _lifts(release: Release, told: Confidence) -> bool:
    is_of_child = release.child_id is not None and release.child_id == told.child_id
    is_same = (release.source, release.sender, release.person_key) == (told.source, told.sender, told.person_key)
    return (
        (is_of_child or is_same)
        and release.covers == told.covers
        and told.last_told_at is not None
        and told.last_told_at < end_of_day(release.released_on)
    )


def home_marks(confidences: Iterable[Confidence]) -> dict[str, str]:
    """Return the strictest mark that stands on each child's home; a child of whom nothing is told has none."""
    told: dict[str, list[str]] = {}
    for one in confidences:
        if one.child_id is not None and one.covers == HOME and one.released_on is None:
            told.setdefault(one.child_id, []).append(one.mark)
    return {child_id: strictest(marks) for child_id, marks in told.items()}


def marked(events: Iterable[Event], homes: Mapping[str, str]) -> list[Event]:
    """Return events, each with its mark, in the order given."""
    return [replace(event, mark=event_mark(event.kind, homes.get(event.child_id))) for event in events]
