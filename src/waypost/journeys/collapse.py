"""Collapses statements into events: what each source says, from when, and until when. The reference, in plain Python.

A statement is one telling of a source record at one moment. A later statement of the same record replaces all that the
earlier one said. A fact that a later statement repeats with the same content is one event; a fact that it changes or no
longer tells is superseded at that moment; a fact that vanishes and returns is two events.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from waypost.foundation.errors import OursToFix
from waypost.journeys.record import Event, Provenance
from waypost.vocabulary.events import EventKind

SEPARATOR, NOTHING = "\x1f", "\x1e"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class EventWithoutRecord(OursToFix):
    """An event names a statement that is not among the source records."""

    def __init__(self) -> None:
        super().__init__(
            "some events name a statement that is not among the source records",
            where="linked record, events",
            do="Give each event the source, sender, record_key and learnt_at of the statement that tells it.",
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a source record, and where it stands. Two files may hold the same statement."""

    source: str
    sender: str | None
    record_key: str
    learnt_at: datetime | None
    file: str
    position: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What a statement tells of one child, whole: two tellings of equal facts are the same fact told twice.

    `child_id` and `proceedings_id` follow from the keys, by linkage, and are no part of the event's identifier.
    """

    source: str
    sender: str | None
    record_key: str
    person_key: str
    proceedings_key: str | None
    fact_key: str
    kind: str
    happened_on: date
    happened_at: datetime | None
    code: str | None
    reason: str | None
    owner: str | None
    due_on: date | None
    flag: bool | None
    doubt: str | None
    child_id: str
    proceedings_id: str | None


@dataclass(frozen=True, slots=True)
class _Record:
    """The statements of one source record in the order in which they were learnt. The first `known` are known."""

    moments: tuple[datetime | None, ...]
    places: tuple[tuple[str, str], ...]
    known: int


_RecordKey = tuple[str, str | None, str]


def end_of_day(as_of: date) -> datetime:
    """Return the first instant, in UTC, that is no longer known as of the day."""
    return datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC) + timedelta(days=1)


def is_known(learnt_at: datetime | None, as_of: date) -> bool:
    """Return whether a statement learnt at that moment is known as of a day. Without a moment it is."""
    return learnt_at is None or learnt_at < end_of_day(as_of)


def collapse(
    statements: Iterable[Statement], tellings: Iterable[tuple[Fact, datetime | None]], as_of: date
) -> list[Event]:
    """Return every event known as of a day, superseded ones too, in no order.

    A telling is a fact and when it was learnt. A statement learnt after the day is not known, nor does it supersede
    anything. What a statement without a moment tells counts as learnt on the day it happened. Raises
    `EventWithoutRecord`.
    """
    records = _records(statements, as_of)
    told_in: dict[Fact, set[int]] = {}
    for fact, learnt_at in tellings:
        if not is_known(learnt_at, as_of):
            continue
        record = records.get((fact.source, fact.sender, fact.record_key))
        if record is None or learnt_at not in record.moments:
            raise EventWithoutRecord
        if learnt_at is not None or fact.happened_on <= as_of:
            told_in.setdefault(fact, set()).add(record.moments.index(learnt_at))
    return [
        _event(fact, records[(fact.source, fact.sender, fact.record_key)], first, last)
        for fact, indices in told_in.items()
        for first, last in _islands(sorted(indices))
    ]


def last_known(statements: Iterable[Statement], as_of: date) -> dict[tuple[str, str | None, str], datetime | None]:
    """Return, for each record of which anything is known as of a day, when its last known statement was learnt."""
    records = _records(statements, as_of)
    return {key: record.moments[record.known - 1] for key, record in records.items() if record.known}


def event_id(fact: Fact, learnt_at: datetime | None) -> str:
    """Return the event's identifier: of content, keys and when it was learnt; never of a file or a place in it."""
    parts = (
        *(fact.source, fact.sender, fact.record_key, fact.person_key, fact.proceedings_key, fact.fact_key, fact.kind),
        *(fact.happened_on.isoformat(), _microseconds(fact.happened_at), fact.code, fact.reason, fact.owner),
        fact.due_on.isoformat() if fact.due_on else None,
        str(fact.flag).lower() if fact.flag is not None else None,
        *(fact.doubt, _microseconds(learnt_at)),
    )
    joined = SEPARATOR.join(NOTHING if part is None else part for part in parts)
    return "E-" + hashlib.md5(joined.encode(), usedforsecurity=False).hexdigest()[:16]


def _microseconds(moment: datetime | None) -> str | None:
    return None if moment is None else str((moment - EPOCH) // timedelta(microseconds=1))


def _records(statements: Iterable[Statement], as_of: date) -> dict[_RecordKey, _Record]:
    """Return the records; of a statement that stands in several places, the first place by name."""
    places: dict[_RecordKey, dict[datetime | None, tuple[str, str]]] = {}
    for statement in statements:
        record = places.setdefault((statement.source, statement.sender, statement.record_key), {})
        place = (statement.file, statement.position)
        record[statement.learnt_at] = min(place, record.get(statement.learnt_at, place))
    return {key: _record(told, as_of) for key, told in places.items()}


def _record(told: dict[datetime | None, tuple[str, str]], as_of: date) -> _Record:
    moments = tuple(sorted(told, key=lambda moment: (moment is not None, moment or EPOCH)))
    return _Record(
        moments, tuple(told[moment] for moment in moments), sum(is_known(moment, as_of) for moment in moments)
    )


def _islands(indices: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of consecutive numbers."""
    first = last = indices[0]
    for index in indices[1:]:
        if index != last + 1:
            yield first, last
            first = index
        last = index
    yield first, last


def _event(fact: Fact, record: _Record, first: int, last: int) -> Event:
    file, position = record.places[first]
    learnt_at = record.moments[first]
    return Event(
        event_id=event_id(fact, learnt_at),
        child_id=fact.child_id,
        proceedings_id=fact.proceedings_id,
        kind=EventKind(fact.kind),
        happened_on=fact.happened_on,
        provenance=Provenance(
            source=fact.source,
            sender=fact.sender,
            record_key=fact.record_key,
            file=file,
            position=position,
            person_key=fact.person_key,
            proceedings_key=fact.proceedings_key,
            fact_key=fact.fact_key,
        ),
        happened_at=fact.happened_at,
        learnt_at=learnt_at,
        superseded_at=record.moments[last + 1] if last + 1 < record.known else None,
        code=fact.code,
        reason=fact.reason,
        owner=fact.owner,
        due_on=fact.due_on,
        flag=fact.flag,
        doubt=fact.doubt,
    )
