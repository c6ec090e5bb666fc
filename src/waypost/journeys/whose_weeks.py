"""Whose days one child's weeks were, by the published rule and its alternatives, in plain words. Pure.

The rule is `waiting.attribution`, the spans and waits are those of the record's tables (`waiting.rows`): what the
account of one child says adds up to what the measures of an area count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from waypost.journeys.account import ByRule, WhoseDays
from waypost.journeys.derive import pre_proceedings_rows
from waypost.journeys.record import ChildInProceedings, Event
from waypost.journeys.waiting.attribution import DEFAULT, RULES, Claim, Waiting, claims
from waypost.journeys.waiting.rows import WaitingJourney, waiting_journeys
from waypost.journeys.wording import day_in_words
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.hearings import HEARINGS
from waypost.vocabulary.orders import ORDERS
from waypost.vocabulary.reports import REPORTS
from waypost.vocabulary.waits import NOBODY_TOLD, TITLES, UNTOLD, WaitKind, owner_within

_WEEK = timedelta(days=7)
_ENOUGH_TO_TEACH = 2
"""How many waits must lie side by side in the week that is worked through as an example."""
_IN_FIGURES_FROM = 10
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_Told = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class WhoseWeeks:
    """Every day of one child's journeys with the waits that share it, by each rule. Days of no journey are in none."""

    journeys: tuple[WaitingJourney, ...]
    by_rule: Mapping[str, Mapping[date, tuple[Claim, ...]]]

    def in_days(self, first: date, last: date, rule: str = DEFAULT) -> tuple[WhoseDays, ...]:
        """Return whose the days from one to another were, both counted; most days first."""
        given = self.by_rule[rule]
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return self._added(claim for day in days for claim in given.get(day, ()))

    def in_all(self, rule: str) -> tuple[WhoseDays, ...]:
        """Return whose all the days were by a rule; most days first."""
        return self._added(claim for of_day in self.by_rule[rule].values() for claim in of_day)

    def rules(self) -> tuple[ByRule, ...]:
        """Return every rule in words with what it makes of this child's days; ours first. Nothing without a day."""
        if not self.by_rule[DEFAULT]:
            return ()
        return tuple(
            ByRule(one.name, one.title, one.says, one.against, self.in_all(one.name)) for one in RULES.values()
        )

    def last_claim(self) -> Waiting | None:
        """Return the wait to which the last day belongs by the first rule, if any."""
        given = self.by_rule[DEFAULT]
        return given[max(given)][0].wait if given else None

    def _added(self, given: Iterable[Claim]) -> tuple[WhoseDays, ...]:
        days: dict[_Told, Fraction] = {}
        for claim in given:
            told = self._told(claim)
            days[told] = days.get(told, Fraction(0)) + claim.part
        in_order = sorted(days.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(WhoseDays(*told, float(number)) for told, number in in_order)

    def _told(self, claim: Claim) -> _Told:
        if claim.wait is not None:
            return words_of(claim.wait), claim.wait.owner, claim.wait.basis
        in_court = any(one.is_told_by_court for one in self.journeys if _has(one, claim.day))
        left_to = WaitKind.NEXT_HEARING if in_court else WaitKind.NOTHING_TOLD
        return TITLES[left_to], NOBODY_TOLD, UNTOLD


def whose_weeks(
    events: Sequence[Event], placed: ChildInProceedings | None, started_on: date | None, as_of: date
) -> WhoseWeeks:
    """Return whose days they were: of the pre-proceedings that are told, and of one set of proceedings.

    `events` are the child's own, still said. A day of both belongs to the proceedings: it is counted once.
    """
    own = [event for event in events if event.happened_on <= as_of]
    rows = [placed] if placed else []
    told = waiting_journeys(own, rows, pre_proceedings_rows(own, rows), as_of)
    journeys = tuple(one for one in told if started_on is not None and one.span.begun_on >= started_on)
    return WhoseWeeks(journeys, {rule: _by_day(journeys, rule) for rule in RULES})


def _by_day(journeys: Sequence[WaitingJourney], rule: str) -> dict[date, tuple[Claim, ...]]:
    given: dict[date, tuple[Claim, ...]] = {}
    for journey in journeys:  # those in court come first
        own: dict[date, tuple[Claim, ...]] = {}
        for claim in claims(journey.waits, journey.span, rule):
            own[claim.day] = (*own.get(claim.day, ()), claim)
        given = own | given
    return given


def _has(journey: WaitingJourney, day: date) -> bool:
    return journey.span.begun_on <= day < journey.span.last_on


def words_of(wait: Waiting) -> str:
    """Return what a wait was for, in a few words: which report, which hearing and why it was called off."""
    match wait.kind:
        case WaitKind.REPORT if wait.code and REPORTS.known(wait.code):
            return f"{REPORTS.title(wait.code)}, to its date"
        case WaitKind.LATE_REPORT if wait.code and REPORTS.known(wait.code):
            return f"{REPORTS.title(wait.code)}, past its date"
        case WaitKind.LOST_HEARING if wait.code and HEARINGS.known(wait.code):
            why = wait.reason and CANCELLATIONS.known(wait.reason) and f" ({CANCELLATIONS.title(wait.reason)})"
            return f"{HEARINGS.title(wait.code)} called off{why or ''}, until it is held"
        case WaitKind.ORDER_RECEIPT if wait.code and ORDERS.known(wait.code):
            return f"{ORDERS.title(wait.code)} on its way to Cafcass"
        case _:
            return TITLES[wait.kind]


def example(whose: WhoseWeeks, started_on: date | None) -> str | None:
    """Return one week of this child's worked through, in which waits of several agencies lay side by side.

    It is the week with most of them, the earliest of equals, that a rule gives whole to a wait that ended. Null where
    no week teaches.
    """
    if started_on is None:
        return None
    best: tuple[int, int, WaitingJourney, Waiting, list[Waiting]] | None = None
    for journey in whose.journeys:
        for number in range((journey.span.last_on - started_on).days // 7):
            starts_on = started_on + number * _WEEK
            given = {claim.wait for day in _days(starts_on) for claim in whose.by_rule[DEFAULT].get(day, ())}
            wait = next(iter(given), None)
            if len(given) != 1 or wait is None or wait.until_on is None:
                continue
            beside = [one for one in journey.waits if _lasts_through(one, starts_on)]
            weight = len({one.owner for one in beside})
            if wait in beside and weight >= _ENOUGH_TO_TEACH and (best is None or weight > best[0]):
                best = weight, number, journey, wait, beside
    return _worked_through(*best[1:], started_on) if best else None


def _days(starts_on: date) -> list[date]:
    return [starts_on + timedelta(days=number) for number in range(7)]


def _lasts_through(wait: Waiting, starts_on: date) -> bool:
    return wait.since_on <= starts_on and (wait.until_on is None or wait.until_on >= starts_on + _WEEK)


def _worked_through(
    number: int,
    journey: WaitingJourney,
    wait: Waiting,
    beside: Sequence[Waiting],
    started_on: date,
) -> str:
    starts_on = started_on + number * _WEEK
    step = journey.span.next_step_on(starts_on)
    first = min(beside, key=lambda one: one.since_on)
    names = [f"{words_of(one)} ({owner_within(one.owner)})" for one in sorted(beside, key=lambda one: one.since_on)]
    until_on = wait.until_on or journey.span.last_on
    ended = (
        f"The next step was on {day_in_words(step)}. Of what was over by then, this ended last, on "
        f"{day_in_words(until_on)}: {words_of(wait)}."
        if step
        else f"The next step has not come. Of what was open, this ended last, on {day_in_words(until_on)}: "
        f"{words_of(wait)}."
    )
    otherwise = (
        "By the second rule it is the same: that wait also began first."
        if first == wait
        else f"By the second rule it is for {words_of(first)}, which began first ({owner_within(first.owner)})."
    )
    count = len(beside)
    how_many = _NUMBERS[count] if count < _IN_FIGURES_FROM else str(count)
    return (
        f"Week {number + 1}, from {day_in_words(starts_on)}: {how_many} things were waited for at once. "
        f"They were: {'; '.join(names)}. {ended} So the whole week is counted as a week of waiting for it "
        f"({owner_within(wait.owner)}). {otherwise} By the third each of the {how_many} has an equal part."
    )
