"""Whom a manager may ask for some children, and what weighs for and against each: read once, for actions and pages
alike.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from waypost.casework.access.acting import Acting
from waypost.casework.allocation.considerations import Considered, considered
from waypost.casework.allocation.holdings import Colleague, candidates, colleagues, people, weights_now
from waypost.casework.allocation.recommendation import Ranking, ranking
from waypost.casework.allocation.waiting import waiting_cases
from waypost.casework.allocation.weight_sets import WeightSet


@dataclass(frozen=True, slots=True)
class Weighed:
    """The colleagues who were asked for, by identifier, and every consideration of every child with each of them."""

    asked: dict[int, Colleague]
    found: Considered
    weights: WeightSet

    def ranking_of(self, child_id: str) -> Ranking:
        """Return the ranking of one child."""
        row = [case.id for case in self.found.cases].index(child_id)
        return ranking(self.found, self.weights.thresholds, row)

    def may_take(self, child_id: str) -> frozenset[int]:
        """Return who may take a child's case."""
        return frozenset(int(one.person) for one in self.ranking_of(child_id).recommended)


def weighed(acting: Acting, child_ids: Collection[str], *, leaving: int | None = None) -> Weighed:
    """Weigh children of a manager's with that manager's colleagues. `leaving`: who hands over, and is not asked."""
    weights = weights_now(acting.on)
    asked = {one.user_id: one for one in colleagues(acting) if one.user_id != leaving}
    persons = people(list(asked), acting.on, weights)
    cases = waiting_cases(child_ids, list(asked), acting.on, leaving=leaving)
    staff = candidates(asked.values(), persons, weights, acting.on)
    return Weighed(asked, considered(cases, staff, weights, acting.on), weights)
