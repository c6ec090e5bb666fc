"""How an event of the audit is sealed, and where a chain of sealed events breaks. No Django, no clock.

Events stand in several chains (shards), so that people who work at the same time do not wait for one another. Each
event is sealed by SHA-256 over everything that it says and over the seal before it. An anchor is sealed over the heads
of all chains and the anchor before it: an anchor kept elsewhere shows that the end of a chain was cut off, or that
everything was written anew.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from waypost.foundation.errors import OursToFix

FIRST = "0" * 64
"""What stands before the first event of a chain, and before the first anchor."""

LONGEST_WORD = 200
"""Characters. A coded word, an identifier or a day is shorter; free text is not, and has no business here."""


class NotForTheAudit(OursToFix):
    """A fact that the audit does not take: only coded words, identifiers, whole numbers, days and instants."""


class Event(NamedTuple):
    """An event as it is sealed."""

    shard: int
    position: int
    at: datetime
    user_id: int | None
    role: str
    way: str
    kind: str
    child_id: str
    is_reading: bool
    facts: Mapping[str, Any]
    seal_before: str
    seal: str = ""


class Anchored(NamedTuple):
    """An anchor as it is sealed. `heads`: of each chain the position and the seal of its last event."""

    number: int
    at: datetime
    heads: Mapping[str, tuple[int, str] | list[Any]]
    seal_before: str
    seal: str = ""


class Damage(StrEnum):
    """What happened to a chain at one place."""

    CHANGED = "says something else than was sealed"
    MISSING = "is missing"
    OUT_OF_ORDER = "does not follow the one before it"
    CUT = "was written once and is there no more: the end was cut off"
    NO_HEAD = "has events, but no head"
    REWRITTEN = "is not the one that was anchored"
    NOT_THE_EXPORTED = "is not the one that was kept elsewhere"


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """Where something does not hold. `chain` is None for an anchor; `place` counts from 1."""

    chain: int | None
    place: int
    damage: Damage
    last_place: int | None = None

    def __str__(self) -> str:
        place = f"{self.place:,}" if self.last_place in (None, self.place) else f"{self.place:,} to {self.last_place:,}"
        what = f"Anchor {place}" if self.chain is None else f"Chain {self.chain}, event {place}"
        return f"{what} {self.damage}."


def canonical(value: object) -> str:
    """Return the one way to write a value as JSON: keys in order, NFC, instants in UTC. Raises NotForTheAudit."""
    return json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def plain(value: object) -> Any:
    """Return a value as JSON has it: what comes back from either database is the same. Raises NotForTheAudit."""
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return _word(value)
    if isinstance(value, datetime):
        return _instant(value)
    if isinstance(value, (date, UUID)):
        return str(value)
    if isinstance(value, Mapping):
        return _plain_mapping(value)
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, (set, frozenset)):
        return sorted((plain(one) for one in value), key=canonical)
    raise NotForTheAudit(f"a {type(value).__name__} is no fact for the audit.", do="Tell it by a coded word.")


def _plain_mapping(value: Mapping[Any, object]) -> dict[str, Any]:
    told = {_word(str(plain(key))): plain(one) for key, one in value.items()}
    if len(told) != len(value):
        raise NotForTheAudit("two facts have one name.", do="Give each a name of its own.")
    return told


def _word(value: str) -> str:
    word = unicodedata.normalize("NFC", value)
    if len(word) > LONGEST_WORD or any(unicodedata.category(one) in ("Cc", "Cs") for one in word):
        raise NotForTheAudit("a fact is too long, or holds a control character.", do="Tell it by a coded word.")
    return word


def _instant(value: datetime) -> str:
    if value.tzinfo is None:
        raise NotForTheAudit("an instant has no time zone.", do="Give it one.")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def seal_of(event: Event) -> str:
    """Return the SHA-256 of everything that an event says and of the seal before it."""
    return _sealed("event", *event[:-1])


def seal_of_anchor(anchor: Anchored) -> str:
    """Return the SHA-256 of everything that an anchor says and of the seal before it."""
    return _sealed("anchor", *anchor[:-1])


def _sealed(*told: object) -> str:
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def breaks_of_chain(shard: int, events: Iterable[Event], head: tuple[int, str] | None) -> Iterator[Break]:
    """Say every place where one chain does not hold. `events` in the order of their positions; read once.

    `head` is the last event's position and seal as they were written apart, read before the events were: events after
    it are somebody's who is at work just now.
    """
    place, before, seal_at_head = 0, FIRST, FIRST
    for event in events:
        if event.position != place + 1:
            yield Break(shard, place + 1, Damage.MISSING, event.position - 1)
        elif event.seal_before != before:
            yield Break(shard, event.position, Damage.OUT_OF_ORDER)
        if not _holds(seal_of, event):
            yield Break(shard, event.position, Damage.CHANGED)
        place, before = event.position, event.seal
        if head and place == head[0]:
            seal_at_head = event.seal
    if head is None:
        if place:
            yield Break(shard, place, Damage.NO_HEAD)
    elif place < head[0]:
        yield Break(shard, place + 1, Damage.CUT, head[0])
    elif seal_at_head != head[1]:
        yield Break(shard, head[0], Damage.REWRITTEN)


def breaks_of_anchors(anchors: Iterable[Anchored]) -> Iterator[Break]:
    """Say every place where the chain of anchors does not hold. `anchors` in the order of their numbers; read once."""
    number, before = 0, FIRST
    for anchor in anchors:
        if anchor.number != number + 1:
            yield Break(None, number + 1, Damage.MISSING, anchor.number - 1)
        elif anchor.seal_before != before:
            yield Break(None, anchor.number, Damage.OUT_OF_ORDER)
        if not _holds(seal_of_anchor, anchor):
            yield Break(None, anchor.number, Damage.CHANGED)
        number, before = anchor.number, anchor.seal


def _holds(seal: Any, told: Event | Anchored) -> bool:
    try:
        return bool(seal(told) == told.seal)
    except NotForTheAudit:  # somebody put in what the audit never takes
        return False
