"""The how-to on backups runs as it stands: it is the drill."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import polars as pl
import pytest

from waypost.doors.cli.backup import backup, restore

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to" / "back-up-and-restore.md").read_text(encoding="utf-8")


def commands() -> list[list[str]]:
    fences = re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    return [shlex.split(line) for fence in fences for line in fence.splitlines() if line.strip()]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def readings(out: Path) -> list[str]:
    """The readings that a build has noted: other tests may have read it too."""
    path = out / "audit.jsonl"
    return path.read_text().splitlines() if path.exists() else []


@pytest.fixture
def folder(built, tmp_path, monkeypatch):
    """A folder in which the build already stands, as the page's first two commands make it, and was read once."""
    shutil.copytree(built, tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_drill_brings_back_every_byte_and_the_chain_goes_on(waypost, folder):
    make, build, *rest = commands()
    assert make == ["waypost", "synthesise", "county", "--children", "300", "--seed", "1", "--truth"]
    assert build == ["waypost", "build", "county", "out"]
    child_id = pl.read_parquet(folder / "out" / "record" / "children.parquet")["child_id"].sort()[0]
    noted = len(readings(folder / "out"))
    waypost("journey", "out", child_id)
    before = contents(folder / "out")
    gone = False
    for command in rest:
        answer = waypost(*command[1:])
        assert answer.code == 0, f"{' '.join(command)}: {answer.said}"
        gone |= not (folder / "out").exists()
        if command[1:3] == ["restore", "friday.waypost"] and "out" in command:
            assert contents(folder / "out") == before
    assert gone, "everything was lost in between"
    assert waypost("account", "out", child_id).code == 0
    assert waypost("audit", "verify", "out").out == "The audit chain is whole.\n"
    assert len(readings(folder / "out")) == noted + 2


def test_its_options_are_the_commands():
    named = set(re.findall(r"`?(--[a-z-]+)", PAGE)) - {"--children", "--seed", "--truth", "--yes"}
    options = {option for one in (*backup.params, *restore.params) for option in one.opts if option.startswith("--")}
    assert named == options - {"--json"}
