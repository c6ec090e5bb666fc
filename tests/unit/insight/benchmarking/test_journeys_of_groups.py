"""Typical journeys of groups: medians by area, age, alleged abuse and way of working, asked of any store alike."""

from __future__ import annotations

from datetime import date

import pytest

from invented_records import RecordBuilder, at, event
from waypost.disclosure.release import release
from waypost.insight.benchmarking.journeys_of_groups import GROUPS, JOURNEYS_OF_GROUPS, journeys_of_groups
from waypost.insight.measures.figure import Figure
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore

ISSUED, AS_OF = date(2026, 6, 4), date(2027, 3, 31)
CHILDREN = (
    # child, born, area, track, whether abuse is alleged, day of the final order
    ("C-1", date(2026, 6, 20), "truro", "child_focused_court", True, date(2026, 9, 24)),  # not yet born: 16 weeks
    ("C-2", date(2020, 1, 1), "truro", "child_arrangements_programme", False, date(2026, 11, 5)),  # six: 22 weeks
    ("C-3", date(2020, 1, 1), "devon", "child_arrangements_programme", False, date(2026, 12, 17)),  # six: 28 weeks
    ("C-4", None, "devon", None, False, None),  # has not ended: in none
)


@pytest.fixture(params=(MemoryStore, DuckDBStore))
def told(request: pytest.FixtureRequest) -> dict[tuple[str, str, str, str], Figure]:
    builder = RecordBuilder()
    for number, (child_id, born_on, area, track, is_alleged, final_on) in enumerate(CHILDREN):
        builder.child(child_id, born_on=born_on)
        key = f"P-{number}"
        case = {"proceedings_id": key, "law": "private", "application": "section_8", "area": area, "track": track}
        facts = [event("application_issued", ISSUED, child_id, key, code="section_8")]
        if is_alleged:
            facts.append(event("harm_alleged", ISSUED, child_id, key, code="domestic_abuse"))
        if final_on is not None:
            facts.append(event("order_made", final_on, child_id, key, code="child_arrangements_order", flag=True))
        builder.statement("cafcass", f"k{number}", at(ISSUED), facts, case=case)
    store = request.param()
    store.load(builder.linked(AS_OF))
    figures = list(journeys_of_groups(store, AS_OF))
    return {(one.method, one.area, one.group_kind, one.group): one for one in figures}


def test_every_place_and_group_has_the_median_of_its_own_children(told) -> None:
    weeks = {
        tuple(place): (one.value, one.denominator)
        for (method, *place), one in told.items()
        if method == "private_final_order"
    }
    assert weeks[("england", "all", "all")] == (22, 3)
    assert weeks[("truro", "all", "all")] == (19, 2)
    assert weeks[("devon", "all", "all")] == (28, 1)
    assert weeks[("england", "age_band", "under_1")] == (16, 1)
    assert weeks[("england", "age_band", "5_to_9")] == (25, 2)
    assert weeks[("england", "programme", "child_focused_court")] == (16, 1)
    assert weeks[("england", "programme", "child_arrangements_programme")] == (25, 2)
    assert weeks[("england", "domestic_abuse", "alleged")] == (16, 1)
    assert weeks[("england", "domestic_abuse", "not_alleged")] == (25, 2)


def test_groups_are_told_of_the_year_and_of_the_kinds_that_are_defined(told) -> None:
    kinds = {one.group_kind for one in told.values()}
    assert kinds == {"all", *(groups.kind for groups in GROUPS["private"])}
    assert {one.id for one in JOURNEYS_OF_GROUPS.told} >= {one.method for one in told.values()}
    assert {(one.period_start, one.period_end) for one in told.values()} == {(date(2026, 4, 1), AS_OF)}


def test_groups_of_few_are_withheld(told) -> None:
    released = release(list(told.values()), None, is_invented=True).figures
    assert released
    assert all(one.value is None and one.denominator is None for one in released)
