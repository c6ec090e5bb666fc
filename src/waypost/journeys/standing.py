"""Where a case stands on a day, in one plain sentence: the head of the account. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from waypost.journeys.account import Wait
from waypost.journeys.record import ChildInProceedings, Event
from waypost.journeys.waiting.coded import final_order
from waypost.journeys.waiting.rows import CARE, days_to_limit
from waypost.journeys.wording import day_in_words, what_of
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.waits import owner_within

_HEARING_TO_COME = "The next hearing"
_IN_COURT = (EventKind.APPLICATION_ISSUED, EventKind.APPLICATION_RECEIVED, EventKind.APPLICATION_SUBMITTED)
_WORDS = {
    EventKind.APPLICATION_ISSUED: "the court issued the application",
    EventKind.APPLICATION_RECEIVED: "Cafcass received the application",
    EventKind.APPLICATION_SUBMITTED: "the application reached the court",
}


def standing(
    placed: ChildInProceedings | None, facts: Sequence[Event], waits: Sequence[Wait], as_of: date, ended_on: date | None
) -> str:
    """Return where the case stands: how old it is, what it waits for and whose move that is, and the next day set.

    Of a case with its final order: when it ended, how long it took, and what is left. `facts` are those of the account,
    in order, each once; `waits` are its waits.
    """
    told = [fact for fact in facts if fact.happened_on <= as_of]
    still = [wait for wait in waits if wait.until_on is None]
    if not told:
        return "Nothing is told of this child."
    start = next((fact for kind in _IN_COURT for fact in told if fact.kind is kind), None)
    if placed is None or start is None:
        return _before_court(told, still, as_of)
    final = final_order(told)
    if final is not None:
        return _ended(placed, start, final, still, ended_on)
    if ended_on is not None:
        return f"Cafcass closed the case on {day_in_words(ended_on)}; no final order is told."
    return _open(placed, start, facts, still, as_of)


def _open(placed: ChildInProceedings, start: Event, facts: Sequence[Event], still: Sequence[Wait], as_of: date) -> str:
    week = (as_of - start.happened_on).days // 7 + 1
    return (
        f"The case is in its {_ordinal(week)} week since {_WORDS[start.kind]}{_past_limit(placed, as_of)}; "
        f"{_waits_for(still)}, and {_next_day(facts, as_of)}."
    )


def _past_limit(placed: ChildInProceedings, on: date) -> str:
    """Return how far a care case is past the law's 26 weeks, or how much of them is left; nothing of other cases."""
    if placed.application != CARE or placed.issued_on is None:
        return ""
    past = (on - placed.issued_on - timedelta(days=days_to_limit() - 1)).days
    if past > 0:
        return f", {_weeks(past)} past the law’s 26"
    return f", {_weeks(-past)} before the law’s 26 end"


def _waits_for(still: Sequence[Wait]) -> str:
    """Return what is waited for and whose move that is: what has been waited for longest stands for the rest."""
    moves = [wait for wait in still if not wait.what.startswith(_HEARING_TO_COME)]
    if not moves:
        return "it waits for its next hearing" if still else "nothing is being waited for"
    longest, *others = sorted(moves, key=lambda wait: (wait.since_on, wait.owner, wait.what))
    owners = dict.fromkeys(owner_within(wait.owner) for wait in others if wait.owner != longest.owner)
    also = f" and on {_listed(list(owners))}" if owners else ""
    return f"it waits on {owner_within(longest.owner)} for {_the(_within(longest.what.partition(' (')[0]))}{also}"


def _next_day(facts: Sequence[Event], as_of: date) -> str:
    coming = next((f for f in facts if f.kind is EventKind.HEARING_LISTED and f.happened_on >= as_of), None)
    if coming is None:
        return "no hearing is listed"
    return f"the next hearing is on {day_in_words(coming.happened_on)} ({_within(what_of(coming))})"


def _ended(placed: ChildInProceedings, start: Event, final: Event, still: Sequence[Wait], ended_on: date | None) -> str:
    took = _weeks((final.happened_on - start.happened_on).days)
    is_late = placed.application == CARE and _past_limit(placed, final.happened_on).endswith("past the law’s 26")
    past = f"{_past_limit(placed, final.happened_on)} weeks" if is_late else ""
    order = _within(what_of(final))
    closed = f"Cafcass closed the case on {day_in_words(ended_on)}" if ended_on else "Cafcass has not closed the case"
    left = f", and {_waits_for(still)}" if still and not ended_on else ""
    return (
        f"The case ended on {day_in_words(final.happened_on)} ({order}), {took} after "
        f"{_WORDS[start.kind]}{past}; {closed}{left}."
    )


def _before_court(told: Sequence[Event], still: Sequence[Wait], as_of: date) -> str:
    """Return where a child stands who is in no proceedings that are told."""
    decided = [fact for fact in told if fact.kind is EventKind.PRE_PROCEEDINGS_DECIDED]
    if still and decided:
        weeks = _weeks((as_of - decided[-1].happened_on).days)
        return f"The child is not in court: pre-proceedings began {weeks} ago, and {_waits_for(still)}."
    last = told[-1]
    return f"The child is in no proceedings that are told; the last thing told is of {day_in_words(last.happened_on)}."


def _weeks(days: int) -> str:
    weeks = days // 7
    return "less than a week" if not weeks else f"{weeks} week" if weeks == 1 else f"{weeks} weeks"


def _ordinal(number: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    is_teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if is_teen else ends.get(number % 10, 'th')}"


def _within(words: str) -> str:
    """Return words as they stand within a sentence; a name in capitals keeps them."""
    return words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words


def _the(words: str) -> str:
    return words if words.startswith(("a ", "an ", "the ")) else f"the {words}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
