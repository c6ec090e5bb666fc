"""Whose day was it? Waits run side by side; a rule says to which of them each day of a journey belongs, so they add up.

The rule is one pure function of the waits that are open on a day and of the next step of the journey. It is published
and can be argued with: the alternatives stand beside it in `RULES`, and all are chosen by name. Whatever the rule, each
day of a journey is given away once, so that the parts add up to its length exactly. A day that no wait may claim is
left to the next hearing, or to nothing that is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

from waypost.foundation.errors import YoursToFix
from waypost.vocabulary.waits import RANK, UNTOLD, WaitKind

_ONE_DAY = timedelta(days=1)


class UnknownRule(YoursToFix):
    """There is no attribution rule of that name."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One wait that may claim days. `until_on` is the first day on which it was over; null while it goes on."""

    kind: WaitKind
    owner: str
    since_on: date
    until_on: date | None = None
    reason: str | None = None
    code: str | None = None
    basis: str = UNTOLD


@dataclass(frozen=True, slots=True)
class Span:
    """A journey from its first day to the day on which it ended, and the steps between: the days of hearings held.

    `ended_on` is null while it goes on; then it is told to `as_of`. The last day is not counted: it is the day of the
    step that ended the wait.
    """

    begun_on: date
    ended_on: date | None
    as_of: date
    steps: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        if self.last_on < self.begun_on:
            raise ValueError("a journey ends before it begins")

    @property
    def last_on(self) -> date:
        """The day on which counting stops."""
        return self.ended_on or self.as_of

    @property
    def days(self) -> int:
        """How many days it has lasted."""
        return (self.last_on - self.begun_on).days

    def next_step_on(self, day: date) -> date | None:
        """Return the first step after a day: a hearing held, or the end; null where none has come yet."""
        coming = [step for step in self.steps if day < step < self.last_on]
        return min(coming, default=self.ended_on)


Open: TypeAlias = Sequence[Waiting]
Rule: TypeAlias = Callable[[Open, date | None], Open]
"""Takes the waits open on a day and the day of the next step; returns those that share the day equally."""


def ended_last(open_waits: Open, next_step_on: date | None) -> Open:
    """Return the wait that ended last before the next step: the one that the step waited for.

    A wait that went on beyond the step did not hold it up. While the next step is yet to come, waits that still go on
    come first. Of waits that ended together the order of kinds decides, then the one that began first.
    """
    held_up = [wait for wait in open_waits if next_step_on is None or _is_over_by(wait, next_step_on)]
    return sorted(held_up, key=_ended_last)[:1]


def begun_first(open_waits: Open, next_step_on: date | None) -> Open:
    """Return the wait that began first: whoever was asked first is asked until it is done."""
    return sorted(open_waits, key=lambda wait: (wait.since_on, *_ended_last(wait)))[:1]


def shared_equally(open_waits: Open, next_step_on: date | None) -> Open:
    """Return every open wait: each has an equal part of the day."""
    return open_waits


@dataclass(frozen=True, slots=True)
class NamedRule:
    """A rule with the words by which it is told: what it says, and what can be said against it."""

    name: str
    title: str
    says: str
    against: str
    rule: Rule


RULES: Mapping[str, NamedRule] = MappingProxyType(
    {
        one.name: one
        for one in (
            NamedRule(
                "ended_last",
                "The wait that ended last",
                "A day belongs to the open wait that ended last before the next step. The next step, a hearing held or "
                "the end, could not come sooner than that.",
                "What ran beside it and ended sooner is not seen, although it might have held the case up alone.",
                ended_last,
            ),
            NamedRule(
                "begun_first",
                "The wait that began first",
                "A day belongs to the open wait that began first, until it is over.",
                "A report ordered at the start takes the days of every hearing that was called off while it was "
                "written, though none of them waited for it.",
                begun_first,
            ),
            NamedRule(
                "shared_equally",
                "Shared equally",
                "A day is shared equally by every wait that is open.",
                "Whoever keeps more lists has more waits, and so more days: the weeks follow the paperwork.",
                shared_equally,
            ),
        )
    }
)
"""Every rule by name. The first is the one that the record's tables are made by."""

DEFAULT = next(iter(RULES))


def rule_of(name: str) -> NamedRule:
    """Return the rule of a name. Raises `UnknownRule`."""
    if name not in RULES:
        raise UnknownRule("there is no attribution rule of that name.", do=f"The rules are: {', '.join(RULES)}.")
    return RULES[name]


@dataclass(frozen=True, slots=True)
class Claim:
    """One day, or a part of it, given to a wait; to none where no wait may claim it."""

    day: date
    wait: Waiting | None
    part: Fraction


def claims(waits: Sequence[Waiting], span: Span, rule: str = DEFAULT) -> Iterator[Claim]:
    """Yield to whom each day of a journey belongs, in order. The parts of a day make one."""
    chosen = rule_of(rule).rule
    for number in range(span.days):
        day = span.begun_on + number * _ONE_DAY
        open_waits = [wait for wait in waits if wait.since_on <= day and not _is_over_by(wait, day)]
        sharing = chosen(open_waits, span.next_step_on(day)) or (None,)
        yield from (Claim(day, wait, Fraction(1, len(sharing))) for wait in sharing)


def days_of_each(waits: Sequence[Waiting], span: Span, rule: str = DEFAULT) -> dict[Waiting | None, Fraction]:
    """Return how many days of a journey belong to each wait; under none, those that belong to no wait."""
    days: dict[Waiting | None, Fraction] = {}
    for claim in claims(waits, span, rule):
        days[claim.wait] = days.get(claim.wait, Fraction(0)) + claim.part
    return days


def _is_over_by(wait: Waiting, day: date) -> bool:
    return wait.until_on is not None and wait.until_on <= day


def _ended_last(wait: Waiting) -> tuple[object, ...]:
    until_on = wait.until_on or date.max
    return (-until_on.toordinal(), RANK[wait.kind], wait.since_on, wait.owner, wait.reason or "", wait.code or "")
