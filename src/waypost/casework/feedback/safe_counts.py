"""Counts that tell nobody: small ones are hidden, and what would give them away, by the room of disclosure. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from waypost.casework.feedback.shown import Count, Counted
from waypost.disclosure.profile import Profile, read_profile
from waypost.disclosure.suppression import hide
from waypost.disclosure.table import Table


def safe(counts: Mapping[str, int], *, profile: Profile | None = None) -> Counted:
    """Return counts and their total as they may be shown: parts that make up the total, none told by another."""
    rule = profile or read_profile()
    table = Table()
    parts = [table.add_cell(counts[code], is_printed=True) for code in counts]
    total = table.add_cell(sum(counts.values()), is_printed=True, cost_rank=1)
    table.relate(total, parts)
    hidden = hide(table, rule).cells
    shown = (Count(code, None if cell in hidden else counts[code]) for code, cell in zip(counts, parts, strict=True))
    return Counted(None if total in hidden else table.values[total], tuple(shown))


def is_enough(number: int, *, profile: Profile | None = None) -> bool:
    """Answer whether an average of so many may be shown, or words of so many stand side by side."""
    return number >= (profile or read_profile()).fewest_cases_for_an_average
