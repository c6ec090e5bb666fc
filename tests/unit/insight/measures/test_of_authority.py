"""An authority's measures are those of its own cases: those of all authorities together are England's."""

from __future__ import annotations

from pathlib import Path

from spec.measures.spec_tables import STORES
from spec.measures.test_hearings_per_case import SPEC
from waypost.insight.measures.computing import compute_measures
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.library import diversion_without_issue, open_children_and_cases
from waypost.insight.measures.of_authority import AUTHORITY, compute_authority
from waypost.journeys.store.duckdb import DuckDBStore

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
