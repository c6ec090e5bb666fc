"""Where the figures of the computed gates come from: released measures alone, newest of an area, by figures.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from waypost.casework.readiness.figures import figures_asked
from waypost.casework.readiness.gate import Figure
from waypost.casework.readiness.limits import Limits, limits
from waypost.disclosure.released import ReleasedFigure
from waypost.pipeline.out_folder import RUN_FILE
from waypost.pipeline.packs import run_of
from waypost.wiring.links import record_folder
from waypost.wiring.released_figures import EVERYBODY, newest, of_everybody


def limits_in_force() -> Limits:
    """Return the limits of the gates: ours, or those of the file that WAYPOST_READINESS_LIMITS names."""
    own = getattr(settings, "READINESS_LIMITS", "")
    return limits(Path(own) if own else None)


def figures_of(code: str, service_area: str) -> dict[str, Figure]:
    """Return the figures of an area's computed gates, by their names; what was not released is not there."""
    told, run = told_by(of_everybody(), code, service_area), record_folder() / RUN_FILE
    return {**why_not(run_of(run.parent), code, service_area), **told} if run.is_file() else told


def why_not(run: Mapping[str, Any], code: str, service_area: str) -> dict[str, Figure]:
    """Return the figures that a build could not make of an area or of any, each with the reason that it gave."""
    places, said = {"dfj_area": code, "service_area": service_area}, {}
    as_of = date.fromisoformat(run["as_of"])
    for name, one in figures_asked().items():
        reasons = [
            told["why"]
            for told in run.get("not_released", ())
            if told["measure"] == one.measure and told["area"] in ("", places[one.grain])
        ]
        if reasons:
            said[name] = Figure(None, "", as_of, f"Not released: {one.measure}", " ".join(reasons))
    return said


def told_by(released: Iterable[ReleasedFigure], code: str, service_area: str) -> dict[str, Figure]:
    """Return the newest released figure for each name of figures.yaml, of the area at the grain that it names."""
    places = {"dfj_area": code, "service_area": service_area}
    asked: dict[tuple[str, str, str], str] = {
        (one.measure, one.method, one.grain): name for name, one in figures_asked().items()
    }

    def name_of(one: ReleasedFigure) -> str:
        is_here = one.group_kind == EVERYBODY and places.get(one.area_kind) == one.area
        return asked.get((one.measure_id, one.method, one.area_kind), "") if is_here else ""

    return {
        name: Figure(one.value, one.unit.replace("_", " "), one.period_end, f"Released: {one.measure_id}, {one.method}")
        for name, one in newest(released, name_of).items()
    }
