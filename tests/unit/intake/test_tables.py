"""One table from one file, every cell as text, each row with its number, and no row lost without a word."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from support.tables import GOOD, as_csv, files_in, put
from waypost.intake.tables import Table, read_table

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"


def table(folder: Path, content: str | bytes) -> Table:
    put(folder, "t.csv", content)
    (file,) = files_in(folder)
    read = read_table(file)
    assert read.read == read.frame.height + read.refused
    return read


def told(read: Table) -> list[tuple[str, str, bool]]:
    return read.findings.select("position", "rule", "is_refusal").rows()


def children(read: Table) -> list[tuple[int, str]]:
    return read.frame.select("row_number", "CHILD").rows()


def test_rows_are_numbered_as_records_with_the_header_as_row_1(tmp_path):
    read = table(tmp_path, HEADER + 'a,,,,,,\n\n"b\nb",,,,,,\nc,,,,,,')
    assert children(read) == [(2, "a"), (3, "b\nb"), (4, "c")]
    assert told(read) == []


def test_ragged_rows_are_refused_one_by_one(tmp_path):
    read = table(tmp_path, HEADER + "a,,,,,,\nb,,\nc,,,,,,,\nd,,,,,,\n")
    assert children(read) == [(2, "a"), (5, "d")]
    assert told(read) == [("row 3", "row_ragged", True), ("row 4", "row_ragged", True)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_gives_the_same_cells(tmp_path, encoding):
    read = table(tmp_path, (HEADER + "Zoë,,,,,,\n").encode(encoding))
    assert children(read) == [(2, "Zoë")]
    assert told(read) == []


def test_utf8_that_turns_into_windows_1252_half_way_is_read_and_told(tmp_path):
    rows = "Zoë,,,,,,\n" * 8000
    read = table(tmp_path, (HEADER + rows).encode() + "Chloé,,,,,,\n".encode("cp1252"))
    assert read.frame["CHILD"].unique().sort().to_list() == ["Chloé", "Zoë"]
    assert told(read) == [("file", "encoding_mixed", False)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line(tmp_path, end):
    assert children(table(tmp_path, (HEADER + "a,,,,,,\n").replace("\n", end))) == [(2, "a")]


@pytest.mark.parametrize("text", [HEADER, HEADER.strip(), "\n" + HEADER])
def test_a_header_alone_is_a_table_without_rows(tmp_path, text):
    read = table(tmp_path, text)
    assert (read.read, read.refused, told(read)) == (0, 0, [])


def test_columns_take_the_layouts_names_and_others_keep_theirs(tmp_path):
    read = table(tmp_path, "dob,child , ethnic,Sex,note\n1,2,3,4,5\n")
    assert read.frame.rows() == [(2, "1", "2", "3", "4", "5")]
    assert read.frame.columns == ["row_number", "DOB", "CHILD", "ETHNIC", "SEX", "unknown 5: note"]
    assert read.absent == ("UPN", "MOTHER", "MC_DOB")
    rules = [rule for _, rule, _ in told(read)]
    assert rules == ["column_absent", "column_absent", "column_absent", "column_not_known"]


def test_a_quote_that_is_not_closed_loses_its_own_row_and_no_other(tmp_path):
    rows = 'a,"x,,,,,\nb,,,,,,\nc,"x,y",,,,,\nd,"x",,,,,\ne,"x ""y""",,,,,\n'
    read = table(tmp_path, HEADER + rows)
    assert children(read) == [(3, "b"), (4, "c"), (5, "d"), (6, "e")]
    assert read.frame["SEX"].to_list() == ["", "x,y", "x", 'x "y"']
    assert told(read) == [("file", "quote_not_closed", False), ("row 2", "quote_not_closed", True)]


def test_a_stray_quote_that_swallows_rows_into_one_good_cell_is_noticed(tmp_path):
    read = table(tmp_path, HEADER + 'a,,,,,,"x\nb,,,,,,\nc,,,,,,"y"\nd,1,2\n')
    assert children(read) == [(3, "b"), (4, "c")]
    assert told(read)[1:] == [("row 5", "row_ragged", True), ("row 2", "quote_not_closed", True)]


def test_a_quoted_header_in_a_file_read_line_by_line_is_still_the_header(tmp_path):
    header = ",".join(f'"{name}"' for name in HEADER.strip().split(","))
    read = table(tmp_path, header + '\na,"x,,,,,\nb,,,,,,\n')
    assert children(read) == [(3, "b")]


def test_a_record_longer_than_is_read_refuses_the_file_and_is_never_loaded(tmp_path, monkeypatch):
    monkeypatch.setattr("waypost.intake.csv_records.limit", lambda name: 4096)
    read = table(tmp_path, HEADER + "a,,,,,,\n" + "x" * 10_000 + ",,,,,,\nb,,,,,,\n")
    assert (read.read, read.refused) == (1, 1)
    assert told(read) == [("file", "record_too_long", True)]


def test_a_record_too_long_after_mixed_encodings_is_refused_too(tmp_path, monkeypatch):
    monkeypatch.setattr("waypost.intake.csv_records.limit", lambda name: 4096)
    rows = "a,,,,,,\n" * 9000 + "é,,,,,,\n" + "a,,,,,,\n" * 900 + "x" * 10_000 + "\n"
    read = table(tmp_path, HEADER.encode() + rows.encode("cp1252"))
    assert told(read) == [("file", "record_too_long", True)]


def test_a_header_that_changed_since_it_was_seen_refuses_the_file(tmp_path):
    path = put(tmp_path, "t.csv", HEADER + "a,,,,,,\n")
    (file,) = files_in(tmp_path)
    path.write_text("A,B\n1,2\n")
    assert told(read_table(file)) == [("file", "header_changed", True)]


def test_a_file_that_has_gone_since_it_was_seen_is_refused(tmp_path):
    path = put(tmp_path, "t.csv", HEADER)
    (file,) = files_in(tmp_path)
    path.unlink()
    assert told(read_table(file)) == [("file", "file_not_whole", True)]


def test_parquet_becomes_the_same_text(tmp_path):
    columns = {
        "CHILD": [1001.0, 1002.5],
        "SEX": pl.Series(["F", None], dtype=pl.Categorical),
        "DOB": [date(2020, 2, 1), None],
        "ETHNIC": ["WBRI", "REFU"],
        "UPN": [datetime(2020, 1, 1, 9), None],
        "MOTHER": [True, None],
        "MC_DOB": [datetime(2020, 1, 1, 9, tzinfo=UTC), None],
    }
    pl.DataFrame(columns).write_parquet(tmp_path / "t")
    (file,) = files_in(tmp_path)
    read = read_table(file)
    first, second = read.frame.rows()
    assert first[:5] == (2, "1001", "F", "2020-02-01", "WBRI")
    assert first[5:] == ("2020-01-01T09:00:00", "true", "2020-01-01T09:00:00Z")
    assert second == (3, "1002.5", "", "", "REFU", "", "", "")


def test_parquet_that_holds_lists_or_breaks_off_is_refused(tmp_path):
    frame = pl.DataFrame({name: [["x"]] if name == "UPN" else ["x"] for name in GOOD["header"]})
    frame.write_parquet(tmp_path / "lists")
    pl.DataFrame([GOOD["header"]]).write_parquet(tmp_path / "whole")
    lists, whole = files_in(tmp_path)
    assert told(read_table(lists)) == [("file", "cell_not_plain", True)]
    damaged = bytearray((tmp_path / "whole").read_bytes())
    damaged[4:60] = bytes(56)
    (tmp_path / "whole").write_bytes(damaged)
    assert told(read_table(whole)) == [("file", "file_not_whole", True)]


def test_no_message_holds_a_cell(tmp_path):
    read = table(tmp_path, as_csv([{**GOOD["header"], "CHILD": "Qzanary"}]) + 'Qzanary,"Qzanary,1\nQzanary,2\n')
    assert "Qzanary" not in str(read.findings.rows())
