"""The store for a record that outgrows one machine: Spark assembles it and answers what is asked of it.

The statements are those of `steps`, in Spark's words. Each table is written once, as Parquet, into a folder that every
machine of the cluster sees; what is read whole or of one child is read from there.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from waypost.journeys.asked import KEPT_FOR_QUESTIONS
from waypost.journeys.collapse import EventWithoutRecord, end_of_day
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.question import Answer, Question
from waypost.journeys.record import Journey
from waypost.journeys.store import assemble_sql
from waypost.journeys.store.compile_sql import answers_of, sql_of
from waypost.journeys.store.compile_together import answers_of_all, sql_of_all
from waypost.journeys.store.contract import NoRecordHere, NoSuchChild
from waypost.journeys.store.database_from_files import make_database, one_file
from waypost.journeys.store.duckdb import DATABASE
from waypost.journeys.store.rows import child_in_proceedings_of, child_of, event_of
from waypost.journeys.store.source_records_file import save_source_records, source_records_of
from waypost.journeys.store.spark_files import as_declared, hand_over, kinds_of, parts_of, read_table, show
from waypost.journeys.store.spark_sql import SparkStatement, spark_statement
from waypost.journeys.store.steps import IN_DATABASE, RECORD_STEPS, TELLING_STEPS
from waypost.journeys.store.tabulated import tabulated
from waypost.journeys.tables import SCHEMAS


class SparkStore:
    """A record in Spark. `folder` must be seen by every machine of the cluster under the same path."""

    def __init__(self, session: Any, folder: Path) -> None:
        self._session = session.newSession()  # its tables are its own: two stores of one process stay apart
        self._folder = folder
        self._tables: dict[str, Path] = {}
        self._steps: dict[str, SparkStatement] = {}
        self._records: pl.DataFrame | Path | None = None
        self._loads = 0

    @classmethod
    def open(cls, folder: Path, session: Any) -> SparkStore:
        """Return a store of the record that was saved in a folder, to be read only. Raises `NoRecordHere`."""
        if not (folder / "events.parquet").is_file():
            raise NoRecordHere(folder)
        store = cls(session, folder)
        for name in IN_DATABASE:
            store._tables[name] = folder / f"{name}.parquet"
            show(store._session, name, store._tables[name], kinds_of(store._tables[name]))
        return store

    @property
    def as_of(self) -> date:
        """The day as of which the record is told."""
        day: date = self._read("told_as_of").collect().item()
        return day

    def load(self, linked: LinkedRecord) -> None:
        """Assemble the record, in place of whatever the store held."""
        self._put_away()
        self._loads += 1
        self._records = source_records_of(linked)
        for name, path in hand_over(linked, self._of_this_load / "linked").items():
            show(self._session, name, path, kinds_of(path))
        given = {"known_before": end_of_day(linked.as_of), "as_of": linked.as_of}
        steps = [spark_statement(sql, given) for sql in (*TELLING_STEPS, *RECORD_STEPS)]
        self._steps = {str(step.makes): step for step in steps}
        self._written("tellings")
        lost = self._session.sql(spark_statement(assemble_sql.LOST_TELLINGS, given).query)
        if lost.collect()[0][0] != 0:
            raise EventWithoutRecord

    def _written(self, name: str) -> Path:
        """Return where a table lies, once it and what it is made from are there: each is made when first read."""
        step = self._steps.pop(name, None)
        if step is not None:
            for source in sorted(step.reads & self._steps.keys()):
                self._written(source)
            frame, path = self._session.sql(step.query), self._of_this_load / name
            if name in SCHEMAS:
                frame = as_declared(frame, name)
            frame.write.parquet(str(path))
            show(self._session, name, path, frame.schema)
            self._tables[name] = path
        return self._tables[name]

    @property
    def _of_this_load(self) -> Path:
        return self._folder / f"load-{self._loads}"

    def _put_away(self) -> None:
        if self._loads:
            shutil.rmtree(self._of_this_load, ignore_errors=True)
        self._tables, self._steps, self._records = {}, {}, None

    def events(self) -> pl.DataFrame:
        """Return every event known, superseded ones too, in the declared order."""
        return self.table("events")

    def journey(self, child_id: str) -> Journey:
        """Return one child's journey: what is still said. Raises `NoSuchChild`."""
        children = self._of_child("children", child_id)
        if children.is_empty():
            raise NoSuchChild
        events = self._of_child("events", child_id).filter(pl.col("superseded_at").is_null())
        placed = self._of_child("children_in_proceedings", child_id)
        return Journey(
            child_of(children.row(0, named=True)),
            tuple(event_of(row) for row in events.iter_rows(named=True)),
            tuple(child_in_proceedings_of(row) for row in placed.iter_rows(named=True)),
        )

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds, source records apart."""
        return {name: self._read(name).select(pl.len()).collect().item() for name in IN_DATABASE}

    def child_ids(self) -> list[str]:
        """Return every child's identifier, in order."""
        return self._read("children").select("child_id").collect()["child_id"].to_list()

    def children_in_proceedings(self) -> pl.DataFrame:
        """Return one row a child in proceedings."""
        return self.table("children_in_proceedings")

    def proceedings(self) -> pl.DataFrame:
        """Return one row a set of proceedings."""
        return self.table("proceedings")

    def allocations(self) -> pl.DataFrame:
        """Return one row a practitioner's work on a case."""
        return self.table("allocations")

    def table(self, name: str) -> pl.DataFrame:
        """Return a table of the record by its name, source records apart."""
        return self._read(name).collect()

    def confidentiality(self) -> pl.DataFrame:
        """Return what is or was confidential, of whom, and the release that lifts it."""
        return self.table("confidentiality")

    def compute(self, question: Question, **days: date) -> list[Answer]:
        """Return the answers to a question, one a group, in group order."""
        return answers_of(question, self._asked(sql_of(question, days)))

    def compute_together(self, questions: Sequence[Question], **days: date) -> list[list[Answer]]:
        """Return the answers to each of several questions of one table and one grouping, from one scan of it."""
        return answers_of_all(questions, self._asked(sql_of_all(questions, days)))

    def tabulate(self, question: Question, **days: date) -> pl.DataFrame:
        """Return the answers to a question as a frame, a row a group in group order."""
        return tabulated(question, self._asked(sql_of(question, days)))

    def _asked(self, sql: str) -> list[Any]:
        asked = spark_statement(sql, {})
        for name in KEPT_FOR_QUESTIONS:
            if name in asked.reads:
                self._written(name)
        rows: list[Any] = self._session.sql(asked.query).collect()
        return rows

    def save(self, folder: Path) -> None:
        """Write the record into a folder: one Parquet file a table, and waypost.duckdb with all but source records."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in IN_DATABASE:
            one_file(parts_of(self._written(name)), folder / f"{name}.parquet")
        if self._records is not None:
            save_source_records(self._records, folder)
        make_database(folder, DATABASE)

    def close(self) -> None:
        """Let go of the files. The session stays: other stores may use it."""
        self._put_away()

    def _read(self, name: str) -> pl.LazyFrame:
        path = self._written(name)
        return read_table(path, SCHEMAS[name]) if path.is_dir() else pl.scan_parquet(path)

    def _of_child(self, name: str, child_id: str) -> pl.DataFrame:
        return self._read(name).filter(pl.col("child_id") == child_id).collect()
