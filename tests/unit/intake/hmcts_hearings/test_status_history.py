"""The history of a hearing's status: acts on their own days."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

from support.case_data import (
    PRIVATE_ID,
    hearings,
    read_bytes,
    read_hearings,
    rules,
    source_file,
    status_csv,
    status_rows,
)
from waypost.intake import hmcts_hearings
from waypost.intake.contract import Reading
from waypost.intake.files import discover
from waypost.intake.hmcts_hearings.status_history import Changed, acts_of

HEARING = 2000004660


def rows(*changes: tuple[str, str], number: int = HEARING, **more: Any) -> list[dict[str, Any]]:
    return [
        {"hearing_id": number, "status": status, "status_update_date_time": at, "caseRef": PRIVATE_ID, **more}
        for status, at in changes
    ]


def told(reading: Reading) -> list[tuple[str, date]]:
    return reading.events.sort("learnt_at").select("kind", "happened_on").rows()


def test_requested_listed_and_taken_off_each_on_its_day(tmp_path: Path) -> None:
    reading = read_hearings(tmp_path, status_rows())
    assert told(reading) == []
    assert rules(reading) == {"hearing_without_case"}
    assert [(count.read, count.accepted) for count in reading.files] == [(8, 8)]
    placed = read_hearings(tmp_path, status_rows(), hearings())
    history = placed.events.filter(placed.events["record_key"].str.starts_with("status/"))
    assert history.sort("learnt_at").select("kind", "happened_on", "code").rows() == [
        ("hearing_requested", date(2026, 1, 22), "first_hearing_dispute_resolution"),
        ("hearing_put_on_list", date(2026, 2, 2), "first_hearing_dispute_resolution"),
        ("hearing_taken_off_list", date(2026, 3, 1), "first_hearing_dispute_resolution"),
        ("hearing_held", date(2026, 5, 11), "final"),
    ]
    assert (history["learnt_at"] == history["happened_at"].fill_null(history["learnt_at"])).all()


def test_an_outcome_is_told_with_a_doubt_only_where_the_day_is_told_nowhere(tmp_path: Path) -> None:
    held = rows(("COMPLETED", "2026-05-11T08:00:00"), number=2000004659)
    assert [(row["kind"], row["doubt"]) for row in read_hearings(tmp_path, held).events.rows(named=True)] == [
        ("hearing_held", "day_recorded_taken")
    ]
    listed = hearings()
    listed["caseHearings"][0]["hmcStatus"] = "COMPLETED"
    both = read_hearings(tmp_path, held, listed)
    assert both.events.filter(kind="hearing_held").select("happened_on", "doubt").rows() == [(date(2026, 5, 9), None)]


def test_listed_again_after_an_update_is_no_listing_and_after_it_was_off_it_is(tmp_path: Path) -> None:
    given = rows(
        ("LISTED", "2026-02-01T09:00:00"),
        ("LISTED", "2026-02-02T09:00:00"),
        ("UPDATE_REQUESTED", "2026-02-03T09:00:00"),
        ("LISTED", "2026-02-04T09:00:00"),
        ("ADJOURNED", "2026-03-02T09:00:00"),
        ("LISTED", "2026-03-09T09:00:00"),
        ("AWAITING_ACTUALS", "2026-03-10T09:00:00"),
    )
    assert told(read_hearings(tmp_path, given)) == [
        ("hearing_put_on_list", date(2026, 2, 1)),
        ("hearing_adjourned", date(2026, 3, 2)),
        ("hearing_put_on_list", date(2026, 3, 9)),
    ]


def test_midnight_is_londons(tmp_path: Path) -> None:
    assert told(read_hearings(tmp_path, rows(("LISTED", "2026-06-01T23:30:00")))) == [
        ("hearing_put_on_list", date(2026, 6, 2))
    ]


def test_a_message_of_change_is_a_row(tmp_path: Path) -> None:
    update = {"hmcStatus": "LISTED", "hearingResponseReceivedDateTime": "2026-02-02T10:00:00Z"}
    message = {"hmctsServiceCode": "ABA5", "caseRef": str(PRIVATE_ID), "hearingId": "7", "hearingUpdate": update}
    reading = read_hearings(tmp_path, message)
    assert told(reading) == [("hearing_put_on_list", date(2026, 2, 2))]
    assert reading.proceedings["law"].to_list() == ["private"]
    late = {"hmcStatus": "LISTED", "hearingEventBroadcastDateTime": "2026-02-03T10:00:00Z"}
    assert told(read_hearings(tmp_path, message | {"hearingUpdate": late}))[0][1] == date(2026, 2, 3)


def test_what_cannot_be_used(tmp_path: Path) -> None:
    given = [
        *rows(("LISTED", "soon")),
        *rows(("LISTED", "2026-02-01T09:00:00"), hearing_id=None),
        *rows(("LISTED", "2026-02-01T09:00:00"), hmcts_service_id="BBA3"),
        *rows(("SLEPT", "2026-02-01T09:00:00")),
    ]
    reading = read_hearings(tmp_path, given)
    assert rules(reading) == {
        *("date_not_read", "hearing_instant_missing", "hearing_without_id", "hearing_of_another_service"),
        "status_not_known",
    }
    assert [(count.read, count.refused) for count in reading.files] == [(4, 3)]


def test_the_table_reads_as_the_rows_do(tmp_path: Path) -> None:
    (tmp_path / "audit.csv").write_text(status_csv())
    (tmp_path / "audit.csv").write_text(status_csv() + "ragged,row\n")
    found = discover(tmp_path)
    assert [(file.source, file.table) for file in found.files] == [("hmcts_hearings", "hearing_status_audit")]
    (tmp_path / "list").mkdir()
    by_case = read_bytes("hmcts_hearings", tmp_path / "list", b"{}")
    assert rules(by_case) == {"no_hearings"}
    table = hmcts_hearings.read(found.files)
    as_json = read_hearings(tmp_path, status_rows())
    assert table.records["record_key"].to_list() == as_json.records["record_key"].to_list()
    assert [(count.read, count.accepted, count.refused) for count in table.files] == [(9, 8, 1)]
    assert "row_ragged" in rules(table)
    assert table.records["position"].str.starts_with("row ").all()


def test_a_table_that_names_the_case_needs_no_list(tmp_path: Path) -> None:
    header, *lines = status_csv().splitlines()
    text = "\n".join([f"{header},case_reference", *(f"{line},{PRIVATE_ID}" for line in lines)]) + "\n"
    (tmp_path / "audit.csv").write_text(text)
    (file,) = discover(tmp_path).files
    reading = hmcts_hearings.read([file])
    assert set(reading.proceedings["court_case_number"]) == {str(PRIVATE_ID)}
    assert reading.events.height == 4
    assert source_file(tmp_path / "audit.csv", "hmcts_hearings").table == ""


def test_the_same_row_twice_is_one_and_two_files_in_any_order_give_the_same(tmp_path: Path) -> None:
    one = read_hearings(tmp_path, status_rows(), status_rows(), hearings())
    other = read_hearings(tmp_path, hearings(), list(reversed(status_rows())))
    assert one.events.equals(other.events)
    assert one.records["record_key"].to_list() == other.records["record_key"].to_list()


def test_changes_of_one_instant_are_told_apart_by_what_they_say_and_never_by_their_order() -> None:
    at = datetime(2026, 2, 2, 10, tzinfo=UTC)
    same = [Changed("1", case_id, None, "LISTED", at, "event") for case_id in ("2", None, "1")]
    later = Changed("1", "1", None, "CANCELLED", at.replace(hour=11), "event")
    found = {tuple(sorted(acts_of([*order, later]).items(), key=str)) for order in permutations(same)}
    assert len(found) == 1
    (told_once,) = found
    assert [act for change, act in told_once if act == "put_on_list"] == ["put_on_list"]
