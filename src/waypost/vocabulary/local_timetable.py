"""An area's own steps: a file of the user's that sets a limit where the area has one, dated and cited.

    waypost_local_timetable: 1
    area: birmingham
    steps:
      - timetable: child_arrangements_programme
        step: safeguarding_letter
        limit: 15
        unit: working_days
        counting_day_one: false
        in_force_from: 2026-05-01
        source: Birmingham local family justice board, 1 April 2026, minute 12

A step of ours keeps its start, its answer and its owner; the file changes its limit, or how long before a hearing it
is due. A step that we do not have needs those too. Either takes the place of ours for clocks that start while it is in
force, for children of the area alone, and is told as set by the area, not as law.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from waypost.foundation.errors import YoursToFix
from waypost.vocabulary.areas import AREAS
from waypost.vocabulary.limit import Unit
from waypost.vocabulary.timetable import TIMETABLES, Step, Sureness, Timetable, step_from

KEY, FORM = "waypost_local_timetable", 1
_NEEDED = ("timetable", "step", "in_force_from", "source")
_OF_A_LIMIT = ("limit", "unit", "counting_day_one")
_OF_A_LEAD = ("lead", "lead_unit")
_OF_A_NEW_STEP = ("name", "owner", "starts_with", "satisfied_by")
_OTHER = ("convention", "in_force_to", "note", "before", "not_before", "role", "repeated", "set_by_order")
_KNOWN = frozenset((*_NEEDED, *_OF_A_LIMIT, *_OF_A_LEAD, *_OF_A_NEW_STEP, *_OTHER))
_NEVER_OF_OURS = frozenset((*_OF_A_NEW_STEP, "before", "not_before", "role", "repeated", "set_by_order"))


class LocalTimetableWrong(YoursToFix):
    """A local timetable cannot be used as it is. Every fault is told at once, with its place."""


@dataclass(frozen=True, slots=True)
class LocalTimetable:
    """An area's own steps, by the timetable that they belong to."""

    area: str
    steps: Mapping[str, tuple[Step, ...]]


def in_area(
    area: str | None, local: Iterable[LocalTimetable], timetables: Iterable[Timetable] = tuple(TIMETABLES.values())
) -> tuple[Timetable, ...]:
    """Return the timetables as they stand in an area: its own steps before the ones whose place they take."""
    own = [one for one in local if area is not None and one.area == area]
    told = []
    for timetable in timetables:
        steps = [step for one in own for step in one.steps.get(timetable.timetable, ())]
        told.append(replace(timetable, steps=_in_place(steps, timetable.steps)) if steps else timetable)
    return tuple(told)


def _in_place(local: Sequence[Step], ours: Sequence[Step]) -> tuple[Step, ...]:
    """Return the steps with each local one before the first of its name; new ones last."""
    placed: list[Step] = []
    waiting = list(local)
    for step in ours:
        placed += [one for one in waiting if one.step == step.step]
        waiting = [one for one in waiting if one.step != step.step]
        placed.append(step)
    return (*placed, *waiting)


def read_local_timetable(path: Path) -> LocalTimetable:
    """Return the local timetable in a file. Raises `LocalTimetableWrong`, which names every fault and its place."""
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise _wrong(path, ["this is not whole YAML, or cannot be opened"]) from error
    if not isinstance(given, dict) or given.get(KEY) != FORM:
        raise _wrong(path, [f"the first key is {KEY}: {FORM}"])
    faults = list(_faults(given))
    if faults:
        raise _wrong(path, faults)
    steps: dict[str, list[Step]] = {}
    for number, one in enumerate(given["steps"], start=1):
        try:
            steps.setdefault(one["timetable"], []).extend(_steps(one))
        except (ValueError, KeyError, TypeError) as error:
            raise _wrong(
                path, [f"step {number}: a unit, an owner, a role or an event here is not a word we know"]
            ) from error
    return LocalTimetable(given["area"], MappingProxyType({name: tuple(own) for name, own in steps.items()}))


def _wrong(path: Path, faults: Sequence[str]) -> LocalTimetableWrong:
    do = "docs/how-to/set-an-areas-own-steps.md shows a whole file."
    return LocalTimetableWrong("; ".join(faults) + ".", where=path.name, do=do)


def _faults(given: Mapping[str, Any]) -> Iterator[str]:
    if set(given) - {KEY, "area", "steps"}:
        yield f"the keys of the file are {KEY}, area and steps"
    if given.get("area") not in AREAS:
        yield "area: not one of the areas of docs/reference/code-lists.md"
    steps = given.get("steps")
    if not isinstance(steps, list) or not steps:
        yield "steps: list at least one"
        return
    for number, one in enumerate(steps, start=1):
        found = _faults_of_step(one) if isinstance(one, dict) else ["write its keys"]
        yield from (f"step {number}: {fault}" for fault in found)


def _faults_of_step(one: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{key} is missing" for key in _NEEDED if not one.get(key))
    if set(one) - _KNOWN:
        yield "a key here is none of a step's"
    yield from (
        f"{key}: write it as a day, 2027-03-31" for key in ("in_force_from", "in_force_to") if not _is_day(one, key)
    )
    if not set(one) & {"limit", "lead"}:
        yield "it sets neither a limit nor a lead"
    for whole in (_OF_A_LIMIT, _OF_A_LEAD):
        if set(one) & set(whole) and not set(whole) <= set(one):
            yield f"{whole[0]} needs {' and '.join(whole[1:])} beside it"
    yield from (f"{key}: a whole number above 0" for key in ("limit", "lead", "not_before") if not _is_length(one, key))
    yield from (
        f"{key}: one of {', '.join(Unit)}" for key in ("unit", "lead_unit") if one.get(key, "weeks") not in list(Unit)
    )
    timetable = TIMETABLES.get(str(one.get("timetable")))
    if timetable is None:
        yield f"timetable: one of {', '.join(TIMETABLES)}"
        return
    if one.get("convention", timetable.for_tasks) not in timetable.conventions:
        yield f"convention: one of {', '.join(timetable.conventions)}"
    if _ours(timetable, one) and set(one) & _NEVER_OF_OURS:
        yield "a step of ours keeps its name, start, answer and owner: give it a name of your own to have others"
    elif not _ours(timetable, one):
        yield from (f"{key} is missing, for a step that we do not have" for key in _OF_A_NEW_STEP if key not in one)


def _is_day(one: Mapping[str, Any], key: str) -> bool:
    return one.get(key) is None or type(one[key]) is date


def _is_length(one: Mapping[str, Any], key: str) -> bool:
    return key not in one or (type(one[key]) is int and one[key] > 0)


def _ours(timetable: Timetable, one: Mapping[str, Any]) -> list[Step]:
    """Return the steps of ours that a local one speaks of: of its convention, or of each."""
    wanted = one.get("convention")
    named = [step for step in timetable.steps if step.step == one.get("step")]
    return [step for step in named if wanted is None or wanted in step.conventions]


def _steps(one: Mapping[str, Any]) -> Iterator[Step]:
    """Yield the steps that a local one makes: of ours with its limits, or a new one."""
    timetable = TIMETABLES[one["timetable"]]
    own = {key: one[key] for key in (*_OF_A_LIMIT, *_OF_A_LEAD, *_NEEDED, *_OTHER, *_OF_A_NEW_STEP) if key in one}
    told = own | {"sureness": Sureness.SET_BY_AREA, "note": one.get("note", "")}
    ours = _ours(timetable, one)
    if not ours:
        wanted = one.get("convention")
        yield step_from(told | {"conventions": [wanted] if wanted else list(timetable.conventions)})
        return
    for step in ours:
        read = step_from(
            {
                "conventions": step.conventions,
                "name": step.name,
                "owner": step.owner,
                "starts_with": [],
                "satisfied_by": [],
            }
            | {"repeated": step.is_repeated}
            | told
        )
        yield replace(
            step,
            conventions=(one["convention"],) if "convention" in one else step.conventions,
            limit=read.limit or step.limit,
            lead=read.lead if "lead" in one else step.lead,
            in_force_from=read.in_force_from,
            in_force_to=read.in_force_to,
            source=read.source,
            sureness=Sureness.SET_BY_AREA,
            note=read.note,
        )
