"""The child to show first is the one whose journey shows most."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from invented_records import RecordBuilder, at, event
from waypost.journeys.choosing import most_telling_child
from waypost.journeys.store.contract import NoSuchChild
from waypost.journeys.store.memory import MemoryStore

START = date(2026, 1, 5)


def store_of(builder: RecordBuilder) -> MemoryStore:
    store = MemoryStore()
    store.load(builder.linked())
    return store


def tell(builder: RecordBuilder, child_id: str, *, sources: tuple[str, ...], lost: bool, weeks: int = 40) -> None:
    proceedings_id = f"P-{child_id}"
    final = START + timedelta(weeks=weeks)
    kinds = {
        "hmcts_public_law": [
            event("application_issued", START, child_id, proceedings_id),
            *([event("hearing_vacated", START, child_id, proceedings_id, reason="JU3", owner="court")] if lost else []),
        ],
        "cafcass": [
            event("application_received", START, child_id, proceedings_id),
            event("order_made", final, child_id, proceedings_id, flag=True),
        ],
        "ssda903": [event("placement_started", START, child_id, None)],
    }
    for source in sources:
        builder.statement(source, f"{source}/{child_id}", at(START), kinds[source])


ALL = ("hmcts_public_law", "cafcass", "ssda903")


def test_three_agencies_come_before_anything_else_and_then_what_it_shows() -> None:
    builder = RecordBuilder()
    tell(builder, "C-A", sources=ALL[:2], lost=True)
    tell(builder, "C-B", sources=ALL, lost=False)
    assert most_telling_child(store_of(builder)) == "C-B"
    tell(builder, "C-C", sources=ALL, lost=True)
    assert most_telling_child(store_of(builder)) == "C-C"


def test_a_length_fit_to_read_comes_before_a_longer_one_and_the_smallest_identifier_last() -> None:
    builder = RecordBuilder()
    tell(builder, "C-A", sources=ALL, lost=True, weeks=90)
    tell(builder, "C-C", sources=ALL, lost=True)
    tell(builder, "C-B", sources=ALL, lost=True)
    assert most_telling_child(store_of(builder)) == "C-B"


def test_a_child_who_still_waits_is_in_one_set_of_proceedings_without_a_final_order() -> None:
    builder = RecordBuilder()
    tell(builder, "C-A", sources=ALL, lost=True)
    with pytest.raises(NoSuchChild):
        most_telling_child(store_of(builder), is_over=False)
    tell(builder, "C-B", sources=ALL[:1], lost=False)
    tell(builder, "C-C", sources=ALL[:1], lost=True)
    assert most_telling_child(store_of(builder), is_over=False) == "C-C"
    builder.statement("hmcts_public_law", "again", at(START), [event("application_issued", START, "C-C", "P-2")])
    assert most_telling_child(store_of(builder), is_over=False) == "C-B"


def test_an_empty_record_has_no_child_to_show() -> None:
    with pytest.raises(NoSuchChild):
        most_telling_child(store_of(RecordBuilder()))
