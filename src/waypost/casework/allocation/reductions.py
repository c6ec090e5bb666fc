"""Fewer hours for children than a contract says: by category, without a reason and without a word of anyone's
health.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

import yaml

from waypost.foundation.errors import YoursToFix

ABSENCE = "absence"


class ReductionWrong(YoursToFix):
    """A reduction of hours cannot stand as it is."""


@dataclass(frozen=True, slots=True)
class Category:
    """A category of reduction: the usual and the highest share of contracted hours, and for how many months, if so."""

    name: str
    title: str
    usual_percent: Decimal
    at_most_percent: Decimal
    months: int | None
    source: str
    assumption: str


@dataclass(frozen=True, slots=True)
class Reduction:
    """Hours a week that somebody has not, from a first to a last day, both counted; no last day: until it is ended."""

    category: str
    hours: Decimal
    from_on: date
    until_on: date | None = None

    def __post_init__(self) -> None:
        if not self.hours.is_finite() or self.hours < 0:
            raise ValueError("hours are never below nought")
        if self.until_on is not None and self.until_on < self.from_on:
            raise ValueError("a reduction ends before it begins")

    def is_in_force(self, on: date) -> bool:
        """Whether a day lies between its first and its last."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


@cache
def categories() -> dict[str, Category]:
    """Return every category, by name."""
    told = yaml.safe_load(files("waypost.casework.allocation").joinpath("reductions.yaml").read_text("utf-8"))
    return {
        name: Category(
            name,
            entry["title"],
            Decimal(entry["usual_percent"]),
            Decimal(entry["at_most_percent"]),
            entry.get("months"),
            entry.get("source", ""),
            entry.get("assumption", ""),
        )
        for name, entry in told["categories"].items()
    }


def check_reduction(reduction: Reduction, contracted_hours: Decimal) -> None:
    """Raise `ReductionWrong` unless the category is known and its limit is kept."""
    category = categories().get(reduction.category)
    if category is None:
        raise ReductionWrong(
            "there is no such category of reduction.", where="category", do=f"Choose one of {', '.join(categories())}."
        )
    if reduction.hours * 100 > contracted_hours * category.at_most_percent:
        raise ReductionWrong(
            f"it takes more than {category.at_most_percent} % of the contracted hours.",
            where="hours",
            do="Enter fewer hours, or choose another category.",
        )


def reduced_hours(reductions: Iterable[Reduction], contracted_hours: Decimal, on: date) -> Decimal:
    """Return the hours a week that reductions take on a day; never more than there are."""
    return min(contracted_hours, sum((one.hours for one in reductions if one.is_in_force(on)), Decimal(0)))


def next_change_on(reductions: Collection[Reduction], on: date) -> date | None:
    """Return the first day after `on` on which a reduction begins or has ended; null where none does."""
    days = [one.from_on for one in reductions]
    days += [
        date.fromordinal(one.until_on.toordinal() + 1) for one in reductions if one.until_on not in (None, date.max)
    ]
    return min((day for day in days if day > on), default=None)
