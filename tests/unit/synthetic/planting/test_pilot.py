"""A pilot has its members by area, day, law and application, with its effect on them alone, or none."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from support.planted_worlds import ground, grown
from waypost.synthetic.days import day_number
from waypost.synthetic.planting.pilot import plant_pilot
from waypost.synthetic.scenario_parts import Effect, Pilot

FROM, TO = date(2024, 1, 1), date(2026, 6, 30)


def pilot(**more) -> Pilot:
    given = {"name": "p", "areas": ("birmingham",), "from_on": FROM, "to_on": TO, "law": "public"}
    return Pilot(**(given | more))


def members_of(grown_after) -> np.ndarray:
    return grown_after.cases[-1]["case_id"].to_numpy() - 1


def test_every_case_of_the_kind_is_in_it_and_nothing_changes_when_it_does_nothing():
    after = plant_pilot(ground(), grown(), 0, pilot(does_nothing=True))
    cases, inside = ground().drawn.cases, members_of(after)
    assert len(inside) > 20
    assert (cases.issued[inside] >= day_number(FROM)).all()
    assert (cases.issued[inside] <= day_number(TO)).all()
    assert cases.is_public[inside].all()
    assert set(cases.former_area[inside]) == {ground().known.areas.index("birmingham")}
    assert (after.population.cases.final == cases.final).all()
    assert set(after.cases[0]["name"]) == {"p"}
    assert (after.cases[0]["days"] == 0).all()


def test_a_share_takes_part_by_lot():
    whole = len(members_of(plant_pilot(ground(), grown(), 0, pilot(does_nothing=True))))
    half = len(members_of(plant_pilot(ground(), grown(), 0, pilot(does_nothing=True, share=0.5))))
    assert half / whole == pytest.approx(0.5, abs=0.2)


def test_its_effect_is_on_its_members_alone():
    effect = Effect("duration_of_closed_cases", -4, "weeks")
    after = plant_pilot(ground(), grown(), 0, pilot(effect=effect, application="section_31", to_on=None))
    days = after.population.cases.final - ground().drawn.cases.final
    inside = members_of(after)
    assert np.median(days[inside]) == -28
    days[inside] = 0
    assert not days.any()
    assert after.cases[0]["measure"].unique().to_list() == ["duration_of_closed_cases"]


@pytest.mark.parametrize(
    "effect",
    [
        Effect("engagement_in_person", 0.04, "share"),
        Effect("time_to_first_meeting", -2, "days"),
        Effect("final_order", 0.1, "share", order="special_guardianship_order"),
    ],
)
def test_an_effect_on_children_has_rows_of_cases_and_of_children(effect: Effect):
    after = plant_pilot(ground(), grown(), 3, pilot(effect=effect))
    assert len(after.cases) == 1
    assert (after.cases[0]["weeks"] == 0).all()
    assert set(after.cases[0]["entry"]) == {3}
    assert set(after.people[0]["case_id"]) <= set(after.cases[0]["case_id"])
    assert after.people[0].height > 0
