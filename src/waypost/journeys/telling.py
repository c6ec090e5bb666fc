"""Tells a journey week by week: the account. Pure; the words are in wording, the waits in waits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from waypost.journeys.account import Account, Wait, Week
from waypost.journeys.account_lines import line, merge
from waypost.journeys.next_steps import next_steps
from waypost.journeys.record import ChildInProceedings, Event, Journey
from waypost.journeys.standing import standing
from waypost.journeys.tables import is_authority, is_court
from waypost.journeys.waits import waits_of, whose_move
from waypost.journeys.whose_weeks import WhoseWeeks, example, whose_weeks
from waypost.journeys.wording import day_in_words
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.areas import AREAS
from waypost.vocabulary.event_meanings import NOT_FOR_ACCOUNTS
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.local_timetable import LocalTimetable

_WEEK = timedelta(days=7)
_BEFORE_COURT = (
    EventKind.PRE_PROCEEDINGS_DECIDED,
    EventKind.PRE_PROCEEDINGS_LETTER_SENT,
    EventKind.PRE_PROCEEDINGS_MEETING_HELD,
    EventKind.PRE_PROCEEDINGS_ENDED,
)
_Told = list[tuple[Event, tuple[Event, ...]]]


def tell(
    journey: Journey,
    *,
    as_of: date,
    is_invented: bool,
    proceedings_id: str | None = None,
    local: Sequence[LocalTimetable] = (),
) -> Account:
    """Return the account of one set of proceedings in a journey, as known on a day; of the latest, where none is named.

    It begins with the pre-proceedings that led to court, or with the first day of the proceedings, and ends on `as_of`
    or when Cafcass closed the case. What the authority tells of no proceedings is told in the weeks it falls in. A
    child who is in no proceedings has an account of what the authority tells. `local` are the steps that areas set for
    themselves, for the children of each.
    """
    placed = _chosen(journey, proceedings_id)
    told = merge(_events_of(journey, placed))
    ended_on = _ended_on(told, placed, as_of)
    started_on = _started_on(told, placed)
    in_scope: _Told = [pair for pair in told if started_on is None or pair[0].happened_on >= started_on]
    facts = [fact for fact, _ in in_scope]
    waits = waits_of(facts, as_of, ended_on)
    whose = whose_weeks(journey.events, placed, started_on, as_of)
    return Account(
        child_id=journey.child.child_id,
        as_of=as_of,
        is_invented=is_invented,
        title=_title(placed),
        law=placed.law if placed else None,
        proceedings_id=placed.proceedings_id if placed else None,
        started_on=started_on,
        weeks=_weeks(in_scope, waits, whose, started_on, ended_on or as_of),
        next_steps=next_steps(placed, facts, ended_on or as_of, local),
        notes=_notes(journey, placed, told, started_on, is_invented),
        stands=standing(placed, facts, waits, as_of, ended_on),
        by_rule=whose.rules(),
        example=example(whose, started_on),
    )


def _chosen(journey: Journey, proceedings_id: str | None) -> ChildInProceedings | None:
    """Return the proceedings asked for, else those that started last."""
    placed = [row for row in journey.proceedings if proceedings_id in (None, row.proceedings_id)]
    return max(placed, key=lambda row: (row.started_on or date.min, row.proceedings_id), default=None)


def _events_of(journey: Journey, placed: ChildInProceedings | None) -> list[Event]:
    """Return the events of the proceedings, and those of none, that an account may tell."""
    own = placed.proceedings_id if placed else None
    return [e for e in journey.events if e.proceedings_id in (own, None) and e.kind not in NOT_FOR_ACCOUNTS]


def _started_on(told: _Told, placed: ChildInProceedings | None) -> date | None:
    """Return the first day to tell: of the pre-proceedings that led to court, else of the proceedings."""
    in_court = [fact.happened_on for fact, _ in told if fact.proceedings_id is not None]
    first = min(in_court, default=None)
    if placed is None or first is None:
        return min((fact.happened_on for fact, _ in told), default=None)
    before = [fact for fact, _ in told if fact.kind in _BEFORE_COURT and fact.happened_on <= first]
    decided = [fact.happened_on for fact in before if fact.kind is EventKind.PRE_PROCEEDINGS_DECIDED]
    if not decided:
        return first
    ended = [fact for fact in before if fact.kind is EventKind.PRE_PROCEEDINGS_ENDED]
    stepped_down = [fact.happened_on for fact in ended if fact.code == "step_down"]
    return first if any(day >= decided[-1] for day in stepped_down) else decided[-1]


def _ended_on(told: _Told, placed: ChildInProceedings | None, as_of: date) -> date | None:
    """Return the day the account ends, where it does: when Cafcass closed the case, or its last event after that."""
    if placed is None or placed.closed_on is None or placed.closed_on > as_of:
        return None
    in_court = [fact.happened_on for fact, _ in told if fact.proceedings_id is not None and fact.happened_on <= as_of]
    return max([placed.closed_on, *in_court])


def _weeks(
    told: _Told, waits: Sequence[Wait], whose: WhoseWeeks, started_on: date | None, last: date
) -> tuple[Week, ...]:
    if started_on is None:
        return ()
    count = max(0, (last - started_on).days) // 7 + 1
    starts = (started_on + number * _WEEK for number in range(count))
    return tuple(_week(number, starts_on, told, waits, whose, last) for number, starts_on in enumerate(starts))


def _week(number: int, starts_on: date, told: _Told, waits: Sequence[Wait], whose: WhoseWeeks, last: date) -> Week:
    ends_on = min(starts_on + _WEEK - timedelta(days=1), last)
    lines = tuple(line(fact, tellers) for fact, tellers in told if starts_on <= fact.happened_on <= ends_on)
    open_waits = tuple(wait for wait in waits if wait.since_on <= ends_on and _is_open(wait, starts_on))
    return Week(
        number + 1,
        starts_on,
        lines,
        open_waits,
        whose_move(open_waits),
        _extended_to(told, starts_on, ends_on),
        whose.in_days(starts_on, ends_on),
    )


def _is_open(wait: Wait, starts_on: date) -> bool:
    """Return whether a wait has a day in a week that starts then. One that ended on the first day has had its week."""
    return wait.until_on is None or wait.until_on > starts_on or wait.since_on >= starts_on


def _extended_to(told: _Told, starts_on: date, ends_on: date) -> date | None:
    """Return the last day that an extension in force in a week allows: a permission laid over it."""
    days = [
        fact.due_on
        for fact, _ in told
        if fact.kind is EventKind.EXTENSION_GRANTED and fact.happened_on <= ends_on and fact.due_on is not None
    ]
    return max((day for day in days if day >= starts_on), default=None)


def _title(placed: ChildInProceedings | None) -> str:
    if placed is None:
        return "Before court, and in care"
    known = APPLICATIONS.known(placed.application)
    application = APPLICATIONS.title(placed.application) if known else "Family proceedings"
    return f"{application}, {AREAS[placed.area].name}" if placed.area and placed.area in AREAS else application


def _notes(
    journey: Journey, placed: ChildInProceedings | None, told: _Told, started_on: date | None, is_invented: bool
) -> tuple[str, ...]:
    earlier = sum(1 for fact, _ in told if started_on is not None and fact.happened_on < started_on)
    others = len(journey.proceedings) - (placed is not None)
    statistical = journey.child.identity == "statistical"
    notes = (
        "Every person and event here is invented." if is_invented else None,
        "The agencies' records were matched by names, dates and addresses: good enough to count, not to act on."
        if statistical
        else None,
        _tellers(event for _, tellers in told for event in tellers),
        f"This child is in {others} more set{'s' if others > 1 else ''} of proceedings, told apart."
        if others
        else None,
        f"{earlier} earlier event{'s' if earlier > 1 else ''} of this child's care stand outside this account."
        if earlier
        else None,
        *_extensions(told),
    )
    return tuple(note for note in notes if note)


def _tellers(events: Iterable[Event]) -> str:
    sources = {event.provenance.source for event in events}
    agencies = {
        "the court": any(is_court(source) for source in sources),
        "Cafcass": "cafcass" in sources,
        "the local authority": any(is_authority(source) for source in sources),
    }
    silent = [agency for agency, tells in agencies.items() if not tells]
    if not silent:
        return "The court, Cafcass and the local authority all tell of this child."
    return f"Nothing here comes from {' or '.join(silent)}."


def _extensions(told: _Told) -> list[str]:
    days = [fact.due_on for fact, _ in told if fact.kind is EventKind.EXTENSION_GRANTED and fact.due_on]
    return [f"The court extended the time to {day_in_words(day)}. That is a permission, not a wait." for day in days]
