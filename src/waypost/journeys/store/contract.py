"""What every store of the record can do. `memory` is the slow, obvious reference; the engines must agree with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.question import Answer, Question
from waypost.journeys.record import Journey


class NoSuchChild(YoursToFix):
    """The record holds no child of that identifier."""

    def __init__(self) -> None:
        super().__init__(
            "there is no such child in this record",
            do="Take an identifier from record/children.parquet (C-xxxxx-xxxxx).",
        )


class NoRecordHere(YoursToFix):
    """The folder holds no record that a store has written."""

    def __init__(self, folder: Path) -> None:
        super().__init__("there is no record in this folder", where=str(folder), do="Run `waypost build IN OUT` first.")


class RecordStore(Protocol):
    """Holds one record, assembled as of a day. Frames have the columns and the order of journeys.tables."""

    @property
    def as_of(self) -> date:
        """The day as of which the record is told."""

    def load(self, linked: LinkedRecord) -> None:
        """Assemble the record, in place of whatever the store held."""

    def events(self) -> pl.DataFrame:
        """Return every event known, superseded ones too."""

    def journey(self, child_id: str) -> Journey:
        """Return one child's journey: what is still said. Raises `NoSuchChild`."""

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds, source records apart."""

    def child_ids(self) -> list[str]:
        """Return every child's identifier, in order."""

    def children_in_proceedings(self) -> pl.DataFrame:
        """Return one row a child in proceedings."""

    def proceedings(self) -> pl.DataFrame:
        """Return one row a set of proceedings."""

    def allocations(self) -> pl.DataFrame:
        """Return one row a practitioner's work on a case."""

    def table(self, name: str) -> pl.DataFrame:
        """Return a table of the record by its name, source records apart."""

    def confidentiality(self) -> pl.DataFrame:
        """Return what is or was confidential, of whom, and the release that lifts it."""

    def compute(self, question: Question, **days: date) -> list[Answer]:
        """Return the answers to a question, one a group, in group order. `days` gives its days by name."""

    def compute_together(self, questions: Sequence[Question], **days: date) -> list[list[Answer]]:
        """Return the answers to each of several questions of one table and one grouping, as `compute` would.

        Only questions that count rows one by one: counts, shares and means.
        """

    def tabulate(self, question: Question, **days: date) -> pl.DataFrame:
        """Return what `compute` would as a frame, a row a group in group order: for questions of very many groups.

        Columns: those of the group (text), `counted`, and of a share `numerator`, of a mean `total` and
        `total_of_squares` (whole numbers, 0 of nothing). Raises CannotBeTabulated for any other question.
        """

    def save(self, folder: Path) -> None:
        """Write the record into a folder, one Parquet file a table, rows in declared order."""

    def close(self) -> None:
        """Let go of files and memory. The store is of no use afterwards."""
