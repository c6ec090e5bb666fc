"""The lines of an account: a fact told by two sources is one line that names both, and says where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from waypost.journeys.account import AccountLine
from waypost.journeys.collapse import EPOCH
from waypost.journeys.record import Event
from waypost.journeys.tables import is_court
from waypost.journeys.wording import day_in_words, doubt_of, sentence_of, source_title, title_of
from waypost.vocabulary.events import EventKind

_ONCE = (EventKind.APPLICATION_SUBMITTED, EventKind.APPLICATION_ISSUED)
"""Kinds that happen once in a set of proceedings: two sources with two days tell one fact and disagree."""
_STANDINGS = (
    EventKind.HEARING_LISTED,
    EventKind.HEARING_HELD,
    EventKind.HEARING_VACATED,
    EventKind.HEARING_ADJOURNED,
    EventKind.HEARING_REMOVED,
)
"""Kinds that say how one hearing stands: of one hearing, one of them holds."""
_MAY_NOT_SAY_WHICH = (
    EventKind.PRE_PROCEEDINGS_ENDED,
    EventKind.CARE_STARTED,
    EventKind.LEGAL_STATUS_STARTED,
    EventKind.PLACEMENT_STARTED,
)
"""Kinds of which one list says which outcome, status or placement it was, and another only that there was one."""


def merge(events: Sequence[Event]) -> list[tuple[Event, tuple[Event, ...]]]:
    """Return each fact once, with all the events that tell it, in the order of the first.

    Events of one kind and code on one day are one fact, and so is what happens once. So is a hearing that several of
    the court's sources tell under its one id: how it stands is what the surest of them says, and of those the one
    learnt last. A status or placement that one source names and another does not is one fact, where the day has one.
    The fact takes the court's day first, and each detail from the surest event that has it.
    """
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        groups.setdefault(_key(event), []).append(event)
    _name_the_unnamed(groups)
    told = [(_one_of(group), tuple(group)) for group in groups.values()]
    return sorted(told, key=lambda pair: pair[0].happened_on)


def _name_the_unnamed(groups: dict[tuple[object, ...], list[Event]]) -> None:
    """Put tellings that do not say which with the one of that kind and day that does."""
    unnamed = [key for key, (event, *_) in groups.items() if event.kind in _MAY_NOT_SAY_WHICH and event.code is None]
    for key in unnamed:
        (event, *_) = groups[key]
        named = [
            other
            for other, (one, *_) in groups.items()
            if other != key and (one.kind, one.happened_on) == (event.kind, event.happened_on)
        ]
        if len(named) == 1:
            groups[named[0]] += groups.pop(key)


def _key(event: Event) -> tuple[object, ...]:
    if event.kind in _ONCE:
        return (event.kind,)
    hearing_id, stroke, _ = event.provenance.fact_key.partition("/")
    if event.kind in _STANDINGS and stroke and is_court(event.provenance.source):
        return (hearing_id, event.proceedings_id)
    return (event.kind, event.code, event.happened_on, _detail(event))


def _detail(event: Event) -> object:
    """Return what keeps two facts of one day apart: advice on one issue may hold two recommendations."""
    return event.reason if event.kind is EventKind.ADVICE_GIVEN else None


def _one_of(group: list[Event]) -> Event:
    asked = sorted(group, key=_first_asked)
    first = asked[0]
    group = [event for event in asked if event.kind is first.kind]
    doubts = {event.doubt for event in group}
    return replace(
        first,
        code=_first_of(event.code for event in group),
        reason=_first_of(event.reason for event in group),
        owner=_first_of(event.owner for event in group),
        due_on=next((event.due_on for event in group if event.due_on is not None), None),
        flag=True if any(event.flag for event in group) else first.flag,
        doubt=None if None in doubts else first.doubt,
    )


def _first_asked(event: Event) -> tuple[object, ...]:
    """Return the order in which tellings of one fact are believed."""
    if event.kind in _STANDINGS:
        learnt = event.learnt_at or EPOCH
        doubted = event.doubt is not None
        return (not is_court(event.provenance.source), doubted, EPOCH - learnt, event.happened_on, event.event_id)
    return (not is_court(event.provenance.source), event.happened_on, event.event_id)


def _first_of(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)


def line(fact: Event, tellers: Sequence[Event]) -> AccountLine:
    """Return the line that tells a fact, with every source that tells it."""
    in_order = sorted(tellers, key=lambda event: (not is_court(event.provenance.source), event.provenance.source))
    sources = dict.fromkeys(source_title(event.provenance.source) for event in in_order)
    learnt = [_learnt_on(in_order, title) for title in sources]
    doubts = [text for text in (doubt_of(fact.doubt), _difference(fact, tellers)) if text]
    return AccountLine(
        happened_on=fact.happened_on,
        title=title_of(fact),
        sentence=sentence_of(fact),
        sources=tuple(sources),
        doubt=" ".join(doubts) or None,
        kind=fact.kind.value,
        learnt_on=tuple(learnt) if any(learnt) else (),
    )


def _learnt_on(tellers: Sequence[Event], title: str) -> date | None:
    """Return the first day on which a source told it as it tells it now; null where it does not say when."""
    own = [event.learnt_at for event in tellers if source_title(event.provenance.source) == title]
    told = [instant.date() for instant in own if instant is not None]
    return min(told, default=None)


def _difference(fact: Event, tellers: Sequence[Event]) -> str | None:
    """Return a sentence that names the other days which sources give, or null."""
    others = [event for event in tellers if event.happened_on != fact.happened_on]
    said = dict.fromkeys(f"{source_title(e.provenance.source)} says {day_in_words(e.happened_on)}." for e in others)
    return " ".join(said) or None
