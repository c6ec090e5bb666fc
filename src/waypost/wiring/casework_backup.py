"""Casework as a part of a backup: its database as of one moment, by the database's own tools.

SQLite is copied by its own backup while others go on; PostgreSQL is dumped by `pg_dump` from one snapshot. It is put
back into an empty place only: what people did since the backup is not written over.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.backup.parts import Part, Piece
from waypost.wiring.demonstration_casework import DATABASE

CASEWORK = "casework"
_DUMP = "casework.dump"
_DO = "Install the client of PostgreSQL (Debian: apt install postgresql-client), of the server's version or newer."


class NoCasework(YoursToFix):
    """There is no casework to put away, or none that could be put back."""


class CaseworkStands(YoursToFix):
    """There is casework where the backup's would go."""


class ToolMissing(YoursToFix):
    """PostgreSQL's own tools for dumping and restoring are not there, or failed."""


def casework_part(environment: Mapping[str, str]) -> Part:
    """Return the casework of the environment: PostgreSQL by WAYPOST_DATABASE, else SQLite in WAYPOST_DATA."""
    address = environment.get("WAYPOST_DATABASE")
    if address:
        return PostgresPart(address)
    return SqlitePart(Path(environment.get("WAYPOST_DATA", "demo")) / DATABASE)


@dataclass(frozen=True, slots=True)
class SqlitePart:
    """Casework in a file of SQLite."""

    path: Path
    name: str = CASEWORK

    @contextmanager
    def held_still(self) -> Iterator[tuple[list[str], list[Piece]]]:
        """Copy the database as of one moment, for its owner alone; the copy is gone in the end."""
        if not self.path.is_file():
            raise NoCasework("there is no casework here.", where=self.path.parent.name, do="Set WAYPOST_DATA.")
        with _private_folder() as folder:
            copy = folder / DATABASE
            with (
                closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as here,
                closing(sqlite3.connect(copy)) as there,
            ):
                here.backup(there)
            yield [], [_piece(copy)]

    def record_formats(self) -> set[int]:
        """Return nothing: there is no record of journeys in it."""
        return set()

    def check_may_be_put_back(self, folder: Path) -> None:
        """Raise unless the backup holds a sound SQLite database and none stands here."""
        copy = folder / DATABASE
        if not copy.is_file():
            raise NoCasework("its casework is not of SQLite.", where=CASEWORK, do="Set WAYPOST_DATABASE.")
        with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as opened:
            if opened.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise NoCasework("its casework is damaged.", where=CASEWORK, do="Use another backup.")
        if self.path.exists():
            raise CaseworkStands(
                "there is casework there.", where=self.path.parent.name, do="Name another folder in WAYPOST_DATA."
            )

    def put_back(self, folder: Path) -> None:
        """Put the database in its place, by a rename where that is on one disk."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.move(folder / DATABASE, self.path)
        self.path.chmod(0o600)
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class PostgresPart:
    """Casework in PostgreSQL. The address never stands in a message: it may hold a password."""

    address: str
    name: str = CASEWORK

    @contextmanager
    def held_still(self) -> Iterator[tuple[list[str], list[Piece]]]:
        """Dump the database from one snapshot; people go on writing meanwhile."""
        with _private_folder() as folder:
            dump = folder / _DUMP
            self._run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={dump}")
            yield [], [_piece(dump)]

    def record_formats(self) -> set[int]:
        """Return nothing: there is no record of journeys in it."""
        return set()

    def check_may_be_put_back(self, folder: Path) -> None:
        """Raise unless the backup holds a dump that can be read, and the database here is empty."""
        if not (folder / _DUMP).is_file():
            raise NoCasework("its casework is not of PostgreSQL.", where=CASEWORK, do="Unset WAYPOST_DATABASE.")
        self._run("pg_restore", "--list", f"--file={os.devnull}", str(folder / _DUMP), is_local=True)
        with psycopg.connect(self.address, connect_timeout=10) as here:
            found = here.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        if found is None or found[0]:
            raise CaseworkStands(
                "there is something in that database.", where="WAYPOST_DATABASE", do="Name an empty one."
            )

    def put_back(self, folder: Path) -> None:
        """Restore the dump in one transaction, whole or not at all."""
        self._run(
            "pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
            f"--dbname={self.address}", str(folder / _DUMP), is_local=True,
        )  # fmt: skip
        shutil.rmtree(folder, ignore_errors=True)

    def _run(self, tool: str, *words: str, is_local: bool = False) -> None:
        """Run a tool of PostgreSQL's, quietly: what it says may hold a value, so its name alone is told."""
        found = shutil.which(tool)
        if found is None:
            raise ToolMissing(f"{tool} is not here.", where="WAYPOST_DATABASE", do=_DO)
        told = [found, *words] if is_local else [found, f"--dbname={self.address}", *words]
        if subprocess.run(told, capture_output=True, check=False).returncode:  # noqa: S603  (our own words alone)
            raise ToolMissing(f"{tool} did not succeed.", where="WAYPOST_DATABASE", do=_DO)


def _piece(path: Path) -> Piece:
    return Piece(path.name, path.open("rb"), path.stat().st_size, is_unchanging=True)


@contextmanager
def _private_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="waypost_backup_"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
