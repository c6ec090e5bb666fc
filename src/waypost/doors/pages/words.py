"""Numbers, days and changes as a page says them. British, plain, and never by colour or sign alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import hypot, sqrt

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_COUNTS = ("children", "cases", "reports", "pieces_of_feedback")
_COMPARED = {  # unit: words for more and for less
    "children": ("more", "fewer"),
    "cases": ("more", "fewer"),
    "reports": ("more", "fewer"),
    "pieces_of_feedback": ("more", "fewer"),
    "days": ("days longer", "days shorter"),
    "hearings_per_case": ("more hearings per case", "fewer hearings per case"),
    "practitioners_per_case": ("more practitioners per case", "fewer practitioners per case"),
    "pounds": ("pounds more", "pounds less"),
    "percent": ("percentage points higher", "percentage points lower"),
    "weeks": ("longer", "shorter"),
    "children_per_case": ("more children per case", "fewer children per case"),
    "cases_per_practitioner": ("more cases per practitioner", "fewer cases per practitioner"),
}
_PER = {
    "children_per_case": "children per case",
    "cases_per_practitioner": "cases per practitioner",
    "hearings_per_case": "hearings per case",
    "practitioners_per_case": "practitioners per case",
    "days": "days",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A number with its unit and, where one is honest, its 95 % interval."""

    value: float
    unit: str
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change in words. `way` is up, down or level; `verdict` is better, worse, unsure or none (no way is better)."""

    way: str
    amount: str
    verdict: str

    @property
    def verdict_in_words(self) -> str:
        """What the verdict means, in a few words; empty where no direction is better."""
        return {
            "better": "Better",
            "worse": "Worse",
            "unsure": "Too small a change to be sure of",
            "level": "No change",
            "none": "",
        }[self.verdict]


def day_in_words(day: date | str) -> str:
    """Return a day as people write it: 31 March 2027. A string is read as an ISO date."""
    told = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{told.day} {MONTHS[told.month - 1]} {told.year}"


def period_in_words(start: date, end: date) -> str:
    """Return a period: a day, or the months from its first to its last."""
    if start == end:
        return day_in_words(end)
    first = MONTHS[start.month - 1] + ("" if start.year == end.year else f" {start.year}")
    return f"{first} to {MONTHS[end.month - 1]} {end.year}"


def count_in_words(count: float) -> str:
    """Return a count with commas at the thousands."""
    return f"{count:,.0f}"


def plain_number(value: float, unit: str) -> str:
    """Return a number as a cell of a table has it, without its unit: 1,234, 37.1 or 39."""
    if unit in _COUNTS:
        return count_in_words(value)
    if unit == "pounds":
        return count_in_words(value)
    if unit == "children_per_case":
        return f"{value:.2f}"
    return f"{value:.0f}" if float(value).is_integer() and unit == "weeks" else f"{value:.1f}"


def number_in_words(value: float, unit: str) -> str:
    """Return a number with its unit as a sentence has it: 1,234, 37.1% or 39 weeks."""
    if unit == "percent":
        return f"{value:.1f}%"
    if unit == "pounds":
        return f"£{count_in_words(value)}"
    if unit == "weeks":
        return f"{plain_number(value, unit)} {'week' if value == 1 else 'weeks'}"
    if unit in _PER:
        return f"{plain_number(value, unit)} {_PER[unit]}"
    return count_in_words(value)


def change_in_words(now: Reading, before: Reading, direction: str) -> Change:
    """Return the change from `before` to `now` in words.

    Counts are compared by number and percent, shares in percentage points, lengths in weeks. A change that chance alone
    could make (`is_clear`) is unsure. `direction` is lower_is_better, higher_is_better or none.
    """
    difference = round(now.value - before.value, 1)
    way = "level" if not difference else "up" if difference > 0 else "down"
    if way == "level":
        return Change(way, "the same", "none" if direction == "none" else "level")
    more, less = _COMPARED[now.unit]
    amount = f"{_size(abs(difference), now.unit)} {more if difference > 0 else less}"
    if now.unit in _COUNTS and before.value:
        amount += f" ({100 * abs(difference) / before.value:.1f}%)"
    if direction == "none":
        return Change(way, amount, "none")
    if not is_clear(now, before):
        return Change(way, amount, "unsure")
    is_better = (difference < 0) == (direction == "lower_is_better")
    return Change(way, amount, "better" if is_better else "worse")


def is_clear(now: Reading, before: Reading) -> bool:
    """Answer whether a change is larger than chance alone would often make it.

    A count is the whole count, but who comes and goes in a month is partly chance: a change in it is clear beyond twice
    the root of the sum of the two (Poisson, about 95%).
    """
    if now.unit in _COUNTS:
        return abs(now.value - before.value) > 2 * sqrt(now.value + before.value)
    if now.lower is None or now.upper is None or before.lower is None or before.upper is None:
        return True
    chance = hypot((now.upper - now.lower) / 2, (before.upper - before.lower) / 2)
    return abs(now.value - before.value) > chance


def listing(names: list[str]) -> str:
    """Return names as a sentence lists them: a, b and c."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def _size(difference: float, unit: str) -> str:
    if unit == "weeks":
        return number_in_words(difference, unit)
    return count_in_words(difference) if unit in _COUNTS else f"{difference:.1f}"
