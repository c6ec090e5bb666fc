"""The lists in a workbook: which sheet is which, and what of it is read, left and refused."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from support.annex_a import LISTS, list_row, put_workbook
from support.tables import put_manifest, read_folder
from waypost.intake.annex_a.read import read as read_annex_a
from waypost.intake.files import discover
from waypost.intake.layouts import layouts

ROWS = {table: [list_row(table)] for table in LISTS}
OTHERS = {
    layout.table: layout.column_names for layout in layouts() if layout.source == "annex_a" and not layout.is_read
}


def read(folder, sheets, **how):
    put_manifest(folder, sender="E08000031", received_at="2027-03-31T18:00:00Z")
    put_workbook(folder / "anything.xlsx", sheets, **how)
    return read_folder(folder)


def kinds(reading):
    return sorted(f"{day} {kind}" for day, kind in reading.events.select("happened_on", "kind").rows())


def test_lists_are_told_by_their_titles_and_not_by_the_names_of_sheets(tmp_path):
    reading = read(tmp_path, {"c": ROWS["list_10"], "List 10": ROWS["list_7"], "List 7": ROWS["list_8"]})
    assert sorted(reading.records["position"]) == ["List 10, row 2", "List 7, row 2", "List 8, row 2"]
    assert reading.findings.is_empty()
    assert [(count.read, count.accepted, count.refused) for count in reading.files] == [(3, 3, 0)]


def retitled(row, change):
    return {change(title): cell for title, cell in row.items()}


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        lambda title: f"  {title.replace(' ', '   ')} ",
        lambda title: title.replace("(Y/N)", "").replace("?", ""),
        lambda title: title.replace("'", "\u2019"),
        lambda title: title.replace("Gender", "Sex").replace("Date of Birth", "DOB"),
        lambda title: title.replace("Child Unique ID", "Child ID").replace(
            "Does the Child have a Disability", "Disability"
        ),
        lambda title: (
            title.replace("Date of ", "").replace("Date ", "") + " date" if title.startswith("Date") else title
        ),
        lambda title: title.replace("the ", "").replace("Months", "months").replace("Plan", "plan"),
    ],
)
def test_titles_in_other_words(tmp_path, change):
    sheets = {table: [retitled(row, change) for row in rows] for table, rows in ROWS.items()}
    reading = read(tmp_path, sheets)
    assert reading.findings.is_empty()
    assert reading.records.height == 3
    assert len(reading.events) == len(read(tmp_path / "as it is", ROWS).events)


@pytest.mark.parametrize("at", [(0, 0), (3, 2), (0, 5), (9, 0)])
def test_a_row_has_the_number_that_people_see_beside_it(tmp_path, at):
    reading = read(tmp_path, {"s": ROWS["list_8"]}, above=("Invented Council", "List 8", ""), at=at)
    assert reading.records["position"].to_list() == [f"List 8, row {at[0] + 5}"]
    assert reading.findings.is_empty()


def test_other_lists_are_known_and_left_and_said_so(tmp_path):
    sheets = {table: [dict.fromkeys(columns, "x")] for table, columns in OTHERS.items()}
    reading = read(tmp_path, {**sheets, "notes": [{"These are": "notes"}], "mine": ROWS["list_8"]})
    said = reading.findings.select("position", "rule", "message").rows()
    left = [message for _, rule, message in said if rule == "list_not_read"]
    assert left == [f"the sheet is list {table.removeprefix('list_')}; it was left" for table in OTHERS]
    assert [(place, rule) for place, rule, _ in said if rule == "sheet_no_list"] == [("sheet 9", "sheet_no_list")]
    assert [(count.read, count.accepted) for count in reading.files] == [(1, 1)]


def test_two_sheets_of_one_list_are_both_read(tmp_path):
    open_rows, closed = ROWS["list_8"], [list_row("list_8", child_unique_id="2002")]
    reading = read(tmp_path, {"open": open_rows, "plans": ROWS["list_7"], "closed": [{**closed[0], "Local note": "n"}]})
    assert sorted(reading.records["position"]) == ["List 7, row 2", "List 8, row 2", "List 8, sheet 3, row 2"]
    assert reading.findings.select("position", "rule").rows() == [("List 8, sheet 3, row 1", "column_not_known")]
    assert sorted(reading.people["person_key"]) == ["1001", "1001", "2002"]


def test_a_sheet_that_is_nearly_a_list_is_refused_with_what_it_lacks(tmp_path):
    row = {title: cell for title, cell in list_row("list_8").items() if title != "Child's Legal Status"}
    reading = read(tmp_path, {"s": [row], "t": ROWS["list_7"]})
    (refusal,) = reading.findings.filter("is_refusal").to_dicts()
    assert (refusal["position"], refusal["rule"]) == ("List 8, row 1", "list_not_whole")
    assert "no column Child's Legal Status" in refusal["message"]
    assert [(count.read, count.accepted, count.refused) for count in reading.files] == [(2, 1, 1)]


def test_days_in_every_form_of_a_spreadsheet(tmp_path):
    forms = [
        date(2024, 2, 15),
        45337,
        45337.5,
        "15/02/2024",
        "2024-02-15",
        "15 February 2024",
        "15-Feb-2024",
        "15.02.2024",
    ]
    rows = [
        list_row("list_8", start_date_of_current_legal_status="", start_date_of_most_recent_placement="")
        | {"Child Unique ID": number, "Date Started to be Looked After": form, "Child's Legal Status": ""}
        for number, form in enumerate(forms, 1)
    ]
    reading = read(tmp_path, {"s": rows})
    assert kinds(reading) == ["2024-02-15 care_started"] * len(forms)
    assert sorted(reading.people["person_key"]) == sorted(str(number) for number in range(1, len(forms) + 1))


@pytest.mark.parametrize("day", [date(2024, 2, 15), 45337 - 1462])
def test_a_workbook_that_counts_days_from_1904(tmp_path, day):
    row = list_row("list_8") | {"Date Started to be Looked After": day}
    reading = read(tmp_path, {"s": [row]}, counts_from_1904=True)
    assert "2024-02-15 care_started" in kinds(reading)


def test_columns_missing_unknown_twice_and_without_a_title(tmp_path):
    row = list_row("list_8") | {"Notes of ours": "x", "CHILD ID": "again", " ": ""}
    del row["Placement Provider"]
    reading = read(tmp_path, {"s": [row]})
    assert sorted(reading.findings["message"]) == [
        "2 columns are not known; they are kept and not used",
        "Annex A list_8 has a column Placement Provider; this file has not",
    ]
    assert reading.people["person_key"].to_list() == ["1001"]


def test_empty_rows_are_none_and_a_row_that_is_told_twice_is_read_once(tmp_path):
    rows = [list_row("list_7"), dict.fromkeys(list_row("list_7"), ""), list_row("list_7")]
    reading = read(tmp_path, {"s": rows})
    assert [(count.read, count.accepted, count.refused) for count in reading.files] == [(2, 1, 1)]
    assert reading.findings.select("position", "rule").rows() == [("List 7, row 4", "row_repeated")]


def test_a_workbook_without_a_list_that_is_read_is_not_read(tmp_path):
    put_workbook(tmp_path / "a.xlsx", {"s": [{"Name": "x", "Number": "1"}]})
    put_workbook(tmp_path / "b.xlsx", {"s": [dict.fromkeys(OTHERS["list_3"], "x")]})
    told = {unread.file: (unread.reason, unread.is_known_format) for unread in discover(tmp_path).unread}
    assert told == {
        "a.xlsx": ("is a workbook without a list of Annex A", False),
        "b.xlsx": ("is a workbook of Annex A with list 3, and without lists 7, 8 and 10", True),
    }


def test_a_list_of_another_number_as_csv_is_known_and_not_read(tmp_path):
    (tmp_path / "list.csv").write_text(",".join(OTHERS["list_3"]) + "\n")
    (unread,) = discover(tmp_path).unread
    assert unread.reason == "is list 3 of Annex A, a known list that is not read yet"


def test_a_workbook_that_is_no_longer_what_it_was_is_refused_and_counted(tmp_path):
    put_manifest(tmp_path, sender="E08000031", received_at="2027-03-31T18:00:00Z")
    path = put_workbook(tmp_path / "a.xlsx", ROWS)
    found = discover(tmp_path).files
    path.write_bytes(path.read_bytes()[:2000])
    reading = read_annex_a(found)
    assert [(count.read, count.accepted, count.refused) for count in reading.files] == [(1, 0, 1)]
    assert reading.findings.filter("is_refusal").select("position", "rule").rows() == [("file", "workbook_not_read")]


def test_no_name_of_a_sheet_is_ever_said(tmp_path):
    reading = read(tmp_path, {"Qzanary": ROWS["list_8"], "Qz2": [{"Qz3": "Qz4"}]})
    assert "Qz" not in str(reading.findings.rows())
    assert reading.records.filter(pl.col("read").str.contains("Qz")).is_empty()
