"""Confidentiality once told is never lost: not by order, not by time, not by another agency, not by another store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import polars as pl
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from invented_confidences import guarded_records, telling, with_told
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore
from waypost.vocabulary.confidentiality.marks import rank

ENGINE = DuckDBStore()
Guarded = tuple[LinkedRecord, list[dict[str, Any]], list[dict[str, Any]]]


def small(examples: int) -> settings:
    """Few examples, the same each time."""
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


def loaded(linked: LinkedRecord) -> MemoryStore:
    store = MemoryStore()
    store.load(linked)
    return store


def ranks(linked: LinkedRecord) -> dict[str, int]:
    """Return the rank of each event's mark."""
    events = loaded(linked).events()
    return {event_id: rank(mark) for event_id, mark in events.select("event_id", "mark").iter_rows()}


@small(20)
@given(guarded_records())
def test_both_stores_hold_the_same(guarded: Guarded) -> None:
    linked, *_ = guarded
    memory = loaded(linked)
    ENGINE.load(linked)
    assert_frame_equal(ENGINE.confidentiality(), memory.confidentiality())
    assert_frame_equal(ENGINE.events(), memory.events())
    assert memory.events()["mark"].null_count() == 0


@small(20)
@given(guarded_records(), st.randoms(use_true_random=False))
def test_the_order_in_which_polls_come_changes_nothing(guarded: Guarded, random: Any) -> None:
    linked, told, decided = guarded
    shuffled = list(told)
    random.shuffle(shuffled)
    other = with_told(linked, shuffled, decided)
    assert_frame_equal(loaded(linked).confidentiality(), loaded(other).confidentiality())
    assert ranks(linked) == ranks(other)


@small(30)
@given(guarded_records(), st.data())
def test_another_telling_by_anybody_never_lowers_a_mark(guarded: Guarded, data: st.DataObject) -> None:
    linked, told, decided = guarded
    child = data.draw(st.sampled_from(linked.children["child_id"].to_list()))
    mark = data.draw(st.sampled_from(["open", "confidential_address", "refuge"]))
    more = with_told(linked, [*told, telling(child, mark=mark, learnt_at=None)], decided)
    before, after = ranks(linked), ranks(more)
    assert all(after[event_id] >= before[event_id] for event_id in before)


@small(30)
@given(guarded_records())
def test_without_a_release_time_never_lowers_a_mark(guarded: Guarded) -> None:
    """What the record held on a day it holds on every later one, whatever later polls leave out."""
    linked, told, _ = guarded
    early = with_told(linked, told)
    late = replace(early, as_of=linked.as_of + timedelta(days=400))
    kept = ["source", "sender", "person_key", "child_id", "covers", "mark", "told_by"]
    lost = loaded(early).confidentiality().join(loaded(late).confidentiality(), on=kept, how="anti", nulls_equal=True)
    assert lost.is_empty()
    assert loaded(late).confidentiality()["released_on"].null_count() == loaded(late).confidentiality().height


@small(20)
@given(guarded_records())
def test_only_a_release_lifts_and_only_what_it_names(guarded: Guarded) -> None:
    linked, _, decided = guarded
    lifted = loaded(linked).confidentiality().filter(pl.col("released_on").is_not_null())
    named = {(one["covers"], one["released_on"]) for one in decided}
    assert set(lifted.select("covers", "released_on").iter_rows()) <= named
    assert all(day <= linked.as_of for day in lifted["released_on"])
    assert isinstance(linked.as_of, date)
