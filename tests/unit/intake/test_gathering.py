"""All files of one table put together: one frame of text, each row with its file, number, sender and what was read."""

from __future__ import annotations

import json

from support.tables import GOOD, files_in, put, put_manifest, row
from waypost.intake.gathering import PROVENANCE, gather, gather_each
from waypost.intake.layouts import layouts_of

HEADER = layouts_of("ssda903")["header"]


def test_rows_of_many_files_stand_in_one_frame_each_with_where_it_came_from(tmp_path):
    put_manifest(tmp_path / "a", sender="E1", received_at="2027-03-31T18:00:00Z", collection_year="2026/27")
    put(tmp_path / "a", "1.csv", [row("header", CHILD="1"), row("header", CHILD="2")])
    put(tmp_path / "b", "2.csv", [{"CHILD": "3", "SEX": "F", "DOB": "", "ETHNIC": "", "note": "n"}])
    gathered = gather(HEADER, files_in(tmp_path))
    assert gathered.frame.columns == [*PROVENANCE, *HEADER.column_names]
    assert gathered.frame.sort("file").select("file", "row_number", "sender", "CHILD", "UPN").rows() == [
        ("a/1.csv", 2, "E1", "1", "A12345678901B"),
        ("a/1.csv", 3, "E1", "2", "A12345678901B"),
        ("b/2.csv", 2, None, "3", None),
    ]
    assert gathered.read == {"a/1.csv": 2, "b/2.csv": 1}
    assert gathered.refused == {"a/1.csv": 0, "b/2.csv": 0}
    assert gathered.absent == {"a/1.csv": (), "b/2.csv": ("UPN", "MOTHER", "MC_DOB")}


def test_a_row_is_kept_whole_as_it_stood(tmp_path):
    put(tmp_path, "1.csv", [{**row("header", CHILD=" 1 "), "note": 'say "so"\n'}])
    (read,) = gather(HEADER, files_in(tmp_path)).frame["read"]
    assert json.loads(read) == {**GOOD["header"], "CHILD": " 1 ", "unknown 8: note": 'say "so"\n'}


def test_null_bytes_refuse_a_row_and_characters_that_cannot_be_read_are_told(tmp_path):
    rows = [row("header", CHILD="1\0"), row("header", CHILD="\ufffd\0"), row("header", CHILD="3\ufffd"), row("header")]
    put(tmp_path, "1.csv", rows)
    gathered = gather(HEADER, files_in(tmp_path))
    assert gathered.findings.select("position", "rule", "is_refusal").rows() == [
        ("row 2", "null_byte", True),
        ("row 3", "null_byte", True),
        ("row 4", "character_not_readable", False),
    ]
    assert gathered.frame["row_number"].to_list() == [4, 5]
    assert (gathered.read, gathered.refused) == ({"1.csv": 4}, {"1.csv": 2})


def test_a_table_without_a_file_is_an_empty_frame(tmp_path):
    put(tmp_path, "1.csv", [GOOD["header"]])
    tables = dict(gather_each("ssda903", files_in(tmp_path)))
    assert tables["header"].frame.height == 1
    assert tables["episodes"].frame.height == 0
    assert set(tables["episodes"].frame.columns) >= set(GOOD["episodes"])
