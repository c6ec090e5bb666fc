"""What a child waited for, since when, until when, and whose move it was: waiting.coded, put into plain words. Pure.

Waits run side by side: a late report and a full court list in one week are two waits. An extension is no wait. A wait
is never laid at a judge's door: its owner is an agency, as the court service's own list of reasons has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from waypost.journeys.account import Wait
from waypost.journeys.record import Event
from waypost.journeys.waiting.coded import CodedWait, coded_waits
from waypost.journeys.wording import day_in_words, what_of
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.waits import OTHER as NOBODY
from waypost.vocabulary.waits import TITLES, WaitKind

__all__ = ["NOBODY", "waits_of", "whose_move"]

_HEARING_TO_COME = "The next hearing"


def waits_of(facts: Sequence[Event], as_of: date, ended_on: date | None) -> list[Wait]:
    """Return every wait among one child's facts in one set of proceedings, by first day.

    `facts` are in order, each fact once. A wait that goes on has no end; after `ended_on` nothing is waited for.
    """
    cut = [_cut(wait, as_of, ended_on) for wait in coded_waits(facts, as_of)]
    return sorted((wait for wait in cut if wait is not None), key=lambda wait: (wait.since_on, wait.owner, wait.what))


def whose_move(waits: Iterable[Wait]) -> tuple[str, ...]:
    """Return the owners of some waits that run side by side: whose move it is.

    A hearing to come is a date to keep. It is the court's move only where no other wait is open.
    """
    owners = sorted({wait.owner for wait in waits if not wait.what.startswith(_HEARING_TO_COME)})
    return tuple(owners) or tuple(sorted({wait.owner for wait in waits}))


def _cut(wait: CodedWait, as_of: date, ended_on: date | None) -> Wait | None:
    """Return the wait in words with its weeks, ended where the account ends; null where nothing was waited."""
    until_on = min((day for day in (wait.until_on, wait.hearing_on, ended_on) if day is not None), default=None)
    last = until_on or as_of
    if wait.since_on >= last:
        return None
    return Wait(_what(wait), wait.owner, wait.since_on, until_on, (last - wait.since_on).days // 7)


def _what(wait: CodedWait) -> str:
    fact = wait.fact
    match wait.kind:
        case WaitKind.PRACTITIONER:
            return "A guardian or family court adviser from Cafcass"
        case WaitKind.NEW_PRACTITIONER:
            return "A new guardian or family court adviser from Cafcass"
        case WaitKind.FINAL_ORDER:
            return "The final order"
        case WaitKind.NEXT_HEARING:
            return _hearing_to_come(fact)
        case WaitKind.REPORT if fact is not None:
            return f"{what_of(fact)}, due {day_in_words(fact.due_on)}" if fact.due_on else what_of(fact)
        case WaitKind.LOST_HEARING if fact is not None:
            code = fact.reason
            reason = f" ({CANCELLATIONS.title(code)})" if code and CANCELLATIONS.known(code) else ""
            return f"{what_of(fact)} to be held after it was {fact.kind.value.removeprefix('hearing_')}{reason}"
        case WaitKind.ORDER_RECEIPT if fact is not None:
            return f"{what_of(fact)} to reach Cafcass"
        case _:
            return TITLES[wait.kind]


def _hearing_to_come(hearing: Event | None) -> str:
    if hearing is None:
        return "A hearing: none is listed"
    what = what_of(hearing)
    named = what[:1].lower() + what[1:]
    listed = f", listed for {day_in_words(hearing.happened_on)}" if hearing.kind is EventKind.HEARING_LISTED else ""
    return f"{_HEARING_TO_COME}: {named}{listed}"
