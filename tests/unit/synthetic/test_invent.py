"""The whole world: the same for the same seed, sorted, and quick."""

from datetime import date

import polars as pl
import pytest

from support.invented_lives import world_of
from waypost.synthetic.invent import invent
from waypost.synthetic.world import SCHEMAS, World

_KEYS = {
    "people": ["person_id"],
    "cases": ["case_id"],
    "children_in_cases": ["case_id", "person_id"],
    "parties": ["case_id", "person_id"],
    "hearings": ["hearing_id"],
    "orders": ["order_id"],
    "reports": ["report_id"],
    "pre_proceedings": ["person_id", "decided_on"],
    "episodes": ["person_id", "started_on"],
    "allocations": ["allocation_id"],
    "engagement": ["engagement_id"],
    "letters": ["letter_id"],
    "reviews": ["review_id"],
    "agreements": ["agreement_id"],
    "advice": ["advice_id"],
    "audits": ["audit_id"],
    "feedback": ["feedback_id"],
    "incidents": ["incident_id"],
    "workforce": ["practitioner_id", "started_on"],
    "area_map": ["kind", "code", "area"],
}


def test_the_same_arguments_give_the_same_world():
    one, two = invent(children=300, seed=7), invent(children=300, seed=7)
    other = invent(children=300, seed=8)
    for name in SCHEMAS:
        assert getattr(one, name).equals(getattr(two, name)), name
    assert not one.people.equals(other.people)


@pytest.mark.parametrize("name", _KEYS)
def test_every_frame_is_filled_sorted_and_keyed(name: str):
    frame = getattr(world_of(3000, 1), name)
    assert frame.height > 0
    assert frame.select(_KEYS[name]).is_duplicated().sum() == 0
    assert frame.equals(frame.sort(_KEYS[name]))


def test_years_and_last_day_are_arguments():
    world = invent(children=300, seed=1, years=1, until=date(2020, 6, 30))
    assert world.cases["received_on"].max() <= date(2020, 6, 30)
    # A child can leave a case, by turning 18, long before it ends for the others.
    ended = world.children_in_cases.group_by("case_id").agg(pl.col("closed_on").max())
    closed = ended["closed_on"].drop_nulls()
    assert closed.max() <= date(2020, 6, 30)
    assert closed.min() >= date(2019, 6, 1)


@pytest.mark.parametrize("wrong", [{"children": 0}, {"years": 0}])
def test_a_world_has_a_child_and_a_year(wrong: dict[str, int]):
    with pytest.raises(ValueError, match="at least one"):
        invent(**({"children": 1, "seed": 1} | wrong))


def test_a_world_with_another_column_is_refused():
    world = world_of(3000, 1)
    frames = {name: getattr(world, name) for name in SCHEMAS}
    with pytest.raises(TypeError, match=r"world\.people"):
        World(**(frames | {"people": world.people.drop("sex")}))


def test_children_in_several_cases_cross_the_laws():
    world = world_of(3000, 1)
    laws = (
        world.children_in_cases.join(world.cases, on="case_id")
        .group_by("person_id")
        .agg(pl.col("law").n_unique(), pl.len())
    )
    assert laws.filter(pl.col("len") > 1).height > 100
    assert laws.filter(pl.col("law") == 2).height > 10
