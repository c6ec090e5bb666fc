"""Casework and the record, put away as of one moment and put back together: on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from support import postgres
from waypost.journeys.record_format import write_format
from waypost.pipeline.backup.back_up import back_up
from waypost.pipeline.backup.parts import BuildPart
from waypost.pipeline.backup.restore import opened, restore
from waypost.wiring.casework_backup import (
    CaseworkStands,
    NoCasework,
    PostgresPart,
    SqlitePart,
    ToolMissing,
    casework_part,
)

AT = datetime(2027, 4, 1, 3, tzinfo=UTC)
_MAKE = "CREATE TABLE children (name TEXT)"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A build, as little of one as may be put away."""
    folder = tmp_path / "out"
    (folder / "record").mkdir(parents=True)
    write_format(folder / "record")
    (folder / "run.json").write_text("{}")
    (folder / "release").mkdir()
    return folder


@pytest.fixture
def sqlite_part(tmp_path: Path) -> SqlitePart:
    path = tmp_path / "data" / "casework.sqlite3"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as there:
        there.execute(_MAKE)
        there.execute("INSERT INTO children VALUES ('Ash')")
        there.commit()
    return SqlitePart(path)


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Postgres]:
    with postgres.running() as started:
        yield started


@pytest.fixture
def full(server: postgres.Postgres) -> PostgresPart:
    with psycopg.connect(server.address(), autocommit=True) as here:
        here.execute("DROP DATABASE IF EXISTS full_one")
        here.execute("CREATE DATABASE full_one")
    address = server.address("full_one")
    with psycopg.connect(address) as here:
        here.execute(_MAKE)
        here.execute("INSERT INTO children VALUES ('Ash')")
    return PostgresPart(address)


def names(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as there:
        return [row[0] for row in there.execute("SELECT name FROM children")]


def test_everything_lost_and_put_back_on_sqlite(out: Path, sqlite_part: SqlitePart, tmp_path: Path) -> None:
    with closing(sqlite3.connect(sqlite_part.path)) as somebody:
        somebody.execute("INSERT INTO children VALUES ('not saved')")
        archive = back_up([sqlite_part, BuildPart(out)], tmp_path / "b.waypost", made_at=AT)
    there = SqlitePart(tmp_path / "elsewhere" / "casework.sqlite3")
    restore(opened(archive.path), tmp_path / "again", [there, BuildPart(tmp_path / "again")])
    assert names(there.path) == ["Ash"]
    assert there.path.stat().st_mode & 0o077 == 0
    assert (tmp_path / "again" / "run.json").is_file()


def test_casework_that_stands_is_not_written_over(out: Path, sqlite_part: SqlitePart, tmp_path: Path) -> None:
    archive = back_up([sqlite_part, BuildPart(out)], tmp_path / "b.waypost", made_at=AT)
    with pytest.raises(CaseworkStands):
        restore(opened(archive.path), tmp_path / "again", [sqlite_part, BuildPart(tmp_path / "again")])
    assert not (tmp_path / "again").exists()


def test_where_there_is_no_casework_nothing_is_put_away(out: Path, tmp_path: Path) -> None:
    with pytest.raises(NoCasework):
        back_up([SqlitePart(tmp_path / "none" / "casework.sqlite3"), BuildPart(out)], tmp_path / "b", made_at=AT)
    assert not (tmp_path / "b").exists()


def test_everything_lost_and_put_back_on_postgresql(
    out: Path, full: PostgresPart, server: postgres.Postgres, tmp_path: Path
) -> None:
    archive = back_up([full, BuildPart(out)], tmp_path / "b.waypost", made_at=AT)
    with pytest.raises(CaseworkStands):
        restore(opened(archive.path), tmp_path / "again", [full, BuildPart(tmp_path / "again")])
    with psycopg.connect(server.address(), autocommit=True) as here:
        here.execute("DROP DATABASE IF EXISTS empty_one")
        here.execute("CREATE DATABASE empty_one")
    there = PostgresPart(server.address("empty_one"))
    restore(opened(archive.path), tmp_path / "again", [there, BuildPart(tmp_path / "again")])
    with psycopg.connect(there.address) as here:
        assert here.execute("SELECT name FROM children").fetchall() == [("Ash",)]
    assert (tmp_path / "again" / "run.json").is_file()


def test_a_backup_of_one_database_does_not_go_into_the_other(
    out: Path, full: PostgresPart, sqlite_part: SqlitePart, tmp_path: Path
) -> None:
    of_sqlite = back_up([sqlite_part, BuildPart(out)], tmp_path / "s.waypost", made_at=AT)
    with pytest.raises(NoCasework, match="not of PostgreSQL"):
        restore(opened(of_sqlite.path), tmp_path / "again", [full, BuildPart(tmp_path / "again")])
    of_postgres = back_up([full, BuildPart(out)], tmp_path / "p.waypost", made_at=AT)
    with pytest.raises(NoCasework, match="not of SQLite"):
        restore(opened(of_postgres.path), tmp_path / "again", [sqlite_part, BuildPart(tmp_path / "again")])


def test_without_the_tools_it_says_what_to_install_and_never_the_address(
    full: PostgresPart, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissing, match="postgresql-client") as error, full.held_still():
        pass
    assert full.address not in str(error.value)


def test_a_database_that_does_not_answer_is_told_without_its_address(tmp_path: Path) -> None:
    with pytest.raises(ToolMissing) as error, PostgresPart(f"postgresql://x:secret@/db?host={tmp_path}").held_still():
        pass
    assert "secret" not in str(error.value)


def test_the_environment_says_which(tmp_path: Path) -> None:
    assert casework_part({"WAYPOST_DATABASE": "postgresql://x"}) == PostgresPart("postgresql://x")
    assert casework_part({"WAYPOST_DATA": str(tmp_path)}) == SqlitePart(tmp_path / "casework.sqlite3")
    assert not SqlitePart(tmp_path).record_formats() | PostgresPart("").record_formats()
