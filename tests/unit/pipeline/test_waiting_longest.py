"""Who has waited longest: of one place, in open proceedings, what somebody must do before a hearing that is to come."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from waypost.journeys.tables import CHILDREN_IN_PROCEEDINGS
from waypost.journeys.tables_of_waits import WAITS
from waypost.pipeline.basis.usable import OtherPurpose, UsableRecord, usable_record
from waypost.pipeline.waiting_longest import NobodyWaits, waiting_longest
from waypost.vocabulary.sharing_terms import DIRECT_WORK, MEASURES, RECORD_OPERATOR

AS_OF = date(2027, 3, 31)


def child(child_id: str, **told: object) -> dict[str, object]:
    usual = {"law": "public", "application": "section_31", "area": "devon", "authority": "E10000008"}
    days = {"started_on": date(2026, 3, 31), "is_told_by_cafcass": True, "proceedings_id": f"P-{child_id}"}
    return {"child_id": child_id, **usual, **days, **told}


def wait(child_id: str, kind: str, owner: str, since_on: date, **told: object) -> dict[str, object]:
    usual = {"stage": "proceedings", "begun_on": date(2026, 3, 31), "cause": kind, "basis": "dates"}
    named = {"child_id": child_id, "proceedings_id": f"P-{child_id}", "kind": kind, "owner": owner}
    return {**named, "since_on": since_on, **usual, **told}


CHILDREN = [
    child("C-1"),
    child("C-2"),
    child("C-3", area="truro", authority="E06000052"),
    child("C-4", closed_on=date(2027, 3, 1)),
    child("C-5", is_told_by_cafcass=False),
    child("C-6", started_on=date(2027, 3, 3)),
]
WAITED = [
    wait("C-1", "late_report", "local_authority", date(2027, 3, 10)),
    wait("C-1", "next_hearing", "court", date(2026, 9, 30)),
    wait("C-1", "report", "cafcass", date(2026, 9, 1), until_on=date(2026, 10, 1)),
    wait("C-2", "lost_hearing", "court", date(2026, 12, 30), cause="judicial_availability"),
    wait("C-2", "practitioner", "cafcass", date(2027, 2, 3)),
    wait("C-3", "late_report", "experts", date(2026, 4, 1)),
    wait("C-4", "late_report", "experts", date(2026, 4, 1)),
]


@pytest.fixture
def usable(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UsableRecord:
    """A record of six children, where a build would keep it."""
    record = tmp_path / "record"
    record.mkdir()
    for name, rows, schema in (
        ("children_in_proceedings", CHILDREN, CHILDREN_IN_PROCEEDINGS),
        ("waits", WAITED, WAITS),
    ):
        pl.DataFrame(rows, schema=dict(schema)).write_parquet(record / f"{name}.parquet")
    pl.DataFrame({"as_of": [AS_OF]}).write_parquet(record / "told_as_of.parquet")
    monkeypatch.setattr(UsableRecord, "record", property(lambda self: record))
    return usable_record(built, purpose=DIRECT_WORK, role=RECORD_OPERATOR, on=AS_OF)


def test_the_longest_wait_comes_first_and_a_hearing_to_come_is_none(usable: UsableRecord) -> None:
    rows = waiting_longest(usable, "devon", most=50)
    assert [(row["child_id"], row["waited_weeks"], row["weeks_open"]) for row in rows] == [
        ("C-2", 13, 52),
        ("C-1", 3, 52),
        ("C-6", 0, 4),
    ]


def test_every_open_wait_is_told_with_whose_move_it_is(usable: UsableRecord) -> None:
    first, second, last = waiting_longest(usable, "devon", most=50)
    assert first["whose_move"] == ["court", "cafcass"]
    assert first["waits"][0] == {
        "what": "A hearing called off, until it is held (no judge available, or too little time listed)",
        "since_on": "2026-12-30",
        "owner": "court",
        "weeks": 13,
    }
    assert second["whose_move"] == ["local_authority"]
    assert [one["owner"] for one in second["waits"]] == ["local_authority", "court"]
    assert (last["whose_move"], last["waits"]) == ([], [])


def test_an_authority_is_a_place_too_and_a_list_is_no_longer_than_asked(usable: UsableRecord) -> None:
    assert [row["child_id"] for row in waiting_longest(usable, "E06000052", most=1)] == ["C-3"]
    assert len(waiting_longest(usable, "devon", most=2)) == 2


def test_a_place_where_nobody_waits_is_said_plainly(usable: UsableRecord) -> None:
    with pytest.raises(NobodyWaits, match="Name an area"):
        waiting_longest(usable, "atlantis", most=5)


def test_a_record_opened_to_be_counted_lists_nobody(usable: UsableRecord, built: Path) -> None:
    counted = usable_record(built, purpose=MEASURES, role=RECORD_OPERATOR, on=AS_OF)
    with pytest.raises(OtherPurpose):
        waiting_longest(counted, "devon", most=5)
