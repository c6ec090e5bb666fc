"""Invented pieces of work, and a small set of weights of round numbers to reckon them by in one's head."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from waypost.casework.allocation.weight_sets import WeightSet, weight_set
from waypost.casework.allocation.workload import WorkItem

ON = date(2026, 11, 23)
TOLD = {
    "id": "round",
    "title": "Round numbers",
    "in_force_from": date(2026, 1, 1),
    "source": "Invented for tests",
    "full_time": {"points": 100, "hours": 40, "whole_points": False, "source": "Invented"},
    "thresholds": {"amber_percent": 100, "red_percent": 110, "red_after_weeks": 4, "source": "Invented"},
    "stable": [{"name": "stable", "title": "Stable", "points": 10, "source": "Invented"}],
    "work": [
        {"name": "long", "title": "Long", "points": 5, "source": "Invented"},
        {"name": "short", "title": "Short", "points": 2.5, "assumption": "Half"},
        {"name": "graded", "title": "Graded", "bands": {"low": 1, "high": 8}, "source": "Invented"},
        {"name": "seven_days", "title": "Seven days", "points": 3, "counts_for_days": 7, "source": "Invented"},
    ],
    "extras": [
        {"name": "child", "title": "Further child", "counts": "further_children", "points": 1, "at_most": 2,
         "source": "Invented"},
        {"name": "hearing", "title": "Hearing soon", "counts": "hearings_soon", "within_weeks": 4, "points": 0.5,
         "source": "Invented"},
        {"name": "travel", "title": "Travel", "counts": "travel_hours", "points": 1, "source": "Invented"},
        {"name": "abuse", "title": "Domestic abuse", "counts": "trait", "trait": "domestic_abuse", "points": 2,
         "source": "Invented"},
    ],
    "unweighted": {"points": 4, "assumption": "Never as nothing"},
}  # fmt: skip


def round_weights(**changed: object) -> WeightSet:
    """Return the small set, with some of it told otherwise."""
    return weight_set({**TOLD, **changed}, "round.yaml")


def pieces(*, credits: bool = True) -> st.SearchStrategy[tuple[WorkItem, ...]]:
    """Draw what one person holds: no two pieces with one id."""
    days = st.dates(date(2026, 9, 1), date(2027, 2, 1))
    one = st.builds(
        lambda first, last, **rest: WorkItem(
            "", held_from=first and min(first, last or first), held_until=last, **rest
        ),
        st.none() | days,
        st.none() | days,
        work_type=st.sampled_from(["long", "short", "graded", "seven_days", "nobody knows"]),
        band=st.sampled_from(["", "low", "high", "odd"]),
        children=st.integers(0, 6),
        hearings_on=st.lists(days, max_size=3).map(tuple),
        travel_hours=st.decimals(0, 6, places=2),
        traits=st.frozensets(st.sampled_from(["domestic_abuse", "interpreter"])),
        share=st.decimals(0, 1, places=2),
        is_credit=st.booleans() if credits else st.just(False),
    )
    return st.lists(one, max_size=8).map(_numbered)


def _numbered(items: list[WorkItem]) -> tuple[WorkItem, ...]:
    names = WorkItem.__slots__
    return tuple(
        WorkItem(**{name: getattr(item, name) for name in names} | {"id": f"W{number}"})
        for number, item in enumerate(items)
    )
