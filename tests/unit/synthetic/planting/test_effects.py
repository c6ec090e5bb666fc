"""Effects of practice and of lives are told apart."""

from __future__ import annotations

import numpy as np

from support.planted_worlds import ground, grown
from waypost.synthetic.planting.effects import OF_PRACTICE, take_effect
from waypost.synthetic.scenario_parts import UNITS, Effect


def test_every_measure_takes_effect_on_those_in_it_alone():
    given = ground().drawn
    is_in = np.zeros(len(given.memberships), dtype=np.bool_)
    is_in[::5] = True
    for measure, units in UNITS.items():
        order = "care_order" if measure == "final_order" else None
        effect = Effect(measure, 0.2 if units == ("share",) else 10, units[0], order)
        after = take_effect(ground(), grown(), is_in, effect, "pilot", 1, {"name": "p"})
        members = after.population.memberships
        changed = (members.final != given.memberships.final) | (members.outcome != given.memberships.outcome)
        changed |= (after.practice.wait_days != 0) | (after.practice.in_person != 0)
        assert not changed[~is_in].any()
        assert changed.any()
        assert (len(after.cases) == 1) == (measure == "duration_of_closed_cases")
        assert after.practice.is_usual == (measure not in OF_PRACTICE)
        assert set(after.people[0]["measure"]) == {measure}
        assert set(after.people[0]["name"]) == {"p"}
