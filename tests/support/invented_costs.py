"""A few unit costs, and how much of each was used, for the tests of the financial model."""

from __future__ import annotations

from datetime import date

from waypost.insight.cost.unit_costs import UnitCost
from waypost.insight.cost.used import Scope, Used

SCOPE = Scope(date(2025, 4, 1), date(2026, 3, 31))
FOSTER = UnitCost("foster", "Foster care", "placement_week", "local_authority", 600, 700, 1200)
LAWYERS = UnitCost("lawyers", "Lawyers", "proceedings_week", "local_authority", 100, 100, 100)
HEARING = UnitCost("hearing", "A hearing", "hearing", "court", 500, 1000, 2000)
BEFORE = UnitCost("before", "Before court", "pre_proceedings_week", "local_authority", 100, 100, 100)
COSTS = (FOSTER, LAWYERS, HEARING, BEFORE)


def used(**more: float) -> Used:
    quantities = {"foster": 400.0, "lawyers": 1000.0, "hearing": 60.0, "before": 300.0}
    return Used(
        scope=SCOPE,
        quantities=quantities,
        in_public_law=quantities | {"before": 0.0} | more,
        behind=dict.fromkeys(quantities, 40),
        children=50,
        cases=30,
        cases_ended=20,
        children_ended=40,
        case_weeks=1000.0,
        child_weeks=2000.0,
    )
