"""What if there were more people, or more cases? The simulation on released figures, for pages that anybody may see.

No record is opened: what a build released of each service area stands in place of what is otherwise assumed. Without a
release, published numbers and assumptions stand, and the page says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from waypost.disclosure.released import ReleasedFigure
from waypost.insight.simulation.capacity.parameters import Plan
from waypost.insight.simulation.capacity.reading import plan_of, usual
from waypost.pipeline.simulate import SimulationAsked, WhatIf, simulate
from waypost.wiring.released_figures import ENGLAND, newest, of_everybody

SERVICE_AREA = "service_area"
WEEKS, REPLICATIONS = 104, 60
_KEPT = 32
"""Answers that are kept: the page asks each time for the one of today, too."""


def foretold(what_if: WhatIf) -> dict[str, Any]:
    """Return what `simulate` tells of two years under a what-if, of the newest release."""
    return _foretold(what_if, of_everybody())


@lru_cache(maxsize=_KEPT)
def _foretold(what_if: WhatIf, figures: tuple[ReleasedFigure, ...]) -> dict[str, Any]:
    own = from_release(figures)
    on = max((one.period_end for one in figures if one.measure_id == "capacity"), default=None)
    asked = SimulationAsked(
        replications=REPLICATIONS,
        weeks=WEEKS,
        is_needed_asked=False,
        released=own or None,
        first_month=1 if on is None else on.month % 12 + 1,
        what_if=what_if,
    )
    return simulate(None, asked, is_invented=bool(own) and any(one.invented for one in figures))


def from_release(figures: Iterable[ReleasedFigure]) -> dict[str, Any]:
    """Return what released figures say, in the form of capacity.yaml; nothing where capacity was not released.

    An area's part of England is its part of cases held, and its practitioners are those cases over the caseload.
    """
    told = newest(figures, lambda one: _key(one))
    areas = sorted(key.rpartition("/")[2] for key in told if key.startswith("capacity/caseload/service_area/"))
    held = {area: told[f"capacity/caseload/service_area/{area}"].denominator or 0 for area in areas}
    there = {area: _value(told, f"capacity/caseload/service_area/{area}") for area in areas}
    areas = [area for area in areas if held[area] and there[area]]
    if not areas:
        return {}
    whole, ours = sum(held[area] for area in areas), plan_of(usual())
    factor = whole / max(sum(sum(area.held) for area in ours.areas), 1)
    rows = [_area(told, area, held[area], held[area] / whole, there[area] or 1.0) for area in areas]
    shares = {"yearly_turnover": "turnover/turnover_rate", "sickness_share": "sickness/sickness_rate"}
    found = {name: _value(told, f"{key}/{ENGLAND}/{ENGLAND}") for name, key in shares.items()}
    staff = {name: round(value / 100, 4) for name, value in found.items() if value is not None}
    return {"areas": rows, "kinds": _kinds(ours, factor), "staff": staff}


def _key(one: ReleasedFigure) -> str:
    return f"{one.measure_id}/{one.method}/{one.area_kind}/{one.area}" if one.value is not None else ""


def _value(told: Mapping[str, ReleasedFigure], key: str) -> float | None:
    return told[key].value if key in told else None


def _area(told: Mapping[str, ReleasedFigure], area: str, held: int, share: float, caseload: float) -> dict[str, Any]:
    in_post = round(held / caseload, 1)
    vacant = _value(told, f"vacancies/vacancy_rate/{SERVICE_AREA}/{area}")
    posts = {} if vacant is None else {"posts": round(in_post / max(1 - vacant / 100, 0.1), 1)}
    return {"name": area, "share": round(share, 4), "in_post": in_post, **posts}


def _kinds(ours: Plan, factor: float) -> dict[str, Any]:
    """Return cases a year by kind so that what is held comes to what was released: the mix stays as it is assumed."""
    return {kind.name: {"cases_a_year": round(kind.cases_a_year * factor, 1)} for kind in ours.kinds}
