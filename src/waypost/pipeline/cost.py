"""What delay costs, for England, one area or one authority, with a user's own unit costs: priced, then released."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waypost.disclosure.gate import let_out
from waypost.disclosure.profile import Profile, read_profile
from waypost.disclosure.release import release
from waypost.foundation.errors import YoursToFix
from waypost.insight.cost.analysis import ANALYSIS, SEED, figures_of, year_to
from waypost.insight.cost.model import Model, price
from waypost.insight.cost.unit_costs import UnitCost, read_costs, usual_costs
from waypost.insight.cost.used import Scope, used
from waypost.journeys.store.contract import RecordStore
from waypost.vocabulary.areas import AREAS

ENGLAND, OF_ONE_PLACE = "england", "dfj_area"


class CostNotAsked(YoursToFix):
    """What was asked of the costs does not go together, or names what is not there."""


@dataclass(frozen=True, slots=True)
class CostAsked:
    """Whose costs, by which unit costs, with which chance. Without an area or an authority, England's."""

    area: str | None = None
    authority: str | None = None
    unit_costs: Path | None = None
    seed: int = SEED

    def __post_init__(self) -> None:
        if self.area is not None and self.authority is not None:
            raise CostNotAsked("costs are of one area or of one authority.", where="cost", do="Leave one of them out.")
        if self.area is not None and self.area not in AREAS:
            raise CostNotAsked(
                "there is no such area.", where="--area", do="Use a name from docs/reference/code-lists.md."
            )


def cost(store: RecordStore, asked: CostAsked, profile: str | None = None) -> dict[str, Any]:
    """Return the sums that may be published, and which unit cost their doubt hangs on, as plain values.

    Raises `UnitCostsWrong`.
    """
    costs = usual_costs() if asked.unit_costs is None else read_costs(asked.unit_costs)
    rule = read_profile(profile)
    year = year_to(store.as_of)
    scope = Scope(year.since, year.until, asked.area, asked.authority)
    model = price(costs, used(store, costs, scope), asked.seed)
    kind = ENGLAND if asked.area is None and asked.authority is None else OF_ONE_PLACE
    figures = list(figures_of(model, kind, asked.area or asked.authority or ENGLAND))
    released = release(figures, rule, is_invented=False).figures
    titles = {one.id: one.title for one in ANALYSIS.told}
    order = list(titles)
    sums = [
        {
            "id": one.method,
            "title": titles[one.method],
            "pounds": one.value,
            "lower": one.lower,
            "upper": one.upper,
            "marker": one.marker,
        }
        for one in sorted(released, key=lambda one: order.index(one.method))
    ]
    told = {
        "of": {"area": asked.area, "authority": asked.authority, "since": scope.since, "until": scope.until},
        "sums": sums,
        "unit_costs": _unit_costs(model, costs, rule),
    }
    return let_out("cost", told)


def _unit_costs(model: Model, costs: Sequence[UnitCost], rule: Profile) -> list[dict[str, Any]]:
    """Return each unit cost, and its part of the doubt: of none, where any of them rests on a few children or cases."""
    is_small = any(rule.is_small(behind) for behind in model.used.behind.values())
    share = {one.cost.name: None if is_small else round(100 * one.share_of_doubt) for one in model.priced}
    return [
        {
            "name": one.name,
            "title": one.title,
            "per": one.per,
            "pays": one.pays,
            "low": one.low,
            "central": one.central,
            "high": one.high,
            "is_assumed": bool(one.assumed),
            "percent_of_doubt": share[one.name],
        }
        for one in costs
    ]
