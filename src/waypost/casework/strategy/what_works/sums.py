"""What a pool was given, what was used of it and what is left: sums that add up, by body and by payer. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from waypost.casework.children.rules import NotPossibleNow

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """An entry: `has` or `used`, how much (less than nought: it undoes another), of whom, paid by whom."""

    kind: str
    amount: Decimal
    body: str = ""
    paid_by: str = ""


@dataclass(frozen=True, slots=True)
class Sums:
    """What was given and used in all, and by whom. Each part adds up to its whole."""

    given: Decimal
    used: Decimal
    given_by: tuple[tuple[str, Decimal], ...]
    paid_by: tuple[tuple[str, Decimal], ...]
    used_by: tuple[tuple[str, Decimal], ...]

    def __post_init__(self) -> None:
        for parts, whole in ((self.given_by, self.given), (self.paid_by, self.given), (self.used_by, self.used)):
            if sum((amount for _, amount in parts), NOTHING) != whole:
                raise ValueError("the parts of a pool do not add up to it")

    @property
    def left(self) -> Decimal:
        """What is left."""
        return self.given - self.used


def sums_of(entries: Iterable[EntryFacts]) -> Sums:
    """Return the sums of a pool's entries."""
    rows = list(entries)
    given, used = [one for one in rows if one.kind == "has"], [one for one in rows if one.kind == "used"]
    return Sums(
        sum((one.amount for one in given), NOTHING),
        sum((one.amount for one in used), NOTHING),
        _by((one.body, one.amount) for one in given),
        _by((one.paid_by, one.amount) for one in given),
        _by((one.body, one.amount) for one in used),
    )


def check_can_use(amount: Decimal, left: Decimal) -> None:
    """Raise NotPossibleNow where more would be used than is left."""
    if amount > left:
        raise NotPossibleNow("there is not so much left.", where="amount", do="Enter less, or ask who can give more.")


def check_can_put_right(kind: str, amount: Decimal, *, is_undone: bool, undoes: bool, left: Decimal) -> None:
    """Raise NotPossibleNow unless an entry stands, and what was given and is used already is not taken away."""
    if is_undone or undoes:
        raise NotPossibleNow("this entry was put right, or puts another right.", do="Write a new entry.")
    if kind == "has" and amount > left:
        raise NotPossibleNow("some of it was used already.", do="Put right what was used first.")


def _by(pairs: Iterable[tuple[str, Decimal]]) -> tuple[tuple[str, Decimal], ...]:
    told: dict[str, Decimal] = defaultdict(Decimal)
    for name, amount in pairs:
        told[name] += amount
    return tuple((name, amount) for name, amount in sorted(told.items()) if amount)
