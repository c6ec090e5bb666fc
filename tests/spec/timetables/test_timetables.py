"""The timetables hold the tables of this folder, and the reference pages are those tables."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from spec.timetables.tables import Scenario, last_days, scenarios
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.timetable import TIMETABLES
from waypost.vocabulary.timetable_engine import Fact, progress

ROOT = Path(__file__).resolve().parents[3]
EVERY = [scenario for name in TIMETABLES for scenario in scenarios(name)]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _fact(row: dict[str, str]) -> Fact:
    happened_on = date.fromisoformat(row["happened on"])
    flag = {"yes": True, "no": False, "": None}[row["flag"]]
    owner = row.get("owner") or None
    return Fact(EventKind(row["event"]), happened_on, row["code"] or None, _day(row["due on"]), flag, owner)


def _numbered(step: str) -> tuple[str, int]:
    """Return a step's name and its number: `section_7_report (2)` is the second report."""
    name, _, number = step.partition(" ")
    return name, int(number.strip("()") or 1)


@pytest.mark.parametrize("row", last_days(), ids=lambda row: f"{row['convention']}-{row['step']}-{row['start on']}")
def test_the_last_day(row: dict[str, str]) -> None:
    timetable = TIMETABLES[row["timetable"]]
    start = date.fromisoformat(row["start on"])
    (step,) = [step for step in timetable.steps_of(row["convention"]) if step.step == row["step"]]
    assert step.limit is not None
    last_day = step.limit.last_day(start)
    assert (last_day.isoformat(), (last_day - start).days) == (row["last day"], int(row["days after start"]))


@pytest.mark.parametrize("scenario", EVERY, ids=lambda scenario: scenario.title)
def test_what_the_engine_tells(scenario: Scenario) -> None:
    facts = [_fact(row) for row in scenario.events]
    for answer in scenario.answers:
        on = date.fromisoformat(answer["asked on"])
        told = progress(TIMETABLES[scenario.timetable], scenario.convention, facts, on)
        step = told.step(*_numbered(answer["step"]))
        expected = (
            answer["status"],
            _day(answer["due on"]),
            _day(answer["done on"]),
            int(answer["days late"]) if answer["days late"] else None,
            answer["counted in"],
            answer["early"] == "yes",
            answer["next"],
        )
        next_step = told.next_step.step if told.next_step else "nothing"
        actual = (
            step.status,
            step.due_on,
            step.done_on,
            step.days_late,
            step.counted_in,
            step.is_before_earliest,
            next_step,
        )
        assert actual == expected, f"{scenario.title}, asked on {on}"
        assert answer.get("whose", step.owner) == step.owner


def _generator() -> ModuleType:
    specification = importlib.util.spec_from_file_location(
        "generate_vocabulary", ROOT / "docs" / "generate_vocabulary.py"
    )
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["timetables.md", "code-lists.md"])
def test_the_reference_page_is_what_the_vocabulary_says(page: str) -> None:
    committed = (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")
    assert committed == _generator().pages()[page], "run: make docs"
