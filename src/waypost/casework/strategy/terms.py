"""The dated, cited data of this room: read once, checked, and frozen to its last list. Pure.

A file is `Terms`: nobody can change what is kept of it, since every mapping refuses to be written to and every list is
a tuple. What a file must have is checked when it is read: its source, its first day, a word for everything that can be
chosen, and days above nought for every clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.words import NotAWord

STATUSES = frozenset({"published", "assumption", "unsigned"})
_TO_CHOOSE_FROM = frozenset(
    {
        "answers", "boards", "bodies", "choices", "decisions", "designs", "entries", "impact", "kinds", "levels",
        "likelihood", "places", "pools", "problems", "professions", "questions", "reviews", "themes", "verdicts",
        "views", "wanted",
    }
)  # fmt: skip
"""Parts of a file of which somebody chooses one: each row has words, or a name."""


@dataclass(frozen=True, slots=True)
class Terms(Mapping[str, Any]):
    """A file of data by its parts. Raises ValueError where the file lacks what it must say.

    `source`: where it was read; `first_on`: since when it is in force, or the day on which it was published.
    """

    told: Mapping[str, Any]

    def __post_init__(self) -> None:
        object.__setattr__(self, "told", frozen(self.told))
        if not isinstance(self.told.get("source"), str) or not self.told["source"].strip():
            raise ValueError("a file of terms says where it was read: source")
        if not isinstance(self.first_on, date):
            raise ValueError("a file of terms says since when it is in force: in_force_from, or published_on")
        _check_statuses(self.told)
        for part in _TO_CHOOSE_FROM & set(self.told):
            _check_choices(part, self.told[part])
        for name in self.told.get("clocks", {}):
            self.days_of(name)

    @property
    def source(self) -> str:
        """Return where it was read."""
        return str(self.told["source"])

    @property
    def first_on(self) -> date:
        """Return since when it is in force, or the day on which it was published."""
        day: date = self.told.get("in_force_from", self.told.get("published_on"))
        return day

    def days_of(self, clock: str) -> int:
        """Return the days of a clock. Raises ValueError unless they are a number above nought, with a source."""
        one = self.told["clocks"][clock]
        days = one["days"]
        if not isinstance(days, int) or isinstance(days, bool) or days <= 0 or not one.get("source"):
            raise ValueError(f"the clock {clock} has days above nought, and a source")
        return days

    def __getitem__(self, part: str) -> Any:
        return self.told[part]

    def __iter__(self) -> Iterator[str]:
        return iter(self.told)

    def __len__(self) -> int:
        return len(self.told)


@cache
def terms(part: str, name: str) -> Terms:
    """Return a file of a part of this room: `terms("risks", "risks")`."""
    text = files(f"waypost.casework.strategy.{part}").joinpath(f"{name}.yaml").read_text("utf-8")
    return Terms(yaml.safe_load(text))


def frozen(told: Any) -> Any:
    """Return data of YAML that nobody can change: mappings that take nothing, tuples for lists."""
    if isinstance(told, Mapping):
        return MappingProxyType({key: frozen(one) for key, one in told.items()})
    if isinstance(told, (list, tuple)):
        return tuple(frozen(one) for one in told)
    return told


def _check_statuses(told: Any) -> None:
    """Raise ValueError where a status, at any depth, is none that there is."""
    if isinstance(told, Mapping):
        if "status" in told and told["status"] not in STATUSES:
            raise ValueError("a status of terms is published, assumption or unsigned")
        for one in told.values():
            _check_statuses(one)
    elif isinstance(told, tuple):
        for one in told:
            _check_statuses(one)


def _check_choices(part: str, rows: Any) -> None:
    if not isinstance(rows, Mapping) or not rows:
        raise ValueError(f"{part} of a file of terms has something to choose from")
    for one in rows.values():
        if not isinstance(one, Mapping) or not str(one.get("words") or one.get("name") or "").strip():
            raise ValueError(f"everything in {part} of a file of terms has words")


def check_one_of(choices: Mapping[str, Any], code: str, where: str) -> None:
    """Raise NotAWord unless a code is one of a list."""
    if code not in choices:
        raise NotAWord("this is not one of the words to choose from.", where=where, do="Choose one of the list.")


def check_written(words: str, where: str = "words") -> None:
    """Raise NotPossibleNow where a sentence is missing."""
    if not words.strip():
        raise NotPossibleNow("nothing is said here.", where=where, do="Write it down.")
