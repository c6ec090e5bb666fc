"""Every table of states that casework keeps is drawn on the page, and a drawing says what the table says."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from waypost.casework.children.states import diagram, final

sys.path.insert(0, str(ROOT / "docs"))

import generate_states

NEVER_END = {"readiness.rules.COMPUTED", "readiness.rules.ATTESTED", "recommendations.rules.TRANSITIONS",
             "strategy.programmes.rules.MILESTONE"}  # fmt: skip
"""A gate is looked at again for as long as there are courts; a confirmed or dropped action may be taken up again."""


def test_every_table_of_states_has_a_name_and_every_name_a_table():
    assert set(generate_states.tables()) == set(generate_states.NAMES)
    assert len(generate_states.tables()) > 8


def test_every_table_can_be_left_and_reached():
    """No state is beyond reach, and work can end."""
    for name, table in generate_states.tables().items():
        states = {state for state, _ in table} | set(table.values())
        assert final(table, type(next(iter(states)))) or name in NEVER_END, f"{name} never ends"
        assert states == set(type(next(iter(states)))) or _may_begin_otherwise(name), name


def _may_begin_otherwise(name: str) -> bool:
    """Answer whether a state stands outside of the table: an audit that requires nothing; what one person says."""
    return name in {"oversight.rules.TRANSITIONS", "readiness.rules.COMPUTED"}


@given(st.sampled_from(sorted(generate_states.NAMES)))
def test_the_page_draws_every_step(name):
    drawn = next(one for one in generate_states.every() if one.name == generate_states.NAMES[name])
    page = generate_states.text()
    assert "\n".join(diagram(drawn.table, drawn.first)) in page
