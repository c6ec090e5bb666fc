"""Sets the published cost of a week beside the counts that its "case" could mean: which reading fits which figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of "case": how many there are, and what a week of each would then cost by a published sum."""

    id: str
    title: str
    coverage: str
    count: float
    source: str

    def pounds_each(self, whole: float) -> float:
        """Return what one costs, where all together cost the whole."""
        return whole / self.count


@cache
def published() -> dict[str, Any]:
    """Return the published figures."""
    told: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("published.yaml").read_text("utf-8"))
    return told


def sum_of(name: str) -> float:
    """Return a published cost of a week, in pounds: phase_1 or phase_2."""
    return float(published()["sums"][name]["pounds"])


def per_case() -> float:
    """Return the published cost of a week of one case, in pounds."""
    return float(published()["per_case"]["pounds"])


def cases_meant(name: str) -> float:
    """Return how many cases a published sum must mean, if each costs what was published."""
    return sum_of(name) / per_case()


def readings() -> tuple[Reading, ...]:
    """Return what "case" could mean. Children in new cases are worked out: new cases by children in each open case."""
    counts = published()["counts"]
    known = [_known(name) for name in ("open_cases", "open_children", "new_cases")]
    in_each = counts["open_children"]["count"] / counts["open_cases"]["count"]
    new_children = Reading(
        "new_children",
        f"Children in public-law cases that started in 2024, at {in_each:.2f} children in each",
        "England and Wales, with England's children in each",
        counts["new_cases"]["count"] * in_each,
        "Worked out here from the three above",
    )
    of_a_year = counts["children_in_a_year"]
    in_public_law = Reading(
        "public_children",
        "Children whom Cafcass worked with in public law in 2023/24",
        of_a_year["coverage"],
        of_a_year["count"] * (100 - counts["private_share"]["count"]) / 100,
        of_a_year["source"],
    )
    return (*known, new_children, in_public_law)


def nearest(name: str) -> Reading:
    """Return the reading under which a published sum comes nearest to the published cost of one case."""
    whole = sum_of(name)
    return min(readings(), key=lambda one: abs(one.pounds_each(whole) / per_case() - 1))


def _known(name: str) -> Reading:
    entry = published()["counts"][name]
    return Reading(name, entry["title"], entry["coverage"], float(entry["count"]), entry["source"])
