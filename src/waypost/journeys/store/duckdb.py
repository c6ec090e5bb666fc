"""The embedded store: the record as DuckDB tables, assembled set-based, saved as Parquet and waypost.duckdb."""
# ruff: noqa: S608  (the text is made of our own table names; values go in as parameters)

from __future__ import annotations

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
from waypost.journeys.store import assemble_sql, derive_sql
from waypost.journeys.store.contract import NoRecordHere, NoSuchChild
from waypost.journeys.store.rows import child_in_proceedings_of, child_of, event_of
from waypost.journeys.tables import SCHEMAS, SORTED_BY

DATABASE = "waypost.duckdb"
IN_DATABASE = tuple(name for name in SCHEMAS if name != "source_records")
"""Source records are kept whole in Parquet only: what was read is long, and no question asks it."""


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
            settings["temp_directory"] = str(temp_directory)
        if threads is not None:
            settings["threads"] = str(threads)
        self._database = database
        self._connection = _connect(str(database) if database else ":memory:", settings)
        self._records: pl.DataFrame | None = None

    @classmethod
    def open(cls, folder: Path) -> DuckDBStore:
        """Return a store of the record that was saved in a folder, to be read only. Raises `NoRecordHere`."""
        if not (folder / DATABASE).is_file():
            raise NoRecordHere(folder)
        store = cls.__new__(cls)
        store._database, store._records = folder / DATABASE, None
        store._connection = _connect(str(folder / DATABASE), {"access_mode": "READ_ONLY"})
        return store

    @property
    def as_of(self) -> date:
        """The day as of which the record is told."""
        day: date = self._connection.execute("SELECT as_of FROM told_as_of").fetchall()[0][0]
        return day

    def load(self, linked: LinkedRecord) -> None:
        """Assemble the record, in place of whatever the store held."""
        self._records = linked.records
        for name in FRAMES:
            frame: pl.DataFrame = getattr(linked, name)
            # What was read is long, and no step of the assembly asks it.
            frame = frame.drop("read", strict=False).with_row_index("telling")
            self._connection.register(f"linked_{name}", frame.to_arrow())
        try:
            self._assemble(linked.as_of)
        finally:
            for table in ("statements", "tellings", "islands", "case_facts"):
                self._connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
            for name in FRAMES:
                self._connection.unregister(f"linked_{name}")

    def _assemble(self, as_of: date) -> None:
        """Run every step of assemble_sql, in order."""
        for table in IN_DATABASE:
            self._connection.execute(f"DROP TABLE IF EXISTS main.{table}")
        self._step(assemble_sql.STATEMENTS, as_of)
        self._step(assemble_sql.TELLINGS, as_of)
        if self._step(assemble_sql.LOST_TELLINGS, as_of).fetchall() != [(0,)]:
            raise EventWithoutRecord
        self._step(assemble_sql.ISLANDS, as_of)
        self._step(assemble_sql.CONFIDENTIALITY_TABLE, as_of)
        self._step(assemble_sql.EVENTS_TABLE, as_of)
        for name, linked in (("children",) * 2, ("identities",) * 2, ("proceedings_statements", "proceedings")):
            columns, order = ", ".join(SCHEMAS[name]), _nulls_first(SORTED_BY[name])
            self._connection.execute(f"CREATE TABLE {name} AS SELECT {columns} FROM linked_{linked} ORDER BY {order}")
        self._connection.register("known_field_marks", field_marks().to_arrow())
        self._connection.execute("CREATE TABLE field_marks AS SELECT * FROM known_field_marks ORDER BY source, field")
        self._connection.unregister("known_field_marks")
        self._step("CREATE TABLE told_as_of AS SELECT $as_of AS as_of", as_of)
        self._step(assemble_sql.CASE_FACTS, as_of)
        self._step(assemble_sql.CHILDREN_IN_PROCEEDINGS_TABLE, as_of)
        self._step(assemble_sql.PROCEEDINGS_TABLE, as_of)
        self._step(assemble_sql.ALLOCATIONS_TABLE, as_of)
        self._step(derive_sql.PRE_PROCEEDINGS_TABLE, as_of)
        self._step(derive_sql.PLACEMENTS_TABLE, as_of)
        self._step(derive_sql.PAIRED_EVENTS_TABLE, as_of)
        self._step(assemble_sql.JOURNEYS_TABLE, as_of)

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
        # ibis takes 0.4 s to load, and a store that answers no question needs none of it.
        from waypost.journeys.store.compile_ibis import answers_of, sql_of  # noqa: PLC0415

        return answers_of(question, self._connection.execute(sql_of(question, days, "duckdb")).fetchall())

    def compute_together(self, questions: Sequence[Question], **days: date) -> list[list[Answer]]:
        """Return the answers to each of several questions of one table and one grouping, from one scan of it."""
        # ibis takes 0.4 s to load, and a store that answers no question needs none of it.
        from waypost.journeys.store.compile_together import answers_of_all, sql_of_all  # noqa: PLC0415

        rows = self._connection.execute(sql_of_all(questions, days, "duckdb")).fetchall()
        return answers_of_all(questions, rows)

    def save(self, folder: Path) -> None:
        """Write the record into a folder: one Parquet file a table, and waypost.duckdb with all but source records."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in IN_DATABASE:
            self._copy(f"SELECT * FROM {name}", folder / f"{name}.parquet")
        if self._records is not None:
            # Sorted where it lies: the texts are long, and handing them to the engine would hold them twice.
            in_order = self._records.sort(SORTED_BY["source_records"], nulls_last=False, maintain_order=True)
            in_order.write_parquet(folder / "source_records.parquet", compression="zstd", row_group_size=20_000)
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


def _nulls_first(columns: tuple[str, ...]) -> str:
    return ", ".join(f"{column} NULLS FIRST" for column in columns)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
