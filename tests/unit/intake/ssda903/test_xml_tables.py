"""The return as XML says what the same return says as CSV."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from support.ssda903_xml import as_xml
from support.tables import GOOD, TABLES_OF, put, put_manifest, read_folder, row, rules
from waypost.intake.contract import Reading
from waypost.pipeline.bench import peak_memory
from waypost.pipeline.bench.return_file import write_return

TABLES = {
    name: [row(name, CHILD="1001"), row(name, CHILD="1002", **({"UPN": "A12345678901C"} if name == "header" else {}))]
    for name in TABLES_OF["ssda903"]
}


def read_xml(folder: Path, content: bytes) -> Reading:
    put_manifest(folder, sender="E08000031", received_at="2027-03-31T18:00:00Z", collection_year="2026/27")
    put(folder, "return.xml", content)
    return read_folder(folder)


def read_csv(folder: Path) -> Reading:
    put_manifest(folder, sender="E08000031", received_at="2027-03-31T18:00:00Z", collection_year="2026/27")
    for name, rows in TABLES.items():
        put(folder, f"{name}.csv", rows)
    return read_folder(folder)


def sorted_rows(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.sort(frame.columns, nulls_last=False)


@pytest.mark.parametrize(
    "content",
    [
        as_xml(TABLES),
        as_xml(TABLES, encoding="utf-16"),
        as_xml(TABLES, encoding="windows-1252"),
        as_xml(TABLES, namespace="urn:invented"),
        b"\xef\xbb\xbf" + as_xml(TABLES),
    ],
    ids=["utf-8", "utf-16", "windows-1252", "with a namespace", "with a mark"],
)
def test_xml_says_what_csv_says(tmp_path, content):
    csv, xml = read_csv(tmp_path / "csv"), read_xml(tmp_path / "xml", content)
    for name in ("people", "events"):
        assert_frame_equal(sorted_rows(getattr(csv, name)), sorted_rows(getattr(xml, name)))
    assert sorted(csv.records["record_key"]) == sorted(xml.records["record_key"])
    (count,) = xml.files
    assert (count.read, count.accepted, count.refused) == (24, 24, 0)
    assert rules(xml) == []


def test_a_row_is_named_by_its_place_in_the_file(tmp_path):
    reading = read_xml(tmp_path, as_xml({"header": [row("header")], "episodes": [row("episodes", DECOM="31/02/2024")]}))
    assert reading.records.select("record_key", "position").rows() == [("header/1001/2026/27", "row 1")]
    refused = reading.findings.filter("is_refusal")
    assert refused.select("position", "rule").rows() == [("row 2", "date_not_real")]
    assert (reading.files[0].read, reading.files[0].refused) == (2, 1)


def test_a_child_without_an_adoption_has_no_row_of_one(tmp_path):
    reading = read_xml(tmp_path, as_xml({"header": [row("header")], "episodes": [row("episodes")]}))
    assert sorted(key.split("/")[0] for key in reading.records["record_key"]) == ["episodes", "header"]


def test_what_is_not_known_is_kept_and_told(tmp_path):
    plain = as_xml({"header": [row("header")]}).decode()
    more = "<SHOESIZE>38</SHOESIZE><NEW><THING>Qz new</THING></NEW></HEADER>"
    reading = read_xml(
        tmp_path, plain.replace("</HEADER>", more).replace("</EXPSSDA903>", "<NOTE/></EXPSSDA903>").encode()
    )
    assert "Qz new" in reading.records["read"][0]
    assert "38" in reading.records["read"][0]
    told = reading.findings.select("position", "rule", "is_refusal").rows()
    assert told == [("file", "column_not_known", False), ("after CHILD[1]", "element_not_known", True)]
    assert (reading.files[0].read, reading.files[0].refused) == (2, 1)
    assert "Qz" not in str(reading.findings.rows())


@pytest.mark.parametrize(
    ("spoil", "read", "refused"),
    [
        (lambda content: content[:-40], 13, 1),
        (lambda content: content.replace(b"</EPISODE>", b"", 1), 13, 1),
        (lambda content: content.replace(b"<LS>", b"<LS>&nope;", 1), 13, 1),
        (lambda content: content.replace(b"<CHILD>", b"<CHILD", 1), 13, 1),
    ],
    ids=["cut", "not closed", "entity", "no child"],
)
def test_a_child_that_is_not_whole_is_refused_and_the_others_are_read(tmp_path, spoil, read, refused):
    reading = read_xml(tmp_path, spoil(as_xml(TABLES)))
    (count,) = reading.files
    assert count.read == count.accepted + count.refused == read
    assert count.refused == refused
    assert reading.records.height == count.accepted
    assert "xml_not_whole" in reading.findings["rule"].to_list()


def test_bytes_that_are_no_utf8_are_read_as_windows_1252(tmp_path):
    content = as_xml({"header": [row("header", ETHNIC="Qz")]}).replace(b"Qz", b"Qz\xe9")
    assert "Qzé" in read_xml(tmp_path, content).records["read"][0]


def test_nothing_outside_the_file_is_asked_for(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Qz secret")
    bomb = f"<EXPSSDA903><!-- x --><?go {secret}?><CHILD><HEADER><CHILDID>1</CHILDID></HEADER></CHILD></EXPSSDA903>"
    reading = read_xml(tmp_path / "in", bomb.encode())
    assert "Qz" not in str(reading.records.rows())
    assert reading.files[0].read == 1


def test_many_rows_are_taken_a_piece_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr("waypost.intake.ssda903.xml_tables._AT_ONCE", 3)
    rows = [row("header", CHILD=str(number), UPN="") for number in range(20)]
    reading = read_xml(tmp_path, as_xml({"header": rows, "episodes": [row("episodes", CHILD="7")]}))
    assert reading.records.height == 21
    assert reading.people.height == 20


def test_a_large_table_is_read_some_children_at_a_time_and_says_the_same(tmp_path, monkeypatch):
    children = [str(number) for number in range(1000, 1030)]
    tables = {
        name: [row(name, CHILD=child, **({"UPN": ""} if name == "header" else {})) for child in children]
        for name in ("header", "episodes", "missing")
    }
    tables["episodes"] += [row("episodes", CHILD=child, DECOM="01/05/2024", RNE="P", LS="C2") for child in children]
    tables["episodes"].append(tables["episodes"][3])
    whole = read_xml(tmp_path / "whole", as_xml(tables))
    monkeypatch.setattr("waypost.intake.ssda903.read._ROWS_A_PART", 7)
    monkeypatch.setattr("waypost.intake.ssda903.xml_tables._AT_ONCE", 5)
    parts = read_xml(tmp_path / "parts", as_xml(tables))
    for name in ("records", "people", "events", "findings"):
        assert_frame_equal(sorted_rows(getattr(whole, name)), sorted_rows(getattr(parts, name)))
    assert whole.files == parts.files
    assert whole.files[0].refused == 1
    assert parts.events.filter(doubt="legal_status_differs").height == len(children)


def test_an_element_that_stands_again_is_kept_beside_the_first_and_told(tmp_path):
    plain = as_xml({"header": [row("header")], "episodes": [row("episodes")]}).decode()
    twice = plain.replace("<LS>C1</LS>", "<LS>C1</LS><LS>C2</LS><LS>E1</LS>").replace(
        "<SEX>F</SEX>", "<SEX>F</SEX>" * 2
    )
    reading = read_xml(tmp_path, twice.encode())
    assert reading.events.filter(kind="legal_status_started")["code"].to_list() == ["C1"]
    read = dict(reading.records.select(pl.col("record_key").str.extract(r"^(\w+)"), "read").rows())
    assert json.loads(read["episodes"])["unknown"] == "LS (2): C2; LS (3): E1"
    assert json.loads(read["header"])["unknown"] == "SEX (2): F"
    told = reading.findings.filter(rule="column_not_known")["message"].str.split(" ").list.first()
    assert sorted(told) == ["1", "2"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<LS>C1</LS>", "<LS>C1</LS>Qz stray"),
        ("<EPISODE>", "<EPISODE>Qz stray"),
        ("<EPISODE>", "Qz stray<EPISODE>"),
        ("<SEX>F</SEX>", "<SEX>F</SEX>Qz stray"),
        ("<HEADER>", "<HEADER>Qz stray"),
        ("<HEADER>", "Qz stray<HEADER>"),
        ("</HEADER>", "</HEADER>Qz stray"),
    ],
)
def test_text_between_elements_is_kept_with_the_child_and_told(tmp_path, before, after):
    plain = as_xml({"header": [row("header")], "episodes": [row("episodes")]}).decode()
    reading = read_xml(tmp_path, plain.replace(before, after, 1).encode())
    (read,) = reading.records.filter(pl.col("record_key").str.starts_with("header/"))["read"]
    assert "Qz stray" in read
    assert reading.findings["rule"].to_list() == ["column_not_known"]
    assert "Qz" not in str(reading.findings.rows())
    assert reading.events.height == 3


def test_an_element_that_is_no_cell_of_a_row_does_not_shift_the_others(tmp_path):
    plain = as_xml({"header": [row("header")], "episodes": [row("episodes")]}).decode()
    reading = read_xml(tmp_path, plain.replace("<RNE>", "<COLOUR>Qz</COLOUR><RNE>").encode())
    assert sorted(reading.events["code"]) == ["C1", "C1", "U4"]
    assert any('"unknown":"COLOUR: Qz"' in read for read in reading.records["read"])


@pytest.mark.slow
def test_memory_stays_flat_as_the_file_grows(tmp_path):
    """100 MB of XML under 400 MB: what is held is the records as they are handed over, never the tree."""
    path = tmp_path / "return.xml"
    write_return(path, 100)
    write_return(path, round(100 * 100e6 / path.stat().st_size))
    told = json.loads(
        subprocess.run([sys.executable, peak_memory.__file__, path], capture_output=True, check=True).stdout
    )
    assert path.stat().st_size > 95e6
    assert told["records"] > 300_000
    assert told["peak_mb"] < 400


def test_every_table_has_a_good_row():
    assert set(TABLES) <= set(GOOD)
