"""An account's weeks as a reader wants them: newest first, and weeks in which nothing happened told together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Weeks:
    """One week, or several in a row in which nothing happened and the same was waited for. `newest` is told."""

    newest: Mapping[str, Any]
    oldest: Mapping[str, Any]

    @property
    def title(self) -> str:
        """Return the heading: Week 3, or Weeks 3 to 9."""
        first, last = self.oldest["number"], self.newest["number"]
        return f"Week {last}" if first == last else f"Weeks {first} to {last}"


def told_together(weeks: Sequence[Mapping[str, Any]]) -> list[Weeks]:
    """Return weeks, given oldest first, newest first and together where nothing sets them apart."""
    told: list[Weeks] = []
    for week in reversed(weeks):
        if told and _is_quiet(week) and _is_quiet(told[-1].oldest) and _waits(week) == _waits(told[-1].oldest):
            told[-1] = Weeks(told[-1].newest, week)
        else:
            told.append(Weeks(week, week))
    return told


def _is_quiet(week: Mapping[str, Any]) -> bool:
    return not week["lines"]


def _waits(week: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(wait["what"], wait["owner"]) for wait in week["waits"]]
