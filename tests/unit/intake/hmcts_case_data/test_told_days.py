"""When an extension was granted, over several exports and the history; and the ones that a longer one overwrote."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from support.case_data import IVO, ZELDA, history, public_case, read_cases
from waypost.intake.contract import Reading


def exported(at: str, until: str | None, reason: str = "TimetableForChild") -> dict[str, Any]:
    case = public_case() | {"last_modified": at}
    case["case_data"]["children1"][0]["value"]["party"] |= {"completionDate": until, "extensionReason": reason}
    return case


def told(reading: Reading, person: str | None = ZELDA) -> list[tuple[Any, ...]]:
    rows = reading.events.filter(kind="extension_granted").filter(
        reading.events.filter(kind="extension_granted")["person_key"].eq_missing(person)
    )
    return [
        (learnt.date(), on, due, doubt)
        for learnt, on, due, doubt in rows.filter(~rows["record_key"].str.contains("history"))
        .select("learnt_at", "happened_on", "due_on", "doubt")
        .rows()
    ]


DOUBT = "day_not_given_first_told_taken"
JULY, AUGUST, SEPTEMBER = date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)
FIRST, SECOND = date(2026, 9, 30), date(2026, 11, 30)


def test_an_extension_keeps_the_day_on_which_it_was_first_told(tmp_path: Path) -> None:
    exports = [exported(f"2026-0{month}-01T10:00:00", "2026-09-30") for month in (8, 7)]
    assert told(read_cases(tmp_path, *exports)) == [(JULY, JULY, FIRST, DOUBT), (AUGUST, JULY, FIRST, DOUBT)]


def test_an_extension_that_a_longer_one_overwrote_is_told_on(tmp_path: Path) -> None:
    exports = [
        exported("2026-07-01T10:00:00", "2026-09-30"),
        exported("2026-08-01T10:00:00", "2026-11-30", "InternationalAspect"),
        exported("2026-09-01T10:00:00", "2026-11-30", "InternationalAspect"),
    ]
    assert told(read_cases(tmp_path, *exports)) == [
        (JULY, JULY, FIRST, DOUBT),
        (AUGUST, JULY, FIRST, DOUBT),
        (AUGUST, AUGUST, SECOND, DOUBT),
        (SEPTEMBER, JULY, FIRST, DOUBT),
        (SEPTEMBER, AUGUST, SECOND, DOUBT),
    ]


def test_an_extension_taken_back_is_not_told_on(tmp_path: Path) -> None:
    exports = [exported("2026-07-01T10:00:00", "2026-11-30"), exported("2026-08-01T10:00:00", "2026-09-30")]
    assert told(read_cases(tmp_path, *exports)) == [(JULY, JULY, SECOND, DOUBT), (AUGUST, AUGUST, FIRST, DOUBT)]
    gone = [exported("2026-07-01T10:00:00", "2026-11-30"), exported("2026-08-01T10:00:00", None)]
    assert told(read_cases(tmp_path, *gone)) == [(JULY, JULY, SECOND, DOUBT)]


def test_the_history_gives_each_extension_its_day(tmp_path: Path) -> None:
    earlier = history()
    earlier["auditEvents"].insert(0, earlier["auditEvents"][0] | {"created_date": "2026-07-20T23:30:00"})
    exports = [exported("2026-07-01T10:00:00", "2026-09-30"), exported("2026-08-01T10:00:00", "2026-11-30")]
    reading = read_cases(tmp_path, *exports, earlier)
    june = date(2026, 6, 30)
    assert told(reading) == [
        (JULY, june, FIRST, None),
        (AUGUST, june, FIRST, None),
        (AUGUST, date(2026, 7, 21), SECOND, None),  # half past midnight in London
    ]
    of_history = reading.events.filter(kind="extension_granted").filter(
        reading.events.filter(kind="extension_granted")["due_on"].is_null()
    )
    assert of_history["person_key"].to_list() == [ZELDA, ZELDA], "of nobody whose data do not bear it out"
    assert IVO not in of_history["person_key"].to_list()


def test_an_extension_of_the_history_alone_is_told_of_the_case_with_a_doubt(tmp_path: Path) -> None:
    (row,) = read_cases(tmp_path, history()).events.filter(kind="extension_granted").rows(named=True)
    assert (row["person_key"], row["doubt"], row["due_on"]) == (None, "children_not_told", None)


def test_a_day_that_a_later_export_gives_is_taken_from_then_on(tmp_path: Path) -> None:
    later = exported("2026-08-01T10:00:00", "2026-09-30")
    later["case_data"]["extendTimelineHearingDate"] = "2026-06-12"
    reading = read_cases(tmp_path, exported("2026-07-01T10:00:00", "2026-09-30"), later)
    assert told(reading) == [(JULY, JULY, FIRST, DOUBT), (AUGUST, date(2026, 6, 12), FIRST, None)]
