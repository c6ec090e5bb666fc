"""The ways of a build: whose are walked, read from the record and released."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from invented_records import RecordBuilder, at, event
from support.agreements import put_basis, usable
from waypost.journeys.store.memory import MemoryStore
from waypost.pipeline.basis.usable import OtherPurpose, UsableRecord
from waypost.pipeline.ways import WayNotAsked, WaysAsked, ways
from waypost.vocabulary.sharing_terms import DIRECT_WORK, MEASURES

DAY = date(2026, 1, 5)
ISSUED, ORDERED, CLOSED = "Application issued", "Order made", "Closed to Cafcass"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixteen children of one case each in Birmingham, thirty of public law in Truro, ten of these still open."""
    builder = RecordBuilder()
    for number in range(46):
        is_public = number >= 16
        child, case = f"C-{number:02}", f"P-{number:02}"
        told = [event("application_issued", DAY, child, case), event("order_made", DAY + timedelta(40), child, case)]
        if not is_public or number % 3:
            told.append(event("case_closed", DAY + timedelta(50 + number % 2), child, case))
        if is_public:
            told.append(event("pre_proceedings_decided", DAY - timedelta(90), child, None))
        law, area = ("public", "truro") if is_public else ("private", "birmingham")
        of = {"proceedings_id": case, "law": law, "application": "other", "area": area}
        builder.statement("cafcass", f"1/{number}", at(DAY), told, case=of)
    folder = tmp_path_factory.mktemp("ways") / "out"
    store = MemoryStore()
    store.load(builder.linked())
    store.save(folder / "record")
    return put_basis(folder)


@pytest.fixture
def record(out: Path) -> UsableRecord:
    return usable(out, MEASURES)


def told(record: UsableRecord, **asked: object) -> list[tuple]:
    rows = ways(record, WaysAsked(**asked))["ways"]
    return [(row["steps"], row["ways"], row["median_days"]) for row in rows]


def test_closed_ways_of_all_laws_and_areas(record):
    assert told(record) == [([ISSUED, ORDERED, CLOSED], 35, 51.0)]


def test_of_a_law_or_an_area_and_with_those_still_open(record):
    assert told(record, law="private") == [([ISSUED, ORDERED, CLOSED], 15, 51.0)]
    assert told(record, area="truro") == [([ISSUED, ORDERED, CLOSED], 20, 51.0)]
    assert told(record, law="public", is_open_too=True) == [
        ([ISSUED, ORDERED, CLOSED], 20, 51.0),
        ([ISSUED, ORDERED], 10, 40.0),
    ]
    assert told(record, law="private", area="truro") == []


def test_a_whole_journey_goes_through_every_agency(record):
    first, *_ = told(record, is_whole_journey=True)
    assert first == (["Pre-proceedings begun", ISSUED, ORDERED, CLOSED], 20, 141.0)


def test_where_ways_part_and_how_long_is_waited(record):
    rows = ways(record, WaysAsked())["what_follows"]
    assert [(row["before"], row["after"], row["median_days"]) for row in rows] == [
        (None, ISSUED, None),
        (ISSUED, ORDERED, 40.0),
        (CLOSED, None, None),
        (ORDERED, CLOSED, 11.0),
    ]


def test_a_record_without_the_table_is_mended_in_memory(record, out, tmp_path):
    before = ways(record, WaysAsked(is_open_too=True))
    kept = (out / "record" / "ways.parquet").rename(tmp_path / "ways.parquet")
    try:
        assert ways(record, WaysAsked(is_open_too=True)) == before
    finally:
        kept.rename(out / "record" / "ways.parquet")


def test_what_does_not_go_together_is_said(record, out):
    for asked in ({"is_whole_journey": True, "law": "public"}, {"law": "criminal"}, {"area": "nowhere"}):
        with pytest.raises(WayNotAsked):
            WaysAsked(**asked)
    with pytest.raises(OtherPurpose):
        ways(usable(out, DIRECT_WORK), WaysAsked())
