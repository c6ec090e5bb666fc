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
_PUBLIC, _PRIVATE, _HELD = "hmcts_public_law", "hmcts_private_law", "hearing_held"
DAYS = {
    "submitted": ("hmcts_public_law", "application_submitted"),
    "issued": ("hmcts_public_law", "application_issued"),
    "received": ("cafcass", "application_received"),
    "final order": ("cafcass", "order_made"),
    "next final order": ("cafcass", "order_made"),
    "closed": ("cafcass", "case_closed"),
    "reopened": ("cafcass", "case_reopened"),
    "joined": ("cafcass", "child_joined"),
    "spoken with": ("cafcass", "child_engaged"),
    "seen": ("cafcass", "child_engaged"),
    "reviewed": ("cafcass", "management_review_held"),
    "talked": ("cafcass", "plan_discussed"),
    "audited": ("cafcass", "practice_audited"),
    "put right": ("cafcass", "audit_put_right"),
    "vacated": ("hmcts_public_law", "hearing_vacated"),
    "adjourned": ("hmcts_public_law", "hearing_adjourned"),
    "abuse alleged": ("cafcass", "harm_alleged"),
    "allocated": ("cafcass", "practitioner_allocated"),
    "guardian": ("cafcass", "practitioner_allocated"),
    "work ended": ("cafcass", "practitioner_ended"),
    "introduced": ("cafcass", "letter_sent"),
    "said goodbye": ("cafcass", "letter_sent"),
    "gatekept": (_PRIVATE, _HELD),
    "case management": (_PUBLIC, _HELD),
    "further case management": (_PUBLIC, _HELD),
    "issues resolution": (_PUBLIC, _HELD),
    "decision": (_PRIVATE, _HELD),
    "second decision": (_PRIVATE, _HELD),
    "final hearing": (_PUBLIC, _HELD),
    "private final hearing": (_PRIVATE, _HELD),
    "privately vacated": (_PRIVATE, "hearing_vacated"),
    "extended": ("cafcass", "extension_granted"),
    "ordered": ("cafcass", "report_ordered"),
    "given out": ("cafcass", "report_allocated"),
    "filed": ("cafcass", "report_filed"),
    "made": ("cafcass", "order_made"),
    "order received": ("cafcass", "order_received"),
    "advised": ("cafcass", "advice_given"),
    "shared": ("cafcass", "advice_shared"),
    "told": ("cafcass", "feedback_received"),
    "answered": ("cafcass", "feedback_answered"),
    "decided": ("ssd", "pre_proceedings_decided"),
    "letter": ("ssd", "pre_proceedings_letter_sent"),
    "meeting": ("ssd", "pre_proceedings_meeting_held"),
    "ended": ("ssd", "pre_proceedings_ended"),
    "looked after": ("ssda903", "legal_status_started"),
    "placed": ("ssda903", "placement_started"),
    "left care": ("ssda903", "care_ended"),
}
"""The columns of journeys that hold days: who tells each, and as what kind of event."""
FIXED_CODES = {
    "abuse alleged": "domestic_abuse",
    "allocated": "family_court_adviser",
    "guardian": "childrens_guardian",
    "introduced": "introduction",
    "said goodbye": "goodbye",
    "gatekept": "gatekeeping",
    "case management": "case_management",
    "further case management": "further_case_management",
    "issues resolution": "issue_resolution",
    "decision": "decision",
    "second decision": "decision",
    "final hearing": "final",
    "private final hearing": "final",
}
"""Columns whose event has one code always."""
FLAGS = {
    "joined": "eligible",
    "audited": "letters",
    "made": "final",
    "shared": "in report",
    "talked": "agreed",
    "letter": "offered",
    "meeting": "lawyer",
    "ended": "brought about",
}
"""Columns of yes and no that are the flag of another column's event. A dash is not told."""
CODES = {
    "reviewed": "of",
    "audited": "grade",
    "final order": "order",
    "next final order": "next order",
    "put right": "grade",
    "ordered": "report",
    "given out": "report",
    "filed": "report",
    "made": "order",
    "order received": "order",
    "advised": "issue",
    "shared": "issue",
    "told": "what",
    "answered": "what",
    "ended": "outcome",
    "placed": "placement",
}
REASONS = {
    "vacated": "reason",
    "adjourned": "reason",
    "closed": "closed for",
    "work ended": "reason",
    "extended": "reason",
    "advised": "advice",
    "told": "sounds",
    "left care": "reason",
}
OWNERS = {"ordered": "author", "given out": "author", "filed": "author", "told": "by", "vacated": "owned by"}
DUE = {"ordered": "due", "filed": "due"}
ANSWERS = {"yes": True, "no": False, "-": None}
BEFORE_COURT = ("decided", "letter", "meeting", "ended", "looked after", "placed", "left care")
"""Columns of events that stand in no proceedings."""


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
        for number, row in enumerate(rows_of(self.journeys)):
            _tell(builder, row, number)
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


def _tell(builder: RecordBuilder, row: dict[str, str], number: int) -> None:
    child_id, proceedings_id = f"C-{row['child']}", None if row.get("case", "-") == "-" else f"P-{row['case']}"
    if row.get("born", "-") != "-":
        builder.child(child_id, born_on=date.fromisoformat(row["born"]))
    by_source: dict[str, list] = {}
    for column, (source, _) in DAYS.items():
        if row.get(column, "-") != "-":
            of_case = None if column in BEFORE_COURT else proceedings_id
            by_source.setdefault(source, []).append(_event(row, column, child_id, of_case))
    case = None if proceedings_id is None else _case(row, proceedings_id)
    for source, events in by_source.items():
        key = f"{proceedings_id}/{child_id}/{number}"
        own = None if source.startswith("ssd") else case
        builder.statement(source, key, at(date(2024, 1, 1)), events, case=own)
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


def _case(row: dict[str, str], proceedings_id: str) -> dict[str, str | None]:
    """Return what is stated of a row's case. A column that the table leaves out is as in most cases of the law."""
    law = row.get("law", "public")
    usual = {"application": "section_31" if law == "public" else "section_8", "area": "birmingham"}
    given = {name: row.get(name, usual[name]) for name in usual}
    told = {"track": row.get("track", "-"), "representation": row.get("lawyers", "-")}
    return {
        "proceedings_id": proceedings_id,
        "law": law,
        **{name: None if value == "-" else value for name, value in (given | told).items()},
    }


def _event(row: dict[str, str], column: str, child_id: str, proceedings_id: str | None) -> dict:
    kind = DAYS[column][1]
    is_always = column in ("final order", "next final order", "seen")
    flag = True if is_always else ANSWERS[row.get(FLAGS.get(column, ""), "-")]
    code, reason, owner, due = (
        None if (told := row.get(of.get(column, ""), "-")) == "-" else told for of in (CODES, REASONS, OWNERS, DUE)
    )
    given = {
        "flag": flag,
        "code": FIXED_CODES.get(column, code),
        "reason": reason,
        "owner": owner,
        "due_on": None if due is None else date.fromisoformat(due),
        "fact_key": f"{column}/{child_id}",
    }
    return event(kind, date.fromisoformat(row[column]), child_id, proceedings_id, **given)
