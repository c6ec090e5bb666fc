"""Finding the files of IN, and what each of them is."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from support.tables import GOOD, TABLES_OF, as_csv, put, put_good, put_manifest
from waypost.intake.files import NothingThere, discover

PUBLIC = {"total": 1, "cases": [{"id": 1, "caseTypeId": "CARE_SUPERVISION_EPO", "caseData": {}}]}
PRIVATE = {"total": 1, "cases": [{"id": 1, "case_type_id": "PRLAPPS", "case_data": {}}]}
AREAS = "kind,code,name,area,from_on,to_on,source,is_invented\n"


def unread(folder: Path) -> dict[str, str]:
    return {found.file: found.reason for found in discover(folder).unread}


def test_a_missing_folder_is_said_so(tmp_path):
    with pytest.raises(NothingThere, match="there is no such file or folder"):
        discover(tmp_path / "none")


def test_a_folder_that_waypost_wrote_is_no_folder_of_sources(tmp_path):
    put(tmp_path, "run.json", "{}")
    with pytest.raises(NothingThere, match="a folder that Waypost wrote"):
        discover(tmp_path)


def test_an_empty_folder_holds_nothing(tmp_path):
    found = discover(tmp_path)
    assert (found.files, found.unread, found.area_maps, found.is_invented) == ((), (), (), False)


def test_files_are_told_by_what_stands_in_them_and_take_their_folders_manifest(tmp_path):
    put_manifest(tmp_path, invented=True, seed=4)
    put_manifest(tmp_path / "a", name="any name.txt", source="ssd", sender="E08000031", received_at="2027-03-31T18:00Z")
    put(tmp_path / "a" / "b", "people.dat", [GOOD["ssd_person"]])
    put(tmp_path, "e.txt", [GOOD["episodes"]])
    put(tmp_path, "map", AREAS)
    found = discover(tmp_path)
    assert [(file.name, file.source, file.table, file.form) for file in found.files] == [
        ("a/b/people.dat", "ssd", "ssd_person", "csv"),
        ("e.txt", "ssda903", "episodes", "csv"),
    ]
    manifest = found.files[0].manifest
    assert (manifest.sender, manifest.received_at) == ("E08000031", datetime(2027, 3, 31, 18, tzinfo=UTC))
    assert (manifest.is_invented, manifest.seed) == (True, 4)
    assert found.files[1].manifest.sender is None
    assert found.area_maps == (tmp_path / "map",)
    assert found.is_invented
    assert found.unread == ()


def test_one_file_takes_the_manifest_that_stands_beside_it(tmp_path):
    put_good(tmp_path, "ssd")
    found = discover(tmp_path / "ssd_person.csv")
    (file,) = found.files
    assert (file.name, file.manifest.sender) == ("ssd_person.csv", "E08000031")
    assert found.is_invented


def test_court_feeds_are_told_apart_and_by_form(tmp_path):
    put(tmp_path, "1", json.dumps(PUBLIC))
    put(tmp_path, "2", json.dumps(PRIVATE, indent=2))
    put(tmp_path, "3", f"{json.dumps({'poll': {}, **PRIVATE})}\n{json.dumps(PRIVATE)}\n".encode("utf-16"))
    put(tmp_path, "4", json.dumps({"total": 0, "cases": []}))
    put(tmp_path, "5", json.dumps({"people": []}))
    found = discover(tmp_path)
    assert [(file.name, file.source, file.form, file.encoding) for file in found.files] == [
        ("1", "hmcts_public_law", "json_lines", "utf-8"),
        ("2", "hmcts_private_law", "json", "utf-8"),
        ("3", "hmcts_private_law", "json_lines", "utf-16"),
    ]
    assert [(told.file, told.is_known_format) for told in found.unread] == [("4", True), ("5", False)]


def test_a_case_that_holds_the_word_of_a_manifest_is_a_case(tmp_path):
    put(tmp_path, "1", json.dumps({"total": 1, "cases": [{"caseTypeId": "C", "waypost_manifest": 1}]}))
    assert [file.source for file in discover(tmp_path).files] == ["hmcts_public_law"]


def test_hidden_files_outputs_and_truth_are_passed_over(tmp_path):
    put_good(tmp_path / "in", "ssda903")
    put(tmp_path / "in", ".hidden", "x")
    put(tmp_path / "in" / ".git", "config", "x")
    put_good(tmp_path / "in" / "out", "ssda903")
    put(tmp_path / "in" / "out", "run.json", "{}")
    put_good(tmp_path / "in" / "truth" / "deep", "ssda903")
    put_manifest(tmp_path / "in" / "truth", truth=True)
    found = discover(tmp_path / "in")
    assert [file.name for file in found.files] == sorted(f"{table}.csv" for table in TABLES_OF["ssda903"])
    assert found.unread == ()


BAD = {
    "empty.csv": (b"", "is empty"),
    "blank.csv": (b" \r\n \n", "is empty but for spaces"),
    "book.csv": (b"PK\x03\x04rest", "begins like a workbook and is damaged or not whole"),
    "noise.csv": (bytes(range(256)) * 9, "is not text"),
    "page.csv": (b"<!DOCTYPE html>\n<html>", "is a web page, not data"),
    "page2.csv": (b"<html><body>", "is a web page, not data"),
    "bomb.xml": (
        b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><m>&b;</m>',
        "is XML that declares a document type, which no return does; it was not opened",
    ),
    "other.xml": (b"<feed/>", "is XML that Waypost does not know"),
    "half.parquet": (b"PAR1 and no more", "begins like Parquet and is not whole"),
    "broken.json": (b'{"waypost_manifest": 1, "sender": "E', "is a manifest, but the manifest is not whole JSON"),
    "notes.txt": (b"Dear all,\nplease find", "is like no table that Waypost knows"),
    "long.csv": (b"1" * 70_000, "has a first line longer than 64 KiB"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_not_read_is_told_with_a_clear_sentence_and_the_others_are_read(tmp_path, name):
    content, reason = BAD[name]
    put_good(tmp_path, "ssda903")
    put(tmp_path, name, content)
    found = discover(tmp_path)
    (told,) = found.unread
    assert told.file == name
    assert told.reason.startswith(reason)
    assert told.do
    assert len(found.files) == len(TABLES_OF["ssda903"])


def test_a_manifest_longer_than_the_head_is_told(tmp_path):
    put_manifest(tmp_path, note="x" * 70_000)
    assert unread(tmp_path) == {"manifest.json": "is a manifest longer than 64 KiB"}


def test_a_map_of_areas_in_parquet_is_told(tmp_path):
    import polars as pl  # noqa: PLC0415

    pl.DataFrame({name: [""] for name in AREAS.strip().split(",")}).write_parquet(tmp_path / "areas")
    assert unread(tmp_path) == {"areas": "is a map of areas in Parquet"}


def test_manifests_of_one_folder_that_differ_count_as_none(tmp_path):
    put_good(tmp_path, "ssda903")
    put_manifest(tmp_path, name="second.json", sender="E06000001")
    found = discover(tmp_path)
    assert {told.file for told in found.unread} == {"manifest.json", "second.json"}
    assert {file.manifest.sender for file in found.files} == {None}


def test_manifests_of_one_folder_that_say_the_same_are_one(tmp_path):
    put_manifest(tmp_path, sender="E06000001")
    put_manifest(tmp_path, name="copy.json", sender="E06000001")
    put(tmp_path, "e.csv", [GOOD["episodes"]])
    found = discover(tmp_path)
    assert found.unread == ()
    assert found.files[0].manifest.sender == "E06000001"


def test_what_is_no_file_is_told_and_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert unread(tmp_path) == {"gone": "is a link to nothing", "pipe": "is not an ordinary file"}


def test_a_link_that_goes_round_is_followed_once(tmp_path):
    put(tmp_path / "a", "e.csv", [GOOD["episodes"]])
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    assert [file.name for file in discover(tmp_path).files] == ["a/e.csv"]


def test_names_that_are_no_utf8_can_be_written_down(tmp_path):
    (tmp_path / os.fsdecode(b"e\xff.csv")).write_text(as_csv([GOOD["episodes"]]))
    (file,) = discover(tmp_path).files
    assert file.name == "e?.csv"


def test_what_may_not_be_opened_is_told(tmp_path, monkeypatch):
    put(tmp_path, "e.csv", [GOOD["episodes"]])

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr("waypost.intake.files.identify", refuse)
    assert unread(tmp_path) == {"e.csv": "may not be opened"}
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert unread(tmp_path) == {".": "is a folder that may not be opened"}


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_other_delimiters_are_told(tmp_path, delimiter):
    put(tmp_path, "e.csv", as_csv([GOOD["episodes"]], delimiter))
    assert discover(tmp_path).files[0].delimiter == delimiter


def test_the_real_samples_are_told(shared):
    found = discover(shared / "samples" / "local-authority")
    assert sorted(file.source for file in found.files) == ["cin"] * 2 + ["ssda903"] * 10
    assert found.unread == ()


def test_the_note_among_invented_files_is_passed_over_and_nothing_like_it(tmp_path: Path) -> None:
    (tmp_path / "README.txt").write_text("Everybody in this folder is invented.\n\nReally.\n")
    (tmp_path / "notes.txt").write_text("Everybody in this folder is well.\n")
    assert [unread.file for unread in discover(tmp_path).unread] == ["notes.txt"]


def test_a_kind_not_read_yet_is_for_later_and_a_wrong_file_is_not(tmp_path: Path) -> None:
    (tmp_path / "contacts.csv").write_text("Child Unique ID,Gender,Date of Contact,Contact Source\n")
    (tmp_path / "empty.csv").write_text("")
    later = {unread.file: unread.is_for_later for unread in discover(tmp_path).unread}
    assert later == {"contacts.csv": True, "empty.csv": False}
