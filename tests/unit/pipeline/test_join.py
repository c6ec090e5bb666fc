"""Joining: every event gets its child and its proceedings, and nothing is dropped to make the sums come out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import polars as pl
import pytest

from waypost.intake.contract import FRAMES, Reading, empty
from waypost.linkage.link import Linked, link
from waypost.pipeline.join import EventWithoutChild, gather, join

MONDAY = datetime(2025, 3, 3, 9, tzinfo=UTC)
FRIDAY = datetime(2025, 3, 7, 23, 59, tzinfo=UTC)
CHILD = {"forenames": "Ada", "surname": "Lovelace", "born_on": date(2015, 12, 10), "sex": "female", "role": "child"}


def frame(name: str, *rows: dict) -> pl.DataFrame:
    told = [dict.fromkeys(FRAMES[name]) | row for row in rows]
    return pl.DataFrame(told, schema=dict(FRAMES[name]))


def reading(source: str = "cafcass", learnt_at: datetime | None = MONDAY, **frames: pl.DataFrame) -> Reading:
    record = {"source": source, "record_key": "cases/1", "learnt_at": learnt_at, "file": "a.csv", "position": "row 2"}
    base = {name: empty(name) for name in FRAMES} | {"records": frame("records", record)}
    return Reading(source=source, **(base | frames))


def told(source: str = "cafcass", learnt_at: datetime | None = MONDAY, kind: str = "application_received") -> Reading:
    said = {"source": source, "record_key": "cases/1", "learnt_at": learnt_at}
    return reading(
        source,
        learnt_at,
        people=frame("people", said | CHILD | {"person_key": "7", "proceedings_key": "1"}),
        proceedings=frame(
            "proceedings", said | {"proceedings_key": "1", "law": "public", "application": "section_31", "court": "100"}
        ),
        events=frame(
            "events",
            said
            | {
                "person_key": "7",
                "proceedings_key": "1",
                "fact_key": kind,
                "kind": kind,
                "happened_on": date(2025, 2, 1),
            },
        ),
    )


def test_the_day_is_the_last_on_which_anything_was_learnt():
    assert gather([told(learnt_at=MONDAY), told("ssd", FRIDAY)], None).as_of == date(2025, 3, 7)


def test_without_a_clock_the_day_is_the_last_on_which_anything_happened():
    assert gather([told(learnt_at=None)], None).as_of == date(2025, 2, 1)
    assert gather([], None).as_of == date(1970, 1, 1)


def test_what_was_learnt_later_is_not_known_yet():
    said = gather([told(learnt_at=MONDAY), told("ssd", FRIDAY), told("ssda903", None)], date(2025, 3, 6))
    assert sorted(said.events["source"]) == ["cafcass", "ssda903"]
    assert gather([told("ssd", FRIDAY)], date(2025, 3, 7)).events.height == 1


def test_what_is_told_of_a_child_who_is_not_known_yet_is_of_nobody_until_then():
    """A case may tell of a child on Monday whose own row comes on Friday."""
    early, late = told(learnt_at=MONDAY), told(learnt_at=FRIDAY)
    case_first = reading(learnt_at=MONDAY, events=early.events, people=late.people, proceedings=early.proceedings)
    assert gather([case_first], date(2025, 3, 6)).events.is_empty()
    assert gather([case_first], date(2025, 3, 7)).events.height == 1


def test_an_event_gets_its_child_its_proceedings_and_its_area(tmp_path):
    areas = tmp_path / "areas.csv"
    areas.write_text(
        "kind,code,name,area,from_on,to_on,source,is_invented\ncourt,100,A court,birmingham,2020-01-01,,invented,true\n"
    )
    said = gather([told()], None)
    linked = link(said.people)
    record = join(said, linked, [areas])
    (event,) = record.events.to_dicts()
    assert event["child_id"] == linked.children["child_id"][0]
    assert event["proceedings_id"].startswith("P-")
    assert record.proceedings["area"].to_list() == ["birmingham"]
    assert record.proceedings["proceedings_id"].to_list() == [event["proceedings_id"]]
    assert join(said, linked, []).proceedings["area"].to_list() == [None]


def test_an_event_of_a_child_nobody_handed_over_is_our_fault():
    said = gather([told()], None)
    linked = link(said.people)
    nobody = Linked(linked.identities.clear(), linked.children, linked.links, linked.counts)
    with pytest.raises(EventWithoutChild, match="cafcass"):
        join(said, nobody, [])


def test_work_gets_its_proceedings_and_where_it_is_for_one_child_the_child():
    said = {"source": "cafcass", "record_key": "cases/1", "learnt_at": MONDAY, "proceedings_key": "1"}
    work = said | {"practitioner_key": "W1", "role": "childrens_guardian", "started_on": date(2025, 2, 1)}
    rows = frame("allocations", work, work | {"person_key": "7"}, work | {"proceedings_key": None})
    everything = gather([replace(told(), allocations=rows)], None)
    linked = link(everything.people)
    record = join(everything, linked, [])
    (case,) = record.proceedings["proceedings_id"].to_list()
    child = linked.children["child_id"][0]
    assert record.allocations.select("proceedings_id", "child_id").rows() == [(case, None), (case, child), (None, None)]
