"""The path that a family sees: stages made of steps of the timetables, each not started, current, done or passed by.

Pure. The one engine of timetables says how each step stands; here is only how steps make a stage, and where on the
path somebody is. A stage whose step never came while a later one is done was passed by: nobody waits for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.vocabulary.timetable import TIMETABLES
from waypost.vocabulary.timetable_told import DONE, NOT_STARTED


class StageState(StrEnum):
    """How a stage stands."""

    NOT_STARTED = "not_started"
    CURRENT = "current"
    DONE = "done"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a path. `steps` are timetable.step. `is_optional`: shown only once its step is told."""

    stage: str
    steps: tuple[str, ...]
    is_optional: bool
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Path:
    """The stages of one law and programme, in their order. An empty programme: any."""

    path: str
    law: str
    programme: str
    stages: tuple[Stage, ...]


@cache
def paths() -> Mapping[str, Path]:
    """Return every path by its name."""
    told: dict[str, Any] = yaml.safe_load((files(__package__) / "stages.yaml").read_text(encoding="utf-8"))
    return {
        name: Path(
            name,
            one["for"]["law"],
            one["for"].get("programme", ""),
            tuple(
                Stage(
                    s["stage"], tuple(s["steps"]), bool(s.get("optional")), bool(s.get("begins")), bool(s.get("ends"))
                )
                for s in one["stages"]
            ),
        )
        for name, one in told["paths"].items()
    }


def path_for(law: str, programme: str) -> str:
    """Return the name of the path of proceedings; of none at all, that before court; of unknown ones, nothing."""
    every = paths().values()
    exact = next((one.path for one in every if (one.law, one.programme) == (law, programme) and programme), "")
    usual = next((one.path for one in every if one.law == law and not one.programme), "")
    return exact or usual or ("child_arrangements_programme" if law == "private" else "")


def states(
    path: str, steps: Mapping[str, str], *, begun: StageState = StageState.DONE, has_ended: bool = False
) -> dict[str, StageState]:
    """Return how each stage stands, given how each step does (timetable.step -> done, due, late or not_started).

    `begun` is how the application stands, where the path has a stage for that: not made, sent and not issued, or
    issued; `has_ended`: the final order was made. Optional stages of which no step is told are left out.
    """
    shown = [one for one in paths()[path].stages if not one.is_optional or any(step in steps for step in one.steps)]
    told = {one.stage: _state(one, steps, begun, has_ended) for one in shown}
    order = [one.stage for one in shown]
    last_done = max((place for place, stage in enumerate(order) if told[stage] is StageState.DONE), default=-1)
    for stage in order[: last_done + 1]:
        if told[stage] is StageState.NOT_STARTED:
            told[stage] = StageState.PASSED
    waiting = order[last_done + 1 :]
    if waiting and StageState.CURRENT not in told.values() and begun is StageState.DONE:
        told[waiting[0]] = StageState.CURRENT
    return told


def _state(stage: Stage, steps: Mapping[str, str], begun: StageState, has_ended: bool) -> StageState:
    known = [steps[step] for step in stage.steps if step in steps]
    if DONE in known or (stage.ends and has_ended):
        return StageState.DONE
    if any(status != NOT_STARTED for status in known):
        return StageState.CURRENT
    return begun if stage.begins else StageState.NOT_STARTED


@cache
def code_of_step() -> Mapping[str, str]:
    """Return timetable.step for each step of every timetable, by its name and by its code, as a record may give it."""
    told: dict[str, str] = {}
    for timetable in TIMETABLES.values():
        for step in timetable.steps:
            code = f"{timetable.timetable}.{step.step}"
            told.setdefault(f"{timetable.timetable}.{step.name}", code)
            told[code] = code
    return told
