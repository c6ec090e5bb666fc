"""The plan as data: whole, tied to measures that exist, and honest about what nothing measures."""

from __future__ import annotations

import pytest

from conftest import ROOT
from waypost.casework.strategy.plan import meetings, plan
from waypost.casework.strategy.rules import Measured, how_measured
from waypost.pipeline import measures

REGISTERED, RELEASED = {"a", "b", "c"}, {"a", "b"}


@pytest.mark.parametrize(
    ("named", "state"),
    [
        ("", Measured.NOT_MEASURED), ("w", Measured.WAITS), ("wv", Measured.WAITS), ("c", Measured.NO_FIGURE),
        ("cw", Measured.NO_FIGURE), ("a", Measured.MEASURED), ("ab", Measured.MEASURED), ("ac", Measured.IN_PART),
        ("aw", Measured.IN_PART),
    ],
    ids=["none", "waits", "both_wait", "no_figure", "none_and_waits", "one", "both", "in_part", "one_waits"],
)  # fmt: skip
def test_the_table_of_what_is_measured(named, state):
    assert how_measured(tuple(named), registered=REGISTERED, released=RELEASED) is state


def test_the_plan_is_whole():
    pillars = plan().pillars
    assert [one.code for one in pillars] == ["practice", "people", "partners", "child_focused_courts"]
    success = {one.code: len(one.success) for pillar in pillars for one in pillar.priorities}
    assert success == {
        "1": 6, "2": 4, "3": 5, "4": 6, "5": 5, "6": 6, "7": 5, "8": 2, "9": 7, "A": 7, "B": 6,
    }  # fmt: skip
    assert [len(one.children) for one in pillars] == [9, 8, 8, 7]


def test_every_measure_named_is_registered_or_waits():
    known = {one["id"] for one in (*measures.listed(), *measures.waiting())}
    every = [one for pillar in plan().pillars for priority in pillar.priorities for one in priority.success]
    every += [one for pillar in plan().pillars for one in pillar.children]
    assert {name for one in every for name in one.measures} - known == set()
    assert any(not one.measures for one in every)


def test_assurance_and_policy_are_apart():
    told = meetings()
    assert {one.about for one in told} == {"assurance", "policy", "learning"}
    assert all(one.a_year is None or one.a_year > 0 for one in told)


def test_no_run_of_words_of_a_source_document_stands_in_this_room():
    documents = sorted((ROOT.parent / "shared" / "source-documents").glob("*.txt"))
    if not documents:
        pytest.skip("the source documents are not here")
    theirs = {run for path in documents for run in _runs(path.read_text(encoding="utf-8"))}
    room = ROOT / "src" / "waypost" / "casework" / "strategy"
    ours = {path.name: sorted(_runs(path.read_text(encoding="utf-8")) & theirs) for path in room.rglob("*.yaml")}
    assert {name: found for name, found in ours.items() if found} == {}


def _runs(text: str, length: int = 8) -> set[str]:
    words = text.casefold().split()
    return {" ".join(words[place : place + length]) for place in range(len(words) - length + 1)}
