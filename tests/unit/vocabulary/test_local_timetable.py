"""An area's own steps: read with every fault told, laid over ours, and told as the area's."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from waypost.vocabulary.events import EventKind as Kind
from waypost.vocabulary.local_timetable import LocalTimetable, LocalTimetableWrong, in_area, read_local_timetable
from waypost.vocabulary.timetable import TIMETABLES
from waypost.vocabulary.timetable_engine import progress
from waypost.vocabulary.timetable_told import Fact, StepTold

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "how-to" / "set-an-areas-own-steps.md").read_text(encoding="utf-8")
TEXT = re.search(r"```yaml\n(.*?)```", PAGE, re.S).group(1)  # type: ignore[union-attr]
PROGRAMME = "child_arrangements_programme"
STEP: dict[str, Any] = yaml.safe_load(TEXT)["steps"][0]
NEW: dict[str, Any] = yaml.safe_load(TEXT)["steps"][1]


def read(tmp_path: Path, *steps: Any, **keys: Any) -> LocalTimetable:
    given = {"waypost_local_timetable": 1, "area": "birmingham", "steps": list(steps)} | keys
    path = tmp_path / "local.yaml"
    path.write_text(yaml.safe_dump(given), encoding="utf-8")
    return read_local_timetable(path)


def letter(local: LocalTimetable, received_on: date, area: str | None = "birmingham") -> StepTold:
    (programme,) = [one for one in in_area(area, [local]) if one.timetable == PROGRAMME]
    facts = [Fact(Kind.APPLICATION_RECEIVED, received_on)]
    return progress(programme, "programme", facts, date(2027, 12, 1)).step("safeguarding_letter")


def test_the_file_of_the_how_to_is_one(tmp_path: Path) -> None:
    path = tmp_path / "birmingham.yaml"
    path.write_text(TEXT, encoding="utf-8")
    local = read_local_timetable(path)
    assert [step.step for step in local.steps[PROGRAMME]] == ["safeguarding_letter", "childs_words_to_the_court"]
    told = letter(local, date(2026, 3, 4))
    assert (told.due_on, told.sureness, told.owner) == (date(2026, 3, 25), "set_by_area", "cafcass")


@pytest.mark.parametrize(
    ("received_on", "area", "due_on", "sureness"),
    [
        (date(2025, 4, 30), "birmingham", date(2025, 5, 27), "assumption"),
        (date(2025, 5, 1), "birmingham", date(2025, 5, 23), "set_by_area"),
        (date(2027, 4, 30), "birmingham", date(2027, 5, 24), "set_by_area"),
        (date(2027, 5, 4), "birmingham", date(2027, 5, 27), "assumption"),
        (date(2025, 5, 1), "leicester", date(2025, 5, 28), "assumption"),
        (date(2025, 5, 1), None, date(2025, 5, 28), "assumption"),
    ],
)
def test_it_binds_clocks_that_start_while_it_is_in_force_in_its_area(
    tmp_path: Path, received_on: date, area: str | None, due_on: date, sureness: str
) -> None:
    told = letter(read(tmp_path, STEP), received_on, area)
    assert (told.due_on, told.sureness) == (due_on, sureness)


def test_a_lead_alone_keeps_our_limit(tmp_path: Path) -> None:
    given = {key: value for key, value in STEP.items() if key not in ("limit", "unit", "counting_day_one")}
    local = read(tmp_path, given | {"lead": 10, "lead_unit": "working_days"})
    (step,) = local.steps[PROGRAMME]
    assert (step.limit.length if step.limit else None, step.lead.length) == (17, 10)


def test_a_step_of_several_conventions_is_set_in_each_or_in_one(tmp_path: Path) -> None:
    given = STEP | {"timetable": "child_focused_courts", "step": "child_impact_report"}
    both = read(tmp_path, given).steps["child_focused_courts"]
    assert {step.conventions for step in both} == {("strategic_plan",), ("practice_direction_commentary",)}
    assert {step.starts_with[0].kind for step in both} == {Kind.APPLICATION_RECEIVED, Kind.HEARING_HELD}
    one = read(tmp_path, given | {"convention": "strategic_plan"}).steps["child_focused_courts"]
    assert [step.conventions for step in one] == [("strategic_plan",)]


def test_a_step_of_their_own_comes_last_and_is_told(tmp_path: Path) -> None:
    (programme,) = [one for one in in_area("birmingham", [read(tmp_path, NEW)]) if one.timetable == PROGRAMME]
    facts = [Fact(Kind.APPLICATION_RECEIVED, date(2026, 3, 4))]
    told = progress(programme, "programme", facts, date(2026, 4, 20)).steps[-1]
    assert (told.step, told.status, told.due_on) == ("childs_words_to_the_court", "late", date(2026, 4, 15))


def test_where_nobody_set_anything_ours_stand() -> None:
    assert in_area("birmingham", []) == tuple(TIMETABLES.values())


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"timetable": "calendar"}, "step 1: timetable: one of care_proceedings"),
        ({"convention": "statute"}, "step 1: convention: one of programme"),
        ({"limit": 0}, "step 1: limit: a whole number above 0"),
        ({"limit": "15"}, "step 1: limit: a whole number above 0"),
        ({"unit": "months"}, "step 1: unit: one of calendar_days"),
        ({"unit": None}, "step 1: unit: one of"),
        ({"in_force_from": "May"}, "step 1: in_force_from: write it as a day"),
        ({"in_force_from": None}, "step 1: in_force_from is missing"),
        ({"source": ""}, "step 1: source is missing"),
        ({"colour": "red"}, "step 1: a key here is none of a step's"),
        ({"owner": "court"}, "step 1: a step of ours keeps its name"),
        ({"step": "tea"}, "step 1: name is missing, for a step that we do not have"),
    ],
)
def test_every_fault_says_where_and_what(tmp_path: Path, changes: dict[str, Any], fault: str) -> None:
    with pytest.raises(LocalTimetableWrong, match=re.escape(fault)) as raised:
        read(tmp_path, STEP | changes)
    assert str(raised.value).startswith("local.yaml: ")
    assert "set-an-areas-own-steps" in raised.value.do


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(LocalTimetableWrong, match=r"area: not one.*step 1: limit.*step 2: write its keys"):
        read(tmp_path, STEP | {"limit": -1}, "a step", area="atlantis")


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        ({"waypost_local_timetable": 2}, "the first key is"),
        ({"steps": []}, "steps: list at least one"),
        ({"note": "x"}, "the keys of the file"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, keys: dict[str, Any], fault: str) -> None:
    with pytest.raises(LocalTimetableWrong, match=fault):
        read(tmp_path, STEP, **keys)


@pytest.mark.parametrize("changes", [{"owner": "judge"}, {"role": "wizard"}, {"starts_with": [{"kind": "tea"}]}])
def test_a_new_step_speaks_our_words(tmp_path: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(LocalTimetableWrong, match=r"step 1: .* not a word we know"):
        read(tmp_path, NEW | changes)


@pytest.mark.parametrize("missing", ["unit", "counting_day_one"])
def test_a_limit_says_how_it_is_counted(tmp_path: Path, missing: str) -> None:
    with pytest.raises(LocalTimetableWrong, match="limit needs unit and counting_day_one"):
        read(tmp_path, {key: value for key, value in STEP.items() if key != missing})


def test_what_is_no_yaml_or_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "local.yaml"
    path.write_text("a: [", encoding="utf-8")
    for one in (path, tmp_path / "none.yaml"):
        with pytest.raises(LocalTimetableWrong, match="not whole YAML, or cannot be opened"):
            read_local_timetable(one)
