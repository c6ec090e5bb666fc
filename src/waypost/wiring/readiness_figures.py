"""Where the figures of the computed gates come from: released measures alone, newest of an area, by figures.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from waypost.casework.readiness.gate import Figure
from waypost.casework.readiness.limits import Limits, limits
from waypost.disclosure.measures_csv import read
from waypost.disclosure.released import ReleasedFigure
from waypost.wiring.links import record_folder


def limits_in_force() -> Limits:
    """Return the limits of the gates: ours, or those of the file that WAYPOST_READINESS_LIMITS names."""
    own = getattr(settings, "READINESS_LIMITS", "")
    return limits(Path(own) if own else None)


def figures_of(code: str, service_area: str) -> dict[str, Figure]:
    """Return the figures of an area's computed gates, by their names; what was not released is not there."""
    file = record_folder() / "release" / "measures.csv"
    if not file.is_file():
        return {}
    return told_by(_released(file, file.stat().st_mtime_ns), code, service_area)


def told_by(released: Iterable[ReleasedFigure], code: str, service_area: str) -> dict[str, Figure]:
    """Return the newest released figure for each name of figures.yaml, of the area at the grain that it names."""
    places = {"dfj_area": code, "service_area": service_area}
    found: dict[str, ReleasedFigure] = {}
    asked = {(one["measure"], one["method"]): (name, one["grain"]) for name, one in _asked().items()}
    for one in released:
        name, grain = asked.get((one.measure_id, one.method), ("", ""))
        if not name or one.group_kind != "all" or (one.area_kind, one.area) != (grain, places[grain]):
            continue
        if name not in found or found[name].period_end < one.period_end:
            found[name] = one
    return {
        name: Figure(one.value, one.unit.replace("_", " "), one.period_end, f"Released: {one.measure_id}, {one.method}")
        for name, one in found.items()
    }


def _asked() -> Mapping[str, Any]:
    told: Mapping[str, Any] = yaml.safe_load(
        files("waypost.casework.readiness").joinpath("figures.yaml").read_text("utf-8")
    )["figures"]
    return told


@lru_cache(maxsize=2)
def _released(file: Path, changed_ns: int) -> tuple[ReleasedFigure, ...]:
    """Return the figures that gates ask for. Read again when the file changed."""
    wanted = {one["measure"] for one in _asked().values()}
    return tuple(one for one in read(file) if one.measure_id in wanted)
