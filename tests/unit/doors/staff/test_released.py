"""What staff call something that was released: whole words, never a code beside itself."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.casework.sharing.queries.shown import ReleasedRow
from waypost.casework.sharing.rules import Released
from waypost.casework.sharing.stages import StageState, paths
from waypost.doors.staff.released import KINDS, STATES, stage_name, what_was_released


def released(kind: str, stage: str = "", state: str = "", title: str = "") -> ReleasedRow:
    return ReleasedRow("R", kind, "adults", "", stage, state, title, "w", date(2027, 4, 1), "Somebody", None)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (released("stage", "first_private_hearing", "current"), "First hearing (FHDRA): happening now"),
        (released("delay"), "Why it takes longer"),
        (released("hearing", "first_private_hearing"), "A hearing: First hearing (FHDRA)"),
        (released("decision", title="You stay at your school"), "You stay at your school (a decision)"),
        (released("my_words"), "What we understood that they said"),
    ],
)
def test_what_was_released(one, said):
    assert what_was_released(one) == said


def test_every_kind_state_and_stage_has_its_words():
    assert set(KINDS) | {Released.STAGE} == set(Released)
    assert set(STATES) == set(StageState)
    assert all(stage_name(stage.stage) for path in paths().values() for stage in path.stages)
