"""Every store must say the same as the reference, on records that nobody would think of."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from polars.testing import assert_frame_equal

from invented_records import linked_records
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore

SMALL = settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SMALL
@given(linked_records())
def test_duckdb_holds_the_same_record_as_memory(linked: LinkedRecord) -> None:
    memory, engine = MemoryStore(), DuckDBStore()
    memory.load(linked)
    engine.load(linked)
    assert_frame_equal(engine.events(), memory.events())
    assert_frame_equal(engine.children_in_proceedings(), memory.children_in_proceedings())
    assert_frame_equal(engine.proceedings(), memory.proceedings())
    assert engine.child_ids() == memory.child_ids()
    for child_id in memory.child_ids():
        assert engine.journey(child_id) == memory.journey(child_id)
    engine.close()
