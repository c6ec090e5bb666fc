"""What a measure means, as tables that a person can read: children's journeys above, expected figures below.

The same tables run on every store and are printed in docs/reference/measures.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from invented_records import RecordBuilder, at, event
from waypost.insight.measures.computing import compute
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.registry import MEASURES
from waypost.journeys.store.contract import RecordStore
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore

STORES: tuple[Callable[[], RecordStore], ...] = (MemoryStore, DuckDBStore)
DAYS = {
    "submitted": ("hmcts_public_law", "application_submitted"),
    "issued": ("hmcts_public_law", "application_issued"),
    "received": ("cafcass", "application_received"),
    "final order": ("cafcass", "order_made"),
    "closed": ("cafcass", "case_closed"),
    "reopened": ("cafcass", "case_reopened"),
    "joined": ("cafcass", "child_joined"),
    "spoken with": ("cafcass", "child_engaged"),
    "seen": ("cafcass", "child_engaged"),
    "reviewed": ("cafcass", "management_review_held"),
    "audited": ("cafcass", "practice_audited"),
    "vacated": ("hmcts_public_law", "hearing_vacated"),
    "adjourned": ("hmcts_public_law", "hearing_adjourned"),
}
"""The columns of journeys that hold days: who tells each, and as what kind of event."""
FLAGS = {"joined": "eligible", "audited": "letters"}
"""Columns of yes and no that are the flag of another column's event. A dash is not told."""
CODES = {"reviewed": "of"}
REASONS = {"vacated": "reason", "adjourned": "reason"}
ANSWERS = {"yes": True, "no": False, "-": None}


def rows_of(table: str) -> list[dict[str, str]]:
    """Return the rows of a table drawn with | between cells; the first line names the columns."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    head, body = lines[0], lines[1:]
    assert all(len(line) == len(head) for line in body), "a row has more or fewer cells than the head"
    return [dict(zip(head, line, strict=True)) for line in body]


@dataclass(frozen=True)
class Spec:
    """One measure's definition by example, told as of a day. `said` is a sentence that introduces the tables."""

    measure_id: str
    said: str
    as_of: date
    journeys: str
    figures: str

    def load(self, store: RecordStore) -> RecordStore:
        """Load the journeys into a store and return it."""
        builder = RecordBuilder()
        for row in rows_of(self.journeys):
            _tell(builder, row)
        store.load(builder.linked(as_of=self.as_of))
        return store

    def check(self, store: RecordStore) -> None:
        """Assert that the store gives each expected figure, and that every method of the measure is among them."""
        measure = next(measure for measure in MEASURES if measure.id == self.measure_id)
        found = {_place(figure): figure for figure in compute(measure, self.load(store), self.as_of)}
        expected = rows_of(self.figures)
        for row in expected:
            place = (row["until"], row["method"], row["area"], row["group"])
            assert place in found, f"there is no figure at {place}"
            assert told(found[place]) == {key: row[key] for key in ("numerator", "denominator", "value", "unit")}, place
        assert {row["method"] for row in expected} == {method.id for method in measure.methods}


def _place(figure: Figure) -> tuple[str, str, str, str]:
    return (figure.period_end.isoformat(), figure.method, figure.area, figure.group)


def told(figure: Figure) -> dict[str, str]:
    """Return a figure's numbers as the tables write them: two decimals, a dash for nothing."""
    return {
        "numerator": "-" if figure.numerator is None else str(figure.numerator),
        "denominator": "-" if figure.denominator is None else str(figure.denominator),
        "value": f"{figure.value:.2f}",
        "unit": figure.unit,
    }


def _tell(builder: RecordBuilder, row: dict[str, str]) -> None:
    child_id, proceedings_id = f"C-{row['child']}", f"P-{row['case']}"
    by_source: dict[str, list] = {}
    for column, (source, _) in DAYS.items():
        if row.get(column, "-") != "-":
            by_source.setdefault(source, []).append(_event(row, column, child_id, proceedings_id))
    case = {
        "proceedings_id": proceedings_id,
        "law": row["law"],
        "application": row["application"],
        "area": None if row["area"] == "-" else row["area"],
    }
    for source, events in by_source.items():
        builder.statement(source, f"{proceedings_id}/{child_id}", at(date(2024, 1, 1)), events, case=case)
    if "practitioner" in row:
        work = {
            "practitioner_key": row["practitioner"],
            "role": row["role"],
            "proceedings_id": proceedings_id,
            "started_on": date.fromisoformat(row["from"]),
            "ended_on": None if row["to"] == "-" else date.fromisoformat(row["to"]),
        }
        key = f"{row['practitioner']}/{proceedings_id}/{row['role']}/{row['from']}"
        builder.statement("cafcass", key, at(date(2024, 1, 1)), [], case=case, work=work)


def _event(row: dict[str, str], column: str, child_id: str, proceedings_id: str) -> dict:
    kind = DAYS[column][1]
    flag = True if column in ("final order", "seen") else ANSWERS[row.get(FLAGS.get(column, ""), "-")]
    code, reason = (None if (told := row.get(of.get(column, ""), "-")) == "-" else told for of in (CODES, REASONS))
    given = {"flag": flag, "code": code, "reason": reason, "fact_key": f"{column}/{child_id}"}
    return event(kind, date.fromisoformat(row[column]), child_id, proceedings_id, **given)
