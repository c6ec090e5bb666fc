"""A table of states: what may follow, what is final, and how it is drawn."""

from __future__ import annotations

from enum import StrEnum

import pytest

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.states import diagram, final, next_state, possible


class Light(StrEnum):
    RED = "red"
    GREEN = "green"
    OUT = "gone_out"


class Turn(StrEnum):
    GO = "turned_green"
    BREAK = "broken"


TABLE = {(Light.RED, Turn.GO): Light.GREEN, (Light.GREEN, Turn.BREAK): Light.OUT}


def test_what_the_table_has_is_possible_and_nothing_else():
    assert next_state(TABLE, Light.RED, Turn.GO) is Light.GREEN
    assert possible(TABLE, Light.GREEN) == (Turn.BREAK,)
    assert final(TABLE, Light) == (Light.OUT,)
    with pytest.raises(NotPossibleNow, match="gone out cannot be turned green"):
        next_state(TABLE, Light.OUT, Turn.GO)


def test_the_diagram_is_drawn_of_the_table():
    assert list(diagram(TABLE, Light.RED)) == [
        "stateDiagram-v2",
        "    [*] --> red",
        "    red --> green: turned green",
        "    green --> gone_out: broken",
        "    gone_out --> [*]",
    ]
