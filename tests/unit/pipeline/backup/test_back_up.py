"""Putting away and back: whole or not at all, of one moment, and nothing that stood there is lost."""

from __future__ import annotations

import fcntl
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from waypost.journeys.record_format import FORMAT, FormatNotKnown, write_format
from waypost.pipeline import out_folder
from waypost.pipeline.backup import restore as putting_back
from waypost.pipeline.backup.archive import verify
from waypost.pipeline.backup.back_up import PlaceTaken, back_up
from waypost.pipeline.backup.manifest import ArchiveDamaged
from waypost.pipeline.backup.parts import BuildPart, Piece, TwoHistories
from waypost.pipeline.backup.restore import NoRoom, NotThatArchive, PartsUnlike, opened, restore
from waypost.pipeline.operator_audit import first_broken_line, note_reading

AT = datetime(2027, 4, 1, 3, tzinfo=UTC)


def read(out: Path) -> None:
    note_reading(out, at=AT, who="operator", command="account", child_id="C-1")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A build made by hand: a record of some size, a folder with nothing in it, one reading."""
    folder = tmp_path / "out"
    (folder / "record").mkdir(parents=True)
    (folder / "corrections").mkdir()
    (folder / "run.json").write_text("{}", encoding="utf-8")
    (folder / "record" / "told_as_of.parquet").write_bytes(b"as of")
    (folder / "record" / "events.parquet").write_bytes(bytes(range(256)) * 40)
    write_format(folder / "record")
    read(folder)
    return folder


def put_away(out: Path, name: str = "archive") -> Path:
    path = out.parent / name
    back_up([BuildPart(out)], path, made_at=AT)
    return path


def put_back(path: Path, out: Path, *, is_replacing: bool = False) -> None:
    restore(opened(path), out, [BuildPart(out, is_replacing=is_replacing)])


def test_everything_comes_back_and_the_chain_goes_on(out, tmp_path):
    before, path = contents(out), put_away(out)
    assert path.stat().st_mode & 0o777 == 0o600
    assert opened(path).manifest.record_formats == (FORMAT,)
    out_folder.forget(out)
    put_back(path, out)
    assert contents(out) == before
    assert (out / "corrections").is_dir()
    read(out)
    assert first_broken_line(out) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "out"]


def test_an_archive_is_never_written_over_and_needs_a_build(out, tmp_path):
    path = put_away(out)
    with pytest.raises(PlaceTaken, match="never written over"):
        put_away(out)
    with pytest.raises(PlaceTaken, match="no such folder"):
        put_away(out, "nowhere/archive")
    with pytest.raises(out_folder.NothingBuilt):
        put_away(tmp_path / "nothing", "other")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [path.name, "out"]


def test_two_backups_do_not_write_one_file(out, tmp_path):
    with (tmp_path / ".archive.unfinished").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(PlaceTaken, match="another backup"):
            put_away(out)
    put_away(out)


def test_what_a_build_is_making_is_not_put_away_and_its_old_record_is(out, tmp_path, monkeypatch):
    """A build takes OUT's place while the record is copied: the archive holds the one that stood there before."""
    before = contents(out)
    (out / "spill").mkdir()
    (out / "spill" / "half").write_text("half", encoding="utf-8")

    def build_in_between(stage: str, done: int, total: int) -> None:
        if stage == "put away" and (out / "record" / "events.parquet").exists() and not done < total - 2:
            with out_folder.new_build(out) as folder:
                (folder / "run.json").write_text("{}", encoding="utf-8")

    path = tmp_path / "archive"
    back_up([BuildPart(out)], path, made_at=AT, progress=build_in_between)
    assert not (out / "record").exists(), "the build has taken its place"
    put_back(path, tmp_path / "back")
    assert contents(tmp_path / "back") == before


def test_a_build_waits_while_all_hold_still(out):
    with BuildPart(out).held_still():
        script = "import fcntl, os, sys; fcntl.flock(os.open(sys.argv[1], os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)"
        ran = subprocess.run([sys.executable, "-c", script, out], capture_output=True, check=False)
        assert b"BlockingIOError" in ran.stderr


def test_a_line_that_is_being_written_is_left_out(out, tmp_path):
    whole = (out / "audit.jsonl").read_bytes()
    (out / "audit.jsonl").write_bytes(whole + b'{"at": "20')
    put_back(put_away(out), tmp_path / "back")
    assert (tmp_path / "back" / "audit.jsonl").read_bytes() == whole


def test_nothing_that_stands_there_is_lost(out, tmp_path):
    path = put_away(out)
    with pytest.raises(out_folder.NotOurFolder, match="--replace"):
        put_back(path, out)
    other = tmp_path / "letters"
    other.mkdir()
    (other / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(out_folder.NotOurFolder):
        put_back(path, other, is_replacing=True)
    assert contents(other) == {"letter.txt": b"mine"}


def test_replacing_keeps_the_readings_since_and_refuses_two_histories(out, tmp_path):
    path = put_away(out)
    read(out)
    since = (out / "audit.jsonl").read_bytes()
    (out / "record" / "events.parquet").write_bytes(b"lost")
    put_back(path, out, is_replacing=True)
    assert (out / "audit.jsonl").read_bytes() == since
    assert (out / "record" / "events.parquet").stat().st_size == 256 * 40
    lines = since.splitlines(keepends=True)
    (out / "audit.jsonl").write_bytes(lines[0].replace(b"C-1", b"C-2"))
    with pytest.raises(TwoHistories):
        put_back(path, out, is_replacing=True)
    put_back(path, tmp_path / "restored")
    with pytest.raises(TwoHistories):
        BuildPart(out, is_replacing=True).check_may_be_put_back(tmp_path / "restored")
    assert b"C-2" in (out / "audit.jsonl").read_bytes()
    assert not out_folder.building(out).exists()


@pytest.mark.parametrize("name", ["corrections/ledger.jsonl", "review/ledger.jsonl", "uses/ledger.jsonl"])
def test_replacing_keeps_the_decisions_since(out, tmp_path, name):
    path = put_away(out)
    (out / name).parent.mkdir(exist_ok=True)
    (out / name).write_bytes(b"said since\n")
    put_back(path, out, is_replacing=True)
    assert (out / name).read_bytes() == b"said since\n"
    assert (out / name).stat().st_mode & 0o777 == 0o600


def test_a_damaged_archive_leaves_nothing(out, tmp_path):
    path = put_away(out)
    text = path.read_bytes()
    path.write_bytes(text.replace(bytes(range(256)), bytes(256), 1))
    with pytest.raises(ArchiveDamaged, match="Nothing was restored"):
        put_back(path, tmp_path / "back")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["archive", "out"]
    with pytest.raises(ArchiveDamaged):
        verify(opened(path))


def test_the_fingerprint_of_another_archive_is_refused(out):
    path = put_away(out)
    fingerprint = opened(path).manifest.fingerprint
    assert opened(path, f" {fingerprint.upper()}\n").manifest.fingerprint == fingerprint
    with pytest.raises(NotThatArchive):
        opened(path, "0" * 64)


def test_no_room_and_a_build_under_way_are_told(out, tmp_path, monkeypatch):
    path, back = put_away(out), tmp_path / "back"
    monkeypatch.setattr(putting_back.shutil, "disk_usage", lambda folder: type("Use", (), {"free": 10})())
    with pytest.raises(NoRoom):
        put_back(path, back)
    monkeypatch.undo()
    with out_folder.new_build(back) as folder:
        with pytest.raises(out_folder.BuildRunning):
            put_back(path, back)
        (folder / "run.json").write_text("{}", encoding="utf-8")


def test_a_record_of_a_newer_format_is_not_put_away(out):
    (out / "record" / "format.json").write_text(json.dumps({"record_format": 99}), encoding="utf-8")
    with pytest.raises(FormatNotKnown, match="format 99"):
        put_away(out)
    assert not (out.parent / "archive").exists()


@dataclass
class CaseworkPart:
    """What the casework's part may look like: an SQLite database, put away by its own online copy."""

    database: Path
    name: str = "casework"
    is_broken: bool = False

    @contextmanager
    def held_still(self) -> Iterator[tuple[list[str], list[Piece]]]:
        copy = self.database.with_suffix(".copy")
        with sqlite3.connect(self.database) as live, sqlite3.connect(copy) as other:
            live.backup(other)
        with copy.open("rb") as content:
            yield [], [Piece("casework.sqlite", content, copy.stat().st_size)]
        copy.unlink()

    def record_formats(self) -> set[int]:
        return set()

    def check_may_be_put_back(self, folder: Path) -> None:
        if self.is_broken:
            raise ArchiveDamaged("the casework cannot be used.")

    def put_back(self, folder: Path) -> None:
        (folder / "casework.sqlite").rename(self.database)


def test_a_further_part_is_one_more_entry_with_its_own_hook(out, tmp_path):
    database = tmp_path / "casework.sqlite"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE letters AS SELECT 1 AS number")
    casework, path = CaseworkPart(database), tmp_path / "archive"
    back_up([BuildPart(out), casework], path, made_at=AT)
    database.unlink()
    back = tmp_path / "back"
    with pytest.raises(PartsUnlike, match="casework"):
        restore(opened(path), back, [BuildPart(back)])
    with pytest.raises(ArchiveDamaged):
        restore(opened(path), back, [BuildPart(back), CaseworkPart(database, is_broken=True)])
    assert not back.exists(), "no part is put back unless all can be"
    restore(opened(path), back, [BuildPart(back), casework])
    assert contents(back) == contents(out)
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT number FROM letters").fetchall() == [(1,)]


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from waypost.pipeline.backup.back_up import back_up
from waypost.pipeline.backup.parts import BuildPart
from waypost.pipeline.backup.restore import opened, restore
what, archive, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
def killed(stage, done, total):
    if done == 2:
        os.kill(os.getpid(), signal.SIGKILL)
if what == "back_up":
    back_up([BuildPart(out)], archive, made_at=datetime(2027, 4, 1, tzinfo=UTC), progress=killed)
restore(opened(archive), out, [BuildPart(out, is_replacing=True)], progress=killed)
"""


def run_killed(what: str, archive: Path, out: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", KILLED, what, archive, out], check=False)
    assert ran.returncode == -9


def test_killed_in_the_middle_of_either_nothing_is_lost_or_half(out, tmp_path):
    before, path = contents(out), tmp_path / "archive"
    run_killed("back_up", path, out)
    assert not path.exists()
    assert contents(out) == before
    put_away(out)
    run_killed("restore", path, out)
    assert contents(out) == before, "what stood there still stands"
    run_killed("restore", path, tmp_path / "back")
    assert not (tmp_path / "back").exists()
    put_back(path, tmp_path / "back")
    assert contents(tmp_path / "back") == before
    out_folder.forget(out)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["archive", "back"]
