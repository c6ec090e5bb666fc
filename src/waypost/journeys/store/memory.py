"""The reference store: dictionaries, lists and loops over the pure functions of journeys. Slow and obvious."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import polars as pl

from waypost.journeys.asked import ASKED, SAID_EVENTS
from waypost.journeys.assemble import (
    assemble_allocations,
    assemble_children,
    assemble_journey,
    assemble_proceedings,
    in_order,
    said,
)
from waypost.journeys.case_statements import ProceedingsStatement
from waypost.journeys.collapse import Fact, Statement, collapse, last_known
from waypost.journeys.confidences import Confidence, Release, gather_confidences, home_marks, marked
from waypost.journeys.derive import paired_rows, placement_rows, pre_proceedings_rows
from waypost.journeys.field_marks import field_marks
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.placed_in_court import placed_rows
from waypost.journeys.question import Answer, Question
from waypost.journeys.record import Child, Event, Journey
from waypost.journeys.record_files import scan_table
from waypost.journeys.row_order import SORTED_BY
from waypost.journeys.store.contract import NoRecordHere, NoSuchChild
from waypost.journeys.store.interpret import answer
from waypost.journeys.store.rows import child_in_proceedings_of, child_of, event_of, row_of, row_of_event
from waypost.journeys.store.tabulated import of_answers
from waypost.journeys.tables import EVENTS, PROCEEDINGS_STATEMENTS, SCHEMAS, frame_of, is_authority, is_court
from waypost.journeys.waiting.rows import waiting_rows
from waypost.journeys.ways import way_rows

LastKnown: TypeAlias = dict[tuple[str, str | None, str], datetime | None]
_FACT = tuple(Fact.__dataclass_fields__)
_STATEMENT = tuple(Statement.__dataclass_fields__)
_OF_PROCEEDINGS = tuple(ProceedingsStatement.__dataclass_fields__)


class MemoryStore:
    """A record in lists and dictionaries. Fit for a few thousand events and for saying what is right."""

    def __init__(self) -> None:
        self._tables: dict[str, pl.DataFrame] = {name: frame_of(name, []) for name in SCHEMAS}

    @classmethod
    def open(cls, folder: Path) -> MemoryStore:
        """Return a store of the record that was saved in a folder. Raises `NoRecordHere`."""
        store = cls()
        if not (folder / "events.parquet").is_file():
            raise NoRecordHere(folder)
        store._tables = {name: scan_table(folder, name).collect() for name in SCHEMAS}
        return store

    def load(self, linked: LinkedRecord) -> None:
        """Assemble the record, in place of whatever the store held."""
        statements = [Statement(*row) for row in linked.records.select(_STATEMENT).iter_rows()]
        facts = (Fact(*row) for row in linked.events.select(_FACT).iter_rows())
        told = collapse(statements, zip(facts, linked.events["learnt_at"], strict=True), linked.as_of)
        confidences = _confidences(linked)
        events = marked(in_order(told, linked.as_of), home_marks(confidences))
        children = {row["child_id"]: child_of(row) for row in linked.children.iter_rows(named=True)}
        last = last_known(statements, linked.as_of)
        cases = [
            ProceedingsStatement(*row) for row in _last_said(linked.proceedings, last).select(_OF_PROCEEDINGS).rows()
        ]
        rows = assemble_children(events, cases, children)
        proceedings = assemble_proceedings(rows)
        work = assemble_allocations(_last_said(linked.allocations, last).rows(named=True), cases, proceedings)
        still_said = said(events)
        before_court = pre_proceedings_rows(still_said, rows)
        placements = placement_rows(still_said)
        waits, attributed, waited = waiting_rows(still_said, rows, before_court, linked.as_of)
        self._tables = {
            "source_records": linked.records.sort(SORTED_BY["source_records"]),
            "events": frame_of("events", [row_of_event(event) for event in events]),
            "proceedings_statements": linked.proceedings.select(list(PROCEEDINGS_STATEMENTS)).sort(
                SORTED_BY["proceedings_statements"]
            ),
            "proceedings": frame_of("proceedings", [row_of(row) for row in proceedings]),
            "children": linked.children.sort(SORTED_BY["children"]),
            "identities": linked.identities.sort(SORTED_BY["identities"]),
            "children_in_proceedings": frame_of("children_in_proceedings", [row_of(row) for row in rows]),
            "allocations": frame_of("allocations", [row_of(row) for row in work]),
            "pre_proceedings": frame_of("pre_proceedings", before_court),
            "placements": frame_of("placements", placements),
            "paired_events": frame_of("paired_events", paired_rows(still_said, proceedings)),
            "journeys": frame_of("journeys", _journey_rows(children, still_said)),
            "ways": frame_of("ways", way_rows(still_said, children, rows, linked.as_of)),
            "waits": frame_of("waits", waits),
            "attributed_days": frame_of("attributed_days", attributed),
            "waited": frame_of("waited", waited),
            "placed_in_court": frame_of("placed_in_court", placed_rows(placements, rows)),
            "confidentiality": frame_of("confidentiality", [asdict(one) for one in confidences]),
            "field_marks": field_marks(),
            "told_as_of": frame_of("told_as_of", [{"as_of": linked.as_of}]),
        }

    @property
    def as_of(self) -> date:
        """The day as of which the record is told."""
        day: date = self._tables["told_as_of"].item()
        return day

    def events(self) -> pl.DataFrame:
        """Return every event known, superseded ones too, in the declared order."""
        return self._tables["events"]

    def journey(self, child_id: str) -> Journey:
        """Return one child's journey: what is still said. Raises `NoSuchChild`."""
        rows = self._tables["children"].filter(pl.col("child_id") == child_id).rows(named=True)
        if not rows:
            raise NoSuchChild
        events = [event_of(row) for row in self._of_child("events", child_id)]
        placed = [child_in_proceedings_of(row) for row in self._of_child("children_in_proceedings", child_id)]
        return assemble_journey(child_of(rows[0]), events, placed)

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds, source records apart."""
        return {name: table.height for name, table in self._tables.items() if name != "source_records"}

    def child_ids(self) -> list[str]:
        """Return every child's identifier, in order."""
        return self._tables["children"]["child_id"].to_list()

    def children_in_proceedings(self) -> pl.DataFrame:
        """Return one row a child in proceedings."""
        return self._tables["children_in_proceedings"]

    def proceedings(self) -> pl.DataFrame:
        """Return one row a set of proceedings."""
        return self._tables["proceedings"]

    def allocations(self) -> pl.DataFrame:
        """Return one row a practitioner's work on a case."""
        return self._tables["allocations"]

    def table(self, name: str) -> pl.DataFrame:
        """Return a table of the record by its name, source records apart."""
        return self._tables[name]

    def confidentiality(self) -> pl.DataFrame:
        """Return what is or was confidential, of whom, and the release that lifts it."""
        return self._tables["confidentiality"]

    def compute(self, question: Question, **days: date) -> list[Answer]:
        """Return the answers to a question, one a group, in group order."""
        if question.table == SAID_EVENTS:
            return answer(question, self._said_events(), days)
        return answer(question, self._tables[question.table].iter_rows(named=True), days)

    def compute_together(self, questions: Sequence[Question], **days: date) -> list[list[Answer]]:
        """Return the answers to each of several questions of one table and one grouping."""
        return [self.compute(question, **days) for question in questions]

    def tabulate(self, question: Question, **days: date) -> pl.DataFrame:
        """Return the answers to a question as a frame, a row a group in group order."""
        return of_answers(question, self.compute(question, **days))

    def _said_events(self) -> Iterator[dict[str, Any]]:
        """Yield each event that is still said, beside its child's row in the proceedings."""
        rows = self._tables["children_in_proceedings"].rows(named=True)
        of_pair = {(row["child_id"], row["proceedings_id"]): row for row in rows}
        nothing = dict.fromkeys(ASKED[SAID_EVENTS])
        for event in self._tables["events"].iter_rows(named=True):
            if event["superseded_at"] is None:
                beside = of_pair.get((event["child_id"], event["proceedings_id"]), nothing)
                yield {column: (event if column in EVENTS else beside)[column] for column in nothing}

    def save(self, folder: Path) -> None:
        """Write the record into a folder, one Parquet file a table."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, table in self._tables.items():
            table.write_parquet(folder / f"{name}.parquet")

    def close(self) -> None:
        """Let go of the record."""
        self._tables = {}

    def _of_child(self, table: str, child_id: str) -> list[dict[str, Any]]:
        return self._tables[table].filter(pl.col("child_id") == child_id).rows(named=True)


def _confidences(linked: LinkedRecord) -> list[Confidence]:
    tellings = (((*key,), learnt_at) for *key, learnt_at in linked.confidences.iter_rows())
    releases = [Release(*row) for row in linked.releases.iter_rows()]
    return gather_confidences(tellings, releases, linked.as_of)


def _last_said(frame: pl.DataFrame, last: LastKnown) -> pl.DataFrame:
    """Return the rows that the last known statement of each record says."""
    keys = ("source", "sender", "record_key", "learnt_at")
    nothing = object()
    return frame.filter(
        pl.Series(
            [last.get((s, d, k), nothing) == learnt_at for s, d, k, learnt_at in frame.select(keys).iter_rows()],
            dtype=pl.Boolean,
        )
    )


def _journey_rows(children: dict[str, Child], events: list[Event]) -> list[dict[str, object]]:
    own: dict[str, list[Event]] = {child_id: [] for child_id in sorted(children)}
    for event in events:
        own[event.child_id].append(event)
    return [_journey_row(children[child_id], own[child_id]) for child_id in own]


def _journey_row(child: Child, own: list[Event]) -> dict[str, object]:
    days = [event.happened_on for event in own]
    sources = {event.provenance.source for event in own}
    return {
        "child_id": child.child_id,
        "identity": child.identity,
        "first_on": min(days, default=None),
        "last_on": max(days, default=None),
        "events": len(own),
        "proceedings": len({event.proceedings_id for event in own} - {None}),
        "is_told_by_court": any(is_court(source) for source in sources),
        "is_told_by_cafcass": "cafcass" in sources,
        "is_told_by_authority": any(is_authority(source) for source in sources),
    }
