"""What a child waited for, since when, until when, and whose move it was. Pure; one function a kind of wait.

Waits run side by side: a late report and a full court list in one week are two waits. An extension is no wait. A wait
is never laid at a judge's door: its owner is an agency, as the court service's own list of reasons has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from waypost.journeys.account import Wait
from waypost.journeys.assemble import PERHAPS_HOUSEKEEPING
from waypost.journeys.record import Event
from waypost.journeys.wording import day_in_words, what_of
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.events import EventKind

_REPORT_OWNERS = {"cafcass": "cafcass", "local_authority": "local_authority", "expert": "experts"}
_LAST_HEARINGS = ("final", "judgment_after_hearing", "decision")
_LOST = (EventKind.HEARING_VACATED, EventKind.HEARING_ADJOURNED)
_NOT_NEEDED = "no_longer_needed"
_HEARING_TO_COME = "The next hearing"
NOBODY = "other"


def waits_of(facts: Sequence[Event], as_of: date, ended_on: date | None) -> list[Wait]:
    """Return every wait among one child's facts in one set of proceedings, by first day.

    `facts` are in order, each fact once. A wait that goes on has no end; after `ended_on` nothing is waited for.
    """
    makers = (_pre_proceedings, _issue, _practitioner, _reports, _hearings, _lost_hearings, _final_order, _receipt)
    found = [wait for maker in makers for wait in maker(facts, as_of)]
    cut = [_cut(wait, as_of, ended_on) for wait in found]
    return sorted((wait for wait in cut if wait is not None), key=lambda wait: (wait.since_on, wait.owner, wait.what))


def whose_move(waits: Iterable[Wait]) -> tuple[str, ...]:
    """Return the owners of some waits that run side by side: whose move it is.

    A hearing to come is a date to keep. It is the court's move only where no other wait is open.
    """
    owners = sorted({wait.owner for wait in waits if not wait.what.startswith(_HEARING_TO_COME)})
    return tuple(owners) or tuple(sorted({wait.owner for wait in waits}))


def _cut(wait: Wait, as_of: date, ended_on: date | None) -> Wait | None:
    """Return the wait with its weeks, ended where the account ends; null where nothing was waited."""
    until_on = wait.until_on
    if ended_on is not None:
        until_on = ended_on if until_on is None else min(until_on, ended_on)
    last = until_on or as_of
    if wait.since_on >= last:
        return None
    return Wait(wait.what, wait.owner, wait.since_on, until_on, (last - wait.since_on).days // 7)


def _first(facts: Iterable[Event], *kinds: EventKind, since: date = date.min) -> Event | None:
    return next((fact for fact in facts if fact.kind in kinds and fact.happened_on >= since), None)


def _until(fact: Event | None, as_of: date) -> date | None:
    """Return the day a fact ended a wait; null where it has not happened by the day of the account."""
    return fact.happened_on if fact is not None and fact.happened_on <= as_of else None


def _between(
    facts: Sequence[Event], what: str, owner: str, start: EventKind, ends: tuple[EventKind, ...], as_of: date
) -> Iterator[Wait]:
    begun = _first(facts, start)
    if begun is not None:
        yield Wait(what, owner, begun.happened_on, _until(_first(facts, *ends, since=begun.happened_on), as_of), 0)


def _pre_proceedings(facts: Sequence[Event], as_of: date) -> Iterator[Wait]:
    """Before court: the letter, the meeting, the outcome, and the application where one was agreed."""
    decided, letter = EventKind.PRE_PROCEEDINGS_DECIDED, EventKind.PRE_PROCEEDINGS_LETTER_SENT
    met, ended = EventKind.PRE_PROCEEDINGS_MEETING_HELD, EventKind.PRE_PROCEEDINGS_ENDED
    applied = (EventKind.APPLICATION_SUBMITTED, EventKind.APPLICATION_ISSUED)
    owner = "local_authority"
    yield from _between(facts, "The letter before proceedings", owner, decided, (letter, met, ended, *applied), as_of)
    yield from _between(facts, "The first pre-proceedings meeting", owner, letter, (met, ended, *applied), as_of)
    yield from _between(facts, "The outcome of pre-proceedings", owner, met, (ended, *applied), as_of)
    agreed = _first(facts, ended)
    if agreed is not None and agreed.code == "issue":
        yield from _between(facts, "The authority's application to court", owner, ended, applied, as_of)


def _issue(facts: Sequence[Event], as_of: date) -> Iterator[Wait]:
    what = "The court to issue the application"
    yield from _between(facts, what, "court", EventKind.APPLICATION_SUBMITTED, (EventKind.APPLICATION_ISSUED,), as_of)


def _practitioner(facts: Sequence[Event], as_of: date) -> Iterator[Wait]:
    """Somebody from Cafcass: from receipt, and again from the day one left and none was there."""
    closed = _first(facts, EventKind.CASE_CLOSED)
    present = 0
    since = next((fact.happened_on for fact in facts if fact.kind is EventKind.APPLICATION_RECEIVED), None)
    what = "A guardian or family court adviser from Cafcass"
    for fact in facts:
        if fact.happened_on > as_of or fact.code == "duty_practitioner":
            continue
        if fact.kind is EventKind.PRACTITIONER_ALLOCATED:
            present += 1
            if since is not None:
                yield Wait(what, "cafcass", since, max(since, fact.happened_on), 0)
            since = None
        elif fact.kind is EventKind.PRACTITIONER_ENDED:
            present = max(0, present - 1)
            if present == 0 and fact.reason != "case_closed":
                since, what = fact.happened_on, "A new guardian or family court adviser from Cafcass"
    if since is not None:
        yield Wait(what, "cafcass", since, closed.happened_on if closed else None, 0)


def _reports(facts: Sequence[Event], as_of: date) -> Iterator[Wait]:
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
        due = f", due {day_in_words(fact.due_on)}" if fact.due_on else ""
        owner = _REPORT_OWNERS.get(fact.owner or "", NOBODY)
        yield Wait(f"{what_of(fact)}{due}", owner, fact.happened_on, _until(answer, as_of), 0)


def _held(facts: Sequence[Event], as_of: date) -> list[Event]:
    return [fact for fact in facts if fact.kind is EventKind.HEARING_HELD and fact.happened_on <= as_of]


def _final(facts: Sequence[Event]) -> Event | None:
    return next((fact for fact in facts if fact.kind is EventKind.ORDER_MADE and fact.flag), None)


def _hearings(facts: Sequence[Event], as_of: date) -> Iterator[Wait]:
    """From issue, and from each hearing, to the next one: until the final order, or the last hearing."""
    kinds = (EventKind.APPLICATION_ISSUED, EventKind.APPLICATION_RECEIVED, EventKind.APPLICATION_SUBMITTED)
    start = next((fact for kind in kinds if (fact := _first(facts, kind))), None)
    if start is None:
        return
    final, since = _final(facts), start.happened_on
    for held in _held(facts, as_of):
        yield Wait(f"{_HEARING_TO_COME}: {_lower(what_of(held))}", "court", since, max(since, held.happened_on), 0)
        since = max(since, held.happened_on)
    coming = _first((f for f in facts if f.happened_on >= as_of), EventKind.HEARING_LISTED)
    if coming is not None:
        listed = f"{_lower(what_of(coming))}, listed for {day_in_words(coming.happened_on)}"
        yield Wait(f"{_HEARING_TO_COME}: {listed}", "court", since, None, 0)
    elif final is None or final.happened_on > as_of:
        yield Wait("A hearing: none is listed", "court", since, None, 0)


def _lost_hearings(facts: Sequence[Event], as_of: date) -> Iterator[Wait]:
    """From the day of a hearing that was called off to the next hearing: the move of whoever owns the reason.

    A hearing called off without a reason may be housekeeping, and one that was no longer needed is no loss: neither
    makes a wait of its own.
    """
    held = _held(facts, as_of)
    for lost in facts:
        if lost.kind not in _LOST or lost.happened_on > as_of or _is_no_loss(lost):
            continue
        after = [hearing for hearing in held if hearing.happened_on >= lost.happened_on]
        relisted = next((hearing for hearing in after if hearing.code == lost.code), after[0] if after else None)
        reason = f" ({CANCELLATIONS.title(lost.reason)})" if lost.reason and CANCELLATIONS.known(lost.reason) else ""
        what = f"{what_of(lost)} to be held after it was {lost.kind.value.removeprefix('hearing_')}{reason}"
        yield Wait(what, lost.owner or NOBODY, lost.happened_on, _until(relisted, as_of), 0)


def _is_no_loss(lost: Event) -> bool:
    is_known = lost.reason is not None and CANCELLATIONS.known(lost.reason)
    is_not_needed = is_known and CANCELLATIONS.kind(str(lost.reason)) == _NOT_NEEDED
    return is_not_needed or PERHAPS_HOUSEKEEPING in (lost.doubt or "")


def _final_order(facts: Sequence[Event], as_of: date) -> Iterator[Wait]:
    """From the last hearing that should settle it to the final order."""
    final = _final(facts)
    settling = [h for h in _held(facts, as_of) if h.code in _LAST_HEARINGS]
    before = [h for h in settling if final is None or h.happened_on <= final.happened_on]
    if before:
        yield Wait("The final order", "court", before[-1].happened_on, _until(final, as_of), 0)


def _receipt(facts: Sequence[Event], as_of: date) -> Iterator[Wait]:
    """Each order from the day it was made to the day Cafcass had it, or to the next hearing, where all were told.

    Only where Cafcass is in the case: it received the application; and only of orders that are told of the case: one
    that an authority tells of the child may be of another.
    """
    if _first(facts, EventKind.APPLICATION_RECEIVED) is None:
        return
    received = [fact for fact in facts if fact.kind is EventKind.ORDER_RECEIVED and fact.happened_on <= as_of]
    held = _held(facts, as_of)
    for made in facts:
        is_of_the_case = made.kind is EventKind.ORDER_MADE and made.proceedings_id is not None
        if not is_of_the_case or made.happened_on > as_of:
            continue
        answer = next((r for r in received if r.code == made.code and r.happened_on >= made.happened_on), None)
        if answer is not None:
            received.remove(answer)
        heard = next((hearing for hearing in held if hearing.happened_on > made.happened_on), None)
        ends = [fact.happened_on for fact in (answer, heard) if fact is not None]
        yield Wait(f"{what_of(made)} to reach Cafcass", "court", made.happened_on, min(ends, default=None), 0)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
