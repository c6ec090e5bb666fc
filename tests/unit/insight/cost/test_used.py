"""How much was used: weeks are cut to the scope, by area and by authority, and asked of any store alike."""

from __future__ import annotations

from datetime import date

import pytest

from invented_records import RecordBuilder, at, event
from waypost.insight.cost.unit_costs import UnitCost, usual_costs
from waypost.insight.cost.used import Scope, used, used_by_area
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore

COSTS = (
    UnitCost("foster", "Foster care", "placement_week", "local_authority", 1, 1, 1, only=("U6",)),
    UnitCost("home", "Home", "placement_week", "local_authority", 1, 1, 1, only=("K2",)),
    UnitCost("lawyers", "Lawyers", "proceedings_week", "local_authority", 1, 1, 1, law="public"),
    UnitCost("expert", "Expert", "report", "legal_aid", 1, 1, 1, only=("expert_report",)),
    UnitCost("issue", "Issue", "application", "legal_aid", 1, 1, 1),
    UnitCost("hearing", "Hearing", "hearing", "court", 1, 1, 1),
    UnitCost("before", "Before court", "pre_proceedings_week", "local_authority", 1, 1, 1),
)
SCOPE = Scope(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture(params=(MemoryStore, DuckDBStore))
def store(request: pytest.FixtureRequest):
    builder = RecordBuilder()
    case = {"proceedings_id": "P-1", "law": "public", "application": "section_31", "area": "truro", "authority": "E1"}
    told = [event("application_issued", date(2025, 12, 4), code="section_31"),
            event("hearing_held", date(2026, 2, 26), code="final", fact_key="1/h")]  # fmt: skip
    builder.statement("hmcts_public_law", "c", at(date(2025, 12, 4)), told, case=case)
    own = [
        event("application_received", date(2025, 12, 4), code="section_31"),
        event("report_ordered", date(2025, 12, 20), code="expert_report", owner="expert"),
        event("report_filed", date(2026, 1, 20), code="expert_report"),
        event("order_made", date(2026, 2, 26), code="care_order", flag=True),
    ]
    builder.statement("cafcass", "k", at(date(2025, 12, 4)), own, case=case)
    care = [
        event("care_started", date(2025, 12, 18), proceedings_id=None),
        event("placement_started", date(2025, 12, 18), proceedings_id=None, code="U6"),
        event("placement_started", date(2026, 1, 29), proceedings_id=None, code="K2"),
    ]
    builder.statement("ssda903", "p", at(date(2025, 12, 18)), care, sender="E1")
    made = request.param()
    made.load(builder.linked())
    return made


def test_weeks_are_cut_to_the_scope_and_to_the_childs_part(store) -> None:
    found = used(store, COSTS, SCOPE)
    assert found.quantities["foster"] == pytest.approx(4)  # 1 to 29 January
    assert found.quantities["home"] == pytest.approx(4)  # to the final order
    assert found.quantities["lawyers"] == pytest.approx(8)
    assert (found.quantities["expert"], found.quantities["hearing"]) == (1, 1)
    assert found.quantities["issue"] == 0  # issued the year before
    assert (found.children, found.cases, found.cases_ended, found.children_ended) == (1, 1, 1, 1)
    assert found.behind["foster"] == 1
    assert found.in_public_law == found.quantities


def test_an_area_and_an_authority_have_their_own(store) -> None:
    by_area = used_by_area(store, COSTS, SCOPE)
    assert set(by_area) == {"truro"}
    assert by_area["truro"].quantities == used(store, COSTS, SCOPE).quantities
    for authority, there in (("E1", 8), ("E2", 0)):
        scope = Scope(SCOPE.since, SCOPE.until, authority=authority)
        assert used(store, COSTS, scope).quantities["lawyers"] == pytest.approx(there)
    assert used(store, COSTS, Scope(SCOPE.since, SCOPE.until, area="devon")).children == 0


@pytest.fixture(params=(MemoryStore, DuckDBStore))
def before_court(request: pytest.FixtureRequest):
    builder = RecordBuilder()
    began = date(2026, 3, 5)
    for child_id, ended_on, outcome in (("C-1", date(2026, 5, 14), "issue"), ("C-2", date(2026, 4, 2), "step_down")):
        spell = [
            event("pre_proceedings_decided", began, child_id, None),
            event("pre_proceedings_ended", ended_on, child_id, None, code=outcome),
        ]
        builder.statement("cin", child_id, at(ended_on), spell, sender="E1")
    case = {"proceedings_id": "P-1", "law": "public", "application": "section_31", "area": "truro", "authority": "E1"}
    told = [event("application_issued", date(2026, 5, 28), code="section_31")]
    builder.statement("hmcts_public_law", "c", at(date(2026, 5, 28)), told, case=case)
    made = request.param()
    made.load(builder.linked())
    return made


def test_before_court_belongs_where_it_led_and_to_england_alone_where_it_led_nowhere(before_court) -> None:
    assert used(before_court, COSTS, SCOPE).quantities["before"] == pytest.approx(12 + 4)
    assert used_by_area(before_court, COSTS, SCOPE)["truro"].quantities["before"] == pytest.approx(12)
    of_authority = Scope(SCOPE.since, SCOPE.until, authority="E1")
    assert used(before_court, COSTS, of_authority).quantities["before"] == pytest.approx(12)


def test_ours_can_all_be_asked(store) -> None:
    found = used(store, usual_costs(), SCOPE)
    assert set(found.quantities) == {cost.name for cost in usual_costs()}
