"""An authority's measures are those of its own cases: those of all authorities together are England's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from invented_records import RecordBuilder, at, event
from spec.measures.spec_tables import STORES
from spec.measures.test_hearings_per_case import SPEC
from waypost.insight.measures.computing import compute_measures
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.library import diversion_without_issue, open_children_and_cases, waits_before_court
from waypost.insight.measures.of_authority import AUTHORITY, compute_authority
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore

MEASURE = open_children_and_cases.MEASURE


def open_now(figures: list[Figure], area: str) -> int:
    """Open cases of all kinds on the last day told."""
    own = [one for one in figures if (one.area, one.group, one.method) == (area, "all", "cases")]
    return max(own, key=lambda one: one.period_end).numerator or 0 if own else 0


def test_the_cases_of_every_authority_make_englands(built: Path) -> None:
    store = DuckDBStore.open(built / "record")
    try:
        proceedings = store.table("proceedings")
        england = compute_measures([MEASURE], store, store.as_of)
        authorities = proceedings["authority"].drop_nulls().unique().sort().to_list()
        own = {code: compute_authority(store, store.as_of, code, [MEASURE]) for code in authorities}
        nobody = compute_authority(store, store.as_of, "E99999999", [MEASURE])
    finally:
        store.close()
    told = sum(open_now(figures, code) for code, figures in own.items())
    assert 0 < told <= open_now(england, "england") <= told + proceedings["authority"].null_count()
    assert {(one.area_kind, one.area) for code in authorities for one in own[code]} <= {
        (AUTHORITY, c) for c in authorities
    }
    assert open_now(nobody, "E99999999") == 0


def test_a_measure_of_what_knows_no_authority_is_left_out() -> None:
    loaded = SPEC.load(STORES[0]())
    assert compute_authority(loaded, SPEC.as_of, "E08000025", [diversion_without_issue.MEASURE]) == []


def test_before_court_no_authority_is_told_of_for_it_is_known_only_where_court_followed() -> None:
    builder = RecordBuilder()
    spell = [
        event("pre_proceedings_decided", date(2024, 9, 2), proceedings_id=None),
        event("pre_proceedings_ended", date(2024, 10, 14), proceedings_id=None, code="issue"),
    ]
    builder.statement("cin", "k", at(date(2024, 10, 14)), spell, sender="E08000025")
    case = {"proceedings_id": "P-1", "law": "public", "application": "section_31", "authority": "E08000025"}
    issued = [event("application_issued", date(2024, 10, 21), code="section_31")]
    builder.statement("hmcts_public_law", "c", at(date(2024, 10, 21)), issued, case=case)
    store, as_of = MemoryStore(), date(2025, 1, 31)
    store.load(builder.linked(as_of))
    assert "E08000025" in store.table("waited")["authority"].to_list()
    assert compute_measures([waits_before_court.MEASURE], store, as_of)
    assert compute_authority(store, as_of, "E08000025", [waits_before_court.MEASURE]) == []
