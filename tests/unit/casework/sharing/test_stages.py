"""Every stage of every path can be not started, current and done, by the one engine of timetables over real events."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.sharing.stages import Path, StageState, code_of_step, path_for, paths, states
from waypost.casework.sharing.wording import say
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.timetable import TIMETABLES, Mark
from waypost.vocabulary.timetable_engine import Fact, progress
from waypost.vocabulary.timetable_told import STATUSES

ON = date(2026, 6, 1)
_BEGINS = {"care": EventKind.APPLICATION_ISSUED, "before_court": EventKind.PRE_PROCEEDINGS_DECIDED}


def told_by_engine(path: Path, facts: list[Fact], on: date) -> dict[str, str]:
    """Return how each step of a path stands, by every convention: the one that says most."""
    order = {status: place for place, status in enumerate(("not_started", "due", "late", "done"))}
    found: dict[str, str] = {}
    for name in {step.split(".")[0] for stage in path.stages for step in stage.steps}:
        for convention in TIMETABLES[name].conventions:
            for one in progress(TIMETABLES[name], convention, facts, on).steps:
                code = f"{name}.{one.step}"
                if order[one.status] >= order[found.get(code, "not_started")]:
                    found[code] = one.status
    return found


def fact(mark: Mark, on: date) -> Fact:
    return Fact(mark.kind, on, code=mark.code, flag=mark.flag)


def histories(path: Path):
    """Give histories that reach each stage: nothing yet, its clock started, its step done; and those of all before."""
    yield [], "not_started", False
    yield [Fact(EventKind.APPLICATION_SUBMITTED, ON)], "current", False
    first = _BEGINS.get(path.path, EventKind.APPLICATION_RECEIVED)
    begun = [Fact(EventKind.APPLICATION_ISSUED, ON), Fact(first, ON)]
    yield begun, "done", False
    yield [*begun, Fact(EventKind.ORDER_MADE, ON + timedelta(days=300), flag=True)], "done", True
    facts = list(begun)
    for place, stage in enumerate(path.stages, start=1):
        for code in stage.steps:
            timetable, name = code.split(".")
            for step in (one for one in TIMETABLES[timetable].steps if one.step == name):
                day = ON + timedelta(days=10 * place)
                started = [*facts, *(fact(mark, day) for mark in step.starts_with[:1])]
                yield started, "done", False
                yield (
                    [*started, *(fact(mark, day + timedelta(days=1)) for mark in step.satisfied_by[:1])],
                    "done",
                    False,
                )
        for code in stage.steps[:1]:
            timetable, name = code.split(".")
            step = next(one for one in TIMETABLES[timetable].steps if one.step == name)
            day = ON + timedelta(days=10 * place)
            facts = [*facts, fact(step.starts_with[0], day), fact(step.satisfied_by[0], day + timedelta(days=1))]


@pytest.mark.parametrize("name", sorted(paths()))
def test_every_stage_can_be_not_started_current_and_done_for_some_history(name):
    path = paths()[name]
    seen: dict[str, set[str]] = defaultdict(set)
    for facts, begun, has_ended in histories(path):
        steps = {code: told for code, told in told_by_engine(path, facts, ON + timedelta(days=400)).items()
                 if told != "not_started" or not _is_optional(path, code)}  # fmt: skip
        for stage, state in states(name, steps, begun=StageState(begun), has_ended=has_ended).items():
            seen[stage].add(state.value)
    for stage in path.stages:
        wanted = {"current", "done"} if stage.is_optional else {"not_started", "current", "done"}
        assert wanted <= seen[stage.stage], (stage.stage, seen[stage.stage])


def _is_optional(path: Path, code: str) -> bool:
    return any(stage.is_optional and code in stage.steps for stage in path.stages)


@pytest.mark.parametrize("name", sorted(paths()))
@given(data=st.data())
def test_an_optional_stage_that_is_told_can_be_not_started_too_and_a_path_never_goes_dark(name, data):
    path = paths()[name]
    codes = sorted({step for stage in path.stages for step in stage.steps})
    steps = data.draw(st.dictionaries(st.sampled_from(codes), st.sampled_from(STATUSES)))
    told = states(name, steps)
    order = list(told.values())
    assert StageState.CURRENT in order or order[-1] is StageState.DONE
    last_done = max((place for place, one in enumerate(order) if one is StageState.DONE), default=-1)
    assert StageState.NOT_STARTED not in order[: last_done + 1]
    assert StageState.PASSED not in order[last_done + 1 :]
    shown = {stage.stage for stage in path.stages if not stage.is_optional or set(stage.steps) & set(steps)}
    assert set(told) == shown


@pytest.mark.parametrize("name", sorted(paths()))
def test_an_optional_stage_is_not_started_where_its_step_is_told_and_has_not_begun(name):
    path = paths()[name]
    for stage in (one for one in path.stages if one.is_optional):
        before = path.stages[: path.stages.index(stage)]
        running = {one.steps[0]: "due" for one in before[-1:] if one.steps}
        told = states(name, {**running, stage.steps[0]: "not_started"})
        assert told[stage.stage] in (StageState.NOT_STARTED, StageState.CURRENT)
        assert states(name, {path.stages[0].steps[0] if path.stages[0].steps else "": "due",
                             **{one.steps[0]: "due" for one in path.stages if one.steps and not one.is_optional},
                             stage.steps[0]: "not_started"})[stage.stage] is StageState.NOT_STARTED  # fmt: skip


def test_every_step_of_every_timetable_is_on_some_path():
    told = {step for path in paths().values() for stage in path.stages for step in stage.steps}
    assert told == set(code_of_step().values())


def test_every_stage_of_every_path_has_its_words_for_every_reader():
    for stage in {stage.stage for path in paths().values() for stage in path.stages}:
        for part in ("name", "about", "ready"):
            for band in ("together", "younger", "older", "adult"):
                assert say(f"stages.{stage}.{part}", "en", band)


@pytest.mark.parametrize(
    ("law", "programme", "expected"),
    [
        ("public", "", "care"), ("public", "anything", "care"),
        ("private", "child_focused_court", "child_focused_courts"),
        ("private", "child_arrangements_programme", "child_arrangements_programme"),
        ("private", "", "child_arrangements_programme"), ("none", "", "before_court"), ("neither", "", ""),
    ],
)  # fmt: skip
def test_which_path_proceedings_have(law, programme, expected):
    assert path_for(law, programme) == expected


def test_a_stage_that_never_came_was_passed_by_once_a_later_one_is_done():
    told = states("care", {"care_proceedings.issues_resolution_hearing": "done"})
    assert told["first_court_meeting"] is StageState.PASSED
    assert told["last_court_meeting"] is StageState.CURRENT
