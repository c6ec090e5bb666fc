"""Bad input: a clear sentence, the right exit code, the other files still read, nothing lost, no traceback."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from support.agreements import put_agreement

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
    + "]><Message><Children>&j;</Children></Message>"
)


@pytest.fixture
def files(county: Path, tmp_path: Path) -> Path:
    """A folder with one good source, for a bad file to stand beside."""
    shutil.copytree(county / "cafcass", tmp_path / "files" / "cafcass")
    put_agreement(tmp_path / "files")
    return tmp_path / "files"


def episodes(county: Path) -> Path:
    return next((county / "local-authority").glob("*/ssda903/*/episodes.csv"))


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("episodes.csv", "CHILD,DECOM\n")


def long_line(path: Path) -> None:
    """Three gigabytes without a line end, as a hole in the file: it takes no room, and reading it whole would."""
    with path.open("wb") as file:
        file.write(b'{"total": 1, "cases": [')
        file.truncate(3 * 1024**3)


def long_csv_line(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,2,")
        file.truncate(3 * 1024**3)


BAD = {
    "empty.csv": lambda path: path.write_bytes(b""),
    "blank.json": lambda path: path.write_bytes(b"  \n"),
    "truncated.json": lambda path: path.write_text(
        '{"total": 2, "cases": [{"id": 1, "caseTypeId": "CARE_SUPERVISION_EPO", "caseD'
    ),
    "utf16.csv": lambda path: path.write_bytes("A,B\n1,2\n".encode("utf-16")),
    "bomb.xml": lambda path: path.write_text(BOMB),
    "zip.csv": zipped,
    "noise.csv": lambda path: path.write_bytes(bytes(range(256)) * 64),
    "long.json": long_line,
    "long.csv": long_csv_line,
    "deep.json": lambda path: path.write_text("[" * 100_000),
    "renamed.csv": lambda path: path.write_text(
        "CHILD,DECOMM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_and_the_good_ones_are_read(waypost, files, tmp_path, name):
    BAD[name](files / name)
    answer = waypost("check", files, "--json")
    report = json.loads(answer.out)
    assert answer.code == 1
    assert "Traceback" not in answer.said
    told = [row for row in report["unread"] if row["path"] == name]
    told += [row for row in report["files"] if row["path"] == name and (row["refused"] or row["findings"])]
    assert told, "a bad file is never passed over in silence"
    good = [row for row in report["files"] if row["path"].startswith("cafcass/")]
    assert len(good) == 22
    assert all(row["read"] == row["accepted"] + row["refused"] for row in report["files"])
    answer = waypost("build", files, tmp_path / "out")
    assert answer.code == 1
    assert any(
        name in path.read_text()
        for folder in ("refused", "findings")
        for path in (tmp_path / "out" / folder).glob("*.csv")
    )


def test_the_sentence_about_a_renamed_column_names_it(waypost, files):
    BAD["renamed.csv"](files / "renamed.csv")
    assert "DECOM" in waypost("check", files).out


def test_the_sentence_about_a_zip_says_so(waypost, files):
    BAD["zip.csv"](files / "zip.csv")
    assert "zip" in waypost("check", files).out.lower()


def test_the_thirty_first_of_february_is_refused_by_row(waypost, county, tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    good = episodes(county).read_text().splitlines()
    cells = good[1].split(",")
    cells[1] = "31/02/2024"
    (folder / "e.csv").write_text("\n".join([good[0], ",".join(cells), *good[2:]]) + "\n")
    report = json.loads(waypost("check", folder, "--json").out)
    (row,) = report["files"]
    assert row["refused"] == 1
    assert row["read"] == len(good) - 1
    refusal = next(finding for finding in row["findings"] if "row 2" in finding["place"])
    assert "31/02" not in refusal["message"]


def test_utf16_and_windows_1252_are_read(waypost, county, tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    text = episodes(county).read_text()
    (folder / "sixteen.csv").write_bytes(text.encode("utf-16"))
    (folder / "western.csv").write_bytes(text.encode("cp1252"))
    report = json.loads(waypost("check", folder, "--json").out)
    assert [row["read"] for row in report["files"]] == [len(text.splitlines()) - 1] * 2
    assert not report["unread"]


def test_a_file_whose_name_breaks_the_line(waypost, files, tmp_path):
    (files / "two\nlines.csv").write_text("a,b\n1,2\n")
    answer = waypost("--log", "text", "build", files, tmp_path / "out")
    assert answer.code == 1
    assert "fault of ours" not in answer.err


def test_a_missing_folder(waypost, tmp_path):
    for command in (["check", tmp_path / "none"], ["build", tmp_path / "none", tmp_path / "out"]):
        answer = waypost(*command)
        assert answer.code == 2
        assert "none" in answer.err
        assert "Traceback" not in answer.said


def test_nothing_that_can_be_read(waypost, county, tmp_path):
    files, out = tmp_path / "files", tmp_path / "out"
    files.mkdir()
    waypost("build", county / "cafcass", out)
    before = (out / "run.json").read_bytes()
    for name in (None, "notes.txt"):
        if name:
            (files / name).write_text("hello")
        assert waypost("check", files).code == 2
        answer = waypost("build", files, out)
        assert answer.code == 2
        assert "can be read" in answer.err
    assert (out / "run.json").read_bytes() == before


def test_out_that_is_not_ours(waypost, county, tmp_path):
    (tmp_path / "thesis.doc").write_text("mine")
    answer = waypost("build", county / "cafcass", tmp_path)
    assert answer.code == 2
    assert (tmp_path / "thesis.doc").read_text() == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="a superuser can read everything")
def test_a_file_that_may_not_be_read(waypost, files):
    path = files / "locked.csv"
    path.write_text("a,b\n")
    path.chmod(0)
    assert waypost("check", files).code == 1


def test_an_interrupted_build_leaves_the_last_good_out(waypost, county, tmp_path, monkeypatch):
    out = tmp_path / "out"
    assert waypost("build", county / "cafcass", out).code == 0
    before = {path.name: path.stat().st_mtime_ns for path in out.iterdir()}

    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("waypost.pipeline.records.compute_all", stopped)
    answer = waypost("build", county / "cafcass", out)
    assert answer.code == 130
    assert {path.name: path.stat().st_mtime_ns for path in out.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
