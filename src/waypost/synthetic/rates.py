"""Rates as dated, cited data: every figure of the invented world stands in rates/*.yaml with its source.

An entry is `{value: ..., source: ...}` when it is published, or `{value: ..., assumption: true}` when nobody has
published it. One without either is refused, so that no figure can slip in unmarked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.foundation.errors import OursToFix


class UnmarkedRate(OursToFix):
    """A rate has neither a source nor the mark of an assumption."""


@dataclass(frozen=True, slots=True)
class Rate:
    """One figure or table of figures, and where it comes from."""

    name: str
    value: Any
    source: str
    is_assumption: bool


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates of one subject."""

    subject: str
    entries: Mapping[str, Rate]

    def number(self, name: str) -> float:
        """Return a figure."""
        return float(self.entries[name].value)

    def shares(self, name: str) -> Mapping[str, float]:
        """Return a table of shares by code, in the order of the file."""
        return {str(code): float(share) for code, share in self.entries[name].value.items()}

    def table(self, name: str) -> Any:
        """Return a table of any other shape."""
        return self.entries[name].value


def _rate(subject: str, name: str, given: Mapping[str, Any]) -> Rate:
    source, is_assumption = str(given.get("source", "")), bool(given.get("assumption", False))
    if "value" not in given or not (source or is_assumption):
        raise UnmarkedRate(
            "a rate needs a value, and a source or the mark of an assumption",
            where=f"synthetic/rates/{subject}.yaml, {name}",
            do="Write where the figure is published, or `assumption: true`.",
        )
    return Rate(name, given["value"], source, is_assumption)


@cache
def rates(subject: str) -> Rates:
    """Return the rates of a subject: the file of that name in rates/.

    Raises UnmarkedRate when an entry says neither where it is published nor that it is an assumption.
    """
    given = yaml.safe_load(files("waypost.synthetic").joinpath("rates", f"{subject}.yaml").read_text(encoding="utf-8"))
    return Rates(subject, {name: _rate(subject, name, entry) for name, entry in given["rates"].items()})
