"""Every wait among one child's facts, in codes; one function a kind of wait. Pure: the reference for every store.

Waits run side by side: a late report and a full court list in one week are two waits. An extension is no wait. A wait
is never laid at a judge's door: its owner is an agency, as the court service's own list of reasons has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from waypost.journeys.assemble import PERHAPS_HOUSEKEEPING
from waypost.journeys.record import Event
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.waits import CAFCASS, COURT, LOCAL_AUTHORITY, OTHER, REPORT_OWNERS, WaitKind

LAST_HEARINGS = ("final", "judgment_after_hearing", "decision")
"""Hearings that should settle a case: after one, the final order is waited for."""
LOST = (EventKind.HEARING_VACATED, EventKind.HEARING_ADJOURNED)
_NOT_NEEDED = "no_longer_needed"


@dataclass(frozen=True, slots=True)
class CodedWait:
    """One wait. `until_on` is null where nobody says that it ended; `fact` is what it was for, where there is one.

    `hearing_on` is the day of a hearing that ended it although nobody said so: of an order that never reached Cafcass.
    """

    kind: WaitKind
    owner: str
    since_on: date
    until_on: date | None
    fact: Event | None = None
    hearing_on: date | None = None

    def __post_init__(self) -> None:
        if self.until_on is not None and self.until_on < self.since_on:
            raise ValueError("a wait ends before it begins")


def coded_waits(facts: Sequence[Event], as_of: date) -> list[CodedWait]:
    """Return every wait among one child's facts in one set of proceedings, kind by kind.

    `facts` are in order, each fact once. What has not happened by `as_of` ends nothing.
    """
    makers = (_pre_proceedings, _issue, _practitioner, _reports, _hearings, _lost_hearings, _final_order, _receipt)
    return [wait for maker in makers for wait in maker(facts, as_of)]


def first(facts: Sequence[Event], *kinds: EventKind, since: date = date.min) -> Event | None:
    """Return the first fact of these kinds on a day or after."""
    return next((fact for fact in facts if fact.kind in kinds and fact.happened_on >= since), None)


def _until(fact: Event | None, as_of: date) -> date | None:
    """Return the day a fact ended a wait; null where it has not happened by the day of the account."""
    return fact.happened_on if fact is not None and fact.happened_on <= as_of else None


def _between(
    facts: Sequence[Event], kind: WaitKind, owner: str, start: EventKind, ends: tuple[EventKind, ...], as_of: date
) -> Iterator[CodedWait]:
    begun = first(facts, start)
    if begun is not None:
        ended = first(facts, *ends, since=begun.happened_on)
        yield CodedWait(kind, owner, begun.happened_on, _until(ended, as_of), begun)


def _pre_proceedings(facts: Sequence[Event], as_of: date) -> Iterator[CodedWait]:
    """Before court: the letter, the meeting, the outcome, and the application where one was agreed."""
    decided, letter = EventKind.PRE_PROCEEDINGS_DECIDED, EventKind.PRE_PROCEEDINGS_LETTER_SENT
    met, ended = EventKind.PRE_PROCEEDINGS_MEETING_HELD, EventKind.PRE_PROCEEDINGS_ENDED
    applied = (EventKind.APPLICATION_SUBMITTED, EventKind.APPLICATION_ISSUED)
    steps = (
        (WaitKind.LETTER_BEFORE_PROCEEDINGS, decided, (letter, met, ended, *applied)),
        (WaitKind.PRE_PROCEEDINGS_MEETING, letter, (met, ended, *applied)),
        (WaitKind.PRE_PROCEEDINGS_OUTCOME, met, (ended, *applied)),
    )
    for kind, start, ends in steps:
        yield from _between(facts, kind, LOCAL_AUTHORITY, start, ends, as_of)
    agreed = first(facts, ended)
    if agreed is not None and agreed.code == "issue":
        yield from _between(facts, WaitKind.COURT_APPLICATION, LOCAL_AUTHORITY, ended, applied, as_of)


def _issue(facts: Sequence[Event], as_of: date) -> Iterator[CodedWait]:
    ends = (EventKind.APPLICATION_ISSUED,)
    yield from _between(facts, WaitKind.ISSUE, COURT, EventKind.APPLICATION_SUBMITTED, ends, as_of)


def _practitioner(facts: Sequence[Event], as_of: date) -> Iterator[CodedWait]:
    """Somebody from Cafcass: from receipt, and again from the day one left and none was there."""
    present, kind = 0, WaitKind.PRACTITIONER
    received = first(facts, EventKind.APPLICATION_RECEIVED)
    since = None if received is None else received.happened_on
    for fact in facts:
        if fact.happened_on > as_of or fact.code == "duty_practitioner":
            continue
        if fact.kind is EventKind.PRACTITIONER_ALLOCATED:
            present += 1
            if since is not None:
                yield CodedWait(kind, CAFCASS, since, max(since, fact.happened_on))
            since, kind = None, WaitKind.NEW_PRACTITIONER
        elif fact.kind is EventKind.PRACTITIONER_ENDED:
            present = max(0, present - 1)
            if present == 0 and since is None and fact.reason != "case_closed":
                since, kind = fact.happened_on, WaitKind.NEW_PRACTITIONER
    if since is not None:
        closed = first(facts, EventKind.CASE_CLOSED, since=since)
        yield CodedWait(kind, CAFCASS, since, _until(closed, as_of))


def _reports(facts: Sequence[Event], as_of: date) -> Iterator[CodedWait]:
    """Each report from the day it was ordered to the day it was filed; one ordered twice for one day is one."""
    filed = [fact for fact in facts if fact.kind is EventKind.REPORT_FILED and fact.happened_on <= as_of]
    seen: set[tuple[str | None, date | None]] = set()
    for fact in facts:
        if fact.kind is not EventKind.REPORT_ORDERED or (fact.code, fact.due_on) in seen:
            continue
        seen.add((fact.code, fact.due_on))
        answer = next((f for f in filed if f.code == fact.code and f.happened_on >= fact.happened_on), None)
        if answer is not None:
            filed.remove(answer)
        owner = REPORT_OWNERS.get(fact.owner or "", OTHER)
        yield CodedWait(WaitKind.REPORT, owner, fact.happened_on, _until(answer, as_of), fact)


def held_by(facts: Sequence[Event], as_of: date) -> list[Event]:
    """Return the hearings that were held by a day."""
    return [fact for fact in facts if fact.kind is EventKind.HEARING_HELD and fact.happened_on <= as_of]


def final_order(facts: Sequence[Event]) -> Event | None:
    """Return the first final order."""
    return next((fact for fact in facts if fact.kind is EventKind.ORDER_MADE and fact.flag), None)


def _hearings(facts: Sequence[Event], as_of: date) -> Iterator[CodedWait]:
    """From issue, and from each hearing, to the next one: until the final order, or the last hearing."""
    kinds = (EventKind.APPLICATION_ISSUED, EventKind.APPLICATION_RECEIVED, EventKind.APPLICATION_SUBMITTED)
    start = next((fact for kind in kinds if (fact := first(facts, kind))), None)
    if start is None:
        return
    final, since = final_order(facts), start.happened_on
    for held in held_by(facts, as_of):
        yield CodedWait(WaitKind.NEXT_HEARING, COURT, since, max(since, held.happened_on), held)
        since = max(since, held.happened_on)
    coming = first([f for f in facts if f.happened_on >= as_of], EventKind.HEARING_LISTED)
    if coming is not None or final is None or final.happened_on > as_of:
        yield CodedWait(WaitKind.NEXT_HEARING, COURT, since, None, coming)


def _lost_hearings(facts: Sequence[Event], as_of: date) -> Iterator[CodedWait]:
    """From the day of a hearing that was called off to the next hearing: the move of whoever owns the reason.

    A hearing called off without a reason may be housekeeping, and one that was no longer needed is no loss: neither
    makes a wait of its own.
    """
    held = held_by(facts, as_of)
    for lost in facts:
        if lost.kind not in LOST or lost.happened_on > as_of or is_no_loss(lost):
            continue
        after = [hearing for hearing in held if hearing.happened_on >= lost.happened_on]
        relisted = next((hearing for hearing in after if hearing.code == lost.code), after[0] if after else None)
        yield CodedWait(WaitKind.LOST_HEARING, lost.owner or OTHER, lost.happened_on, _until(relisted, as_of), lost)


def is_no_loss(lost: Event) -> bool:
    """Return whether nobody lost a hearing by a listing called off."""
    is_known = lost.reason is not None and CANCELLATIONS.known(lost.reason)
    is_not_needed = is_known and CANCELLATIONS.kind(str(lost.reason)) == _NOT_NEEDED
    return is_not_needed or PERHAPS_HOUSEKEEPING in (lost.doubt or "")


def _final_order(facts: Sequence[Event], as_of: date) -> Iterator[CodedWait]:
    """From the last hearing that should settle it to the final order."""
    final = final_order(facts)
    settling = [h for h in held_by(facts, as_of) if h.code in LAST_HEARINGS]
    before = [h for h in settling if final is None or h.happened_on <= final.happened_on]
    if before:
        yield CodedWait(WaitKind.FINAL_ORDER, COURT, before[-1].happened_on, _until(final, as_of))


def _receipt(facts: Sequence[Event], as_of: date) -> Iterator[CodedWait]:
    """Each order from the day it was made to the day Cafcass had it.

    Only where Cafcass is in the case: it received the application; and only of orders that are told of the case: one
    that an authority tells of the child may be of another.
    """
    if first(facts, EventKind.APPLICATION_RECEIVED) is None:
        return
    received = [fact for fact in facts if fact.kind is EventKind.ORDER_RECEIVED and fact.happened_on <= as_of]
    held = held_by(facts, as_of)
    for made in facts:
        is_of_the_case = made.kind is EventKind.ORDER_MADE and made.proceedings_id is not None
        if not is_of_the_case or made.happened_on > as_of:
            continue
        answer = next((r for r in received if r.code == made.code and r.happened_on >= made.happened_on), None)
        if answer is not None:
            received.remove(answer)
        heard = next((hearing.happened_on for hearing in held if hearing.happened_on > made.happened_on), None)
        until_on = None if answer is None else answer.happened_on
        yield CodedWait(WaitKind.ORDER_RECEIPT, COURT, made.happened_on, until_on, made, heard)
