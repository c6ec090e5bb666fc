"""The embedded store: the record as DuckDB tables, assembled set-based, saved as Parquet and waypost.duckdb."""
# ruff: noqa: S608  (the text is made of our own table names; values go in as parameters)

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from waypost.journeys.collapse import EventWithoutRecord, end_of_day
from waypost.journeys.field_marks import field_marks
from waypost.journeys.linked import FRAMES, LinkedRecord
from waypost.journeys.question import Answer, Question
from waypost.journeys.record import Journey
from waypost.journeys.record_format import read_format
from waypost.journeys.store import assemble_sql
from waypost.journeys.store.compile_sql import answers_of, sql_of
from waypost.journeys.store.compile_together import answers_of_all, sql_of_all
from waypost.journeys.store.contract import NoRecordHere, NoSuchChild
from waypost.journeys.store.older_database import mend
from waypost.journeys.store.rows import child_in_proceedings_of, child_of, event_of
from waypost.journeys.store.source_records_file import save_source_records, source_records_of
from waypost.journeys.store.steps import IN_DATABASE, PASSING, RECORD_STEPS, TELLING_STEPS
from waypost.journeys.store.tabulated import tabulated
from waypost.journeys.tables import SCHEMAS

DATABASE = "waypost.duckdb"
_SPILL_SHARE = 80  # of the room on disk, in percent: what spills must leave room for the record itself


class DuckDBStore:
    """A record in DuckDB: in memory, or in a database file while it is made. It spills inside a folder it is given."""

    def __init__(
        self,
        database: Path | None = None,
        *,
        memory_limit: str = "1GiB",
        temp_directory: Path | None = None,
        threads: int | None = None,
    ) -> None:
        settings = {"memory_limit": memory_limit, "autoinstall_known_extensions": "false"}
        if temp_directory is not None:
            temp_directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            room = shutil.disk_usage(temp_directory).free * _SPILL_SHARE // 100
            settings |= {"temp_directory": str(temp_directory), "max_temp_directory_size": f"{room}B"}
        if threads is not None:
            settings["threads"] = str(threads)
        self._database = database
        self._connection = _connect(str(database) if database else ":memory:", settings)
        self._records: pl.DataFrame | Path | None = None

    @classmethod
    def open(cls, folder: Path, *, memory_limit: str = "2GiB") -> DuckDBStore:
        """Return a store of the record that was saved in a folder, to be read only.

        Left to itself the engine keeps every block that it has read, up to most of the machine.

        Raises `NoRecordHere`, and `RecordNotWhole` where it lacks what its format has.
        """
        if not (folder / DATABASE).is_file():
            raise NoRecordHere(folder)
        store = cls.__new__(cls)
        store._database, store._records = folder / DATABASE, None
        store._connection = _connect(str(folder / DATABASE), {"access_mode": "READ_ONLY", "memory_limit": memory_limit})
        mend(store._connection, read_format(folder).version)
        return store

    @property
    def as_of(self) -> date:
        """The day as of which the record is told."""
        day: date = self._connection.execute("SELECT as_of FROM told_as_of").fetchall()[0][0]
        return day

    def load(self, linked: LinkedRecord) -> None:
        """Assemble the record, in place of whatever the store held."""
        self._records = source_records_of(linked)
        for name in FRAMES:
            self._lay(name, linked)
        try:
            self._assemble(linked.as_of)
        finally:
            for table in PASSING:
                self._connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
            for name in FRAMES:
                if linked.parquet_of(name) is None:
                    self._connection.unregister(f"linked_{name}")
                else:
                    self._connection.execute(f"DROP VIEW linked_{name}")

    def _lay(self, name: str, linked: LinkedRecord) -> None:
        """Let the steps see a frame as linked_<name>: held in memory, or in the file where it lies."""
        # What was read is long, and no step of the assembly asks it.
        columns = [column for column in FRAMES[name] if column != "read"]
        paths = linked.parquet_of(name)
        if paths is None:
            frame: pl.DataFrame = getattr(linked, name)
            self._connection.register(f"linked_{name}", frame.select(columns).with_row_index("telling").to_arrow())
            return
        (path,) = paths
        self._connection.execute(
            f"CREATE TEMP VIEW linked_{name} AS SELECT {', '.join(columns)}, file_row_number AS telling "
            f"FROM read_parquet({_quoted(path)}, file_row_number = true)"
        )

    def _assemble(self, as_of: date) -> None:
        """Run every step, in order."""
        for table in IN_DATABASE:
            self._connection.execute(f"DROP TABLE IF EXISTS main.{table}")
        for sql in TELLING_STEPS:
            self._step(sql, as_of)
        if self._step(assemble_sql.LOST_TELLINGS, as_of).fetchall() != [(0,)]:
            raise EventWithoutRecord
        self._connection.register("known_field_marks", field_marks().to_arrow())
        for sql in RECORD_STEPS:
            self._step(sql, as_of)
        self._connection.unregister("known_field_marks")

    def _step(self, sql: str, as_of: date) -> duckdb.DuckDBPyConnection:
        given = {"known_before": end_of_day(as_of), "as_of": as_of}
        return self._connection.execute(sql, {name: value for name, value in given.items() if f"${name}" in sql})

    def events(self) -> pl.DataFrame:
        """Return every event known, superseded ones too, in the declared order."""
        return self._table("events")

    def journey(self, child_id: str) -> Journey:
        """Return one child's journey: what is still said. Raises `NoSuchChild`."""
        children = self._table("children", child_id)
        if children.is_empty():
            raise NoSuchChild
        events = self._table("events", child_id).filter(pl.col("superseded_at").is_null())
        placed = self._table("children_in_proceedings", child_id)
        return Journey(
            child_of(children.row(0, named=True)),
            tuple(event_of(row) for row in events.iter_rows(named=True)),
            tuple(child_in_proceedings_of(row) for row in placed.iter_rows(named=True)),
        )

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds, source records apart."""
        asked = ", ".join(f"(SELECT count(*) FROM {name})" for name in IN_DATABASE)
        return dict(zip(IN_DATABASE, self._connection.execute(f"SELECT {asked}").fetchall()[0], strict=True))

    def child_ids(self) -> list[str]:
        """Return every child's identifier, in order."""
        return [
            row[0] for row in self._connection.execute("SELECT child_id FROM children ORDER BY child_id").fetchall()
        ]

    def children_in_proceedings(self) -> pl.DataFrame:
        """Return one row a child in proceedings."""
        return self._table("children_in_proceedings")

    def proceedings(self) -> pl.DataFrame:
        """Return one row a set of proceedings."""
        return self._table("proceedings")

    def allocations(self) -> pl.DataFrame:
        """Return one row a practitioner's work on a case."""
        return self._table("allocations")

    def table(self, name: str) -> pl.DataFrame:
        """Return a table of the record by its name, source records apart."""
        return self._table(name)

    def confidentiality(self) -> pl.DataFrame:
        """Return what is or was confidential, of whom, and the release that lifts it."""
        return self._table("confidentiality")

    def compute(self, question: Question, **days: date) -> list[Answer]:
        """Return the answers to a question, one a group, in group order."""
        return answers_of(question, self._connection.execute(sql_of(question, days)).fetchall())

    def compute_together(self, questions: Sequence[Question], **days: date) -> list[list[Answer]]:
        """Return the answers to each of several questions of one table and one grouping, from one scan of it."""
        return answers_of_all(questions, self._connection.execute(sql_of_all(questions, days)).fetchall())

    def tabulate(self, question: Question, **days: date) -> pl.DataFrame:
        """Return the answers to a question as a frame, a row a group in group order. No row passes through Python."""
        return tabulated(question, self._connection.sql(sql_of(question, days)).to_arrow_table())

    def save(self, folder: Path) -> None:
        """Write the record into a folder: one Parquet file a table, and waypost.duckdb with all but source records."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in IN_DATABASE:
            self._copy(f"SELECT * FROM {name}", folder / f"{name}.parquet")
        if self._records is not None:
            save_source_records(self._records, folder)
        if self._database == folder / DATABASE:
            self._connection.execute("CHECKPOINT")
        else:
            self._copy_database(folder / DATABASE)

    def close(self) -> None:
        """Let go of the database file."""
        self._connection.close()

    def _copy(self, query: str, path: Path) -> None:
        self._connection.execute(f"COPY ({query}) TO {_quoted(path)} (FORMAT parquet, COMPRESSION zstd)")

    def _copy_database(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._connection.execute(f"ATTACH {_quoted(path)} AS saved")
        for name in IN_DATABASE:
            self._connection.execute(f"CREATE TABLE saved.{name} AS SELECT * FROM main.{name}")
        self._connection.execute("DETACH saved")

    def _table(self, name: str, child_id: str | None = None) -> pl.DataFrame:
        """Return a table, or one child's rows of it, as a frame, in declared order."""
        given: dict[str, Any] = {} if child_id is None else {"child_id": child_id}
        where = "" if child_id is None else "WHERE child_id = $child_id"
        relation = self._connection.sql(f"SELECT * FROM {name} {where}", params=given or None)
        frame = pl.DataFrame(relation.to_arrow_table())
        return frame.cast(dict(SCHEMAS[name]))  # type: ignore[arg-type]


def _connect(database: str, settings: dict[str, str]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(database, config=settings)
    connection.execute("SET TimeZone = 'UTC'")
    # The engine takes a process without a script, as workers are, for a person at a prompt, and draws a bar.
    connection.execute("SET enable_progress_bar = false")
    return connection


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
