"""Small linked records for tests: a builder that fills what a test does not care about, and a Hypothesis strategy."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl
from hypothesis import strategies as st

from waypost.intake.contract import EVENTS, RECORDS
from waypost.journeys.linked import (
    CHILDREN,
    IDENTITIES,
    LINKED_ALLOCATIONS,
    LINKED_EVENTS,
    LINKED_PROCEEDINGS,
    LinkedRecord,
)

AS_OF = date(2027, 3, 31)


def at(day: date | None, hour: int = 9) -> datetime | None:
    """Return an instant on a day, in UTC."""
    return None if day is None else datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@dataclass
class RecordBuilder:
    """Builds a linked record statement by statement. Keys of children and cases are their identifiers, by default."""

    records: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    proceedings: list[dict[str, Any]] = field(default_factory=list)
    allocations: list[dict[str, Any]] = field(default_factory=list)
    children: dict[str, dict[str, Any]] = field(default_factory=dict)
    identities: set[tuple[str, str | None, str, str]] = field(default_factory=set)

    def child(self, child_id: str, **given: Any) -> RecordBuilder:
        """Add a child."""
        nothing = dict.fromkeys(CHILDREN)
        self.children[child_id] = (
            nothing | {"child_id": child_id, "identity": "statistical", "anchor": child_id} | given
        )
        return self

    def statement(
        self,
        source: str,
        record_key: str,
        learnt_at: datetime | None,
        events: list[dict[str, Any]],
        *,
        sender: str | None = None,
        file: str = "a.json",
        position: str = "row 2",
        case: dict[str, Any] | None = None,
        work: dict[str, Any] | None = None,
    ) -> RecordBuilder:
        """Add one statement of a record, the events it tells, what it says of the case and of whose work it is."""
        said = {"source": source, "sender": sender, "record_key": record_key, "learnt_at": learnt_at}
        self.records.append(said | {"file": file, "position": position, "read": "{}"})
        for event in events:
            self._event(said, event)
        if case is not None:
            nothing = dict.fromkeys(LINKED_PROCEEDINGS)
            keys = {"proceedings_key": case["proceedings_id"]}
            self.proceedings.append(nothing | said | keys | case)
        if work is not None:
            self.allocations.append(dict.fromkeys(LINKED_ALLOCATIONS) | said | work)
        return self

    def _event(self, said: dict[str, Any], event: dict[str, Any]) -> None:
        child_id = event["child_id"]
        if child_id not in self.children:
            self.child(child_id)
        keys = {
            "person_key": child_id,
            "proceedings_key": event.get("proceedings_id"),
            "fact_key": f"{event['kind']}/{child_id}",
        }
        filled = dict.fromkeys(LINKED_EVENTS) | said | keys | event
        self.events.append(filled)
        self.identities.add((said["source"], said["sender"], filled["person_key"], child_id))

    def linked(self, as_of: date = AS_OF) -> LinkedRecord:
        """Return the linked record."""
        return LinkedRecord(
            records=_frame(self.records, RECORDS),
            events=_frame(self.events, LINKED_EVENTS),
            proceedings=_frame(self.proceedings, LINKED_PROCEEDINGS),
            children=_frame(list(self.children.values()), CHILDREN),
            identities=_frame(
                [dict(zip(IDENTITIES, row, strict=True)) for row in sorted(self.identities, key=str)], IDENTITIES
            ),
            allocations=_frame(self.allocations, LINKED_ALLOCATIONS),
            as_of=as_of,
        )


def _frame(rows: list[dict[str, Any]], schema: Any) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict(schema), orient="row") if rows else pl.DataFrame(schema=dict(schema))


def event(
    kind: str, happened_on: date, child_id: str = "C-1", proceedings_id: str | None = "P-1", **given: Any
) -> dict:
    """Return an event for `RecordBuilder.statement`."""
    known = {"kind": kind, "happened_on": happened_on, "child_id": child_id, "proceedings_id": proceedings_id}
    assert set(given) <= set(EVENTS)
    return known | given


_DAY_ONE = date(2026, 1, 1)
_SENDERS = {"ssd": ("E08000031", "E08000032"), "ssda903": ("E08000031",)}
_KINDS = (
    *("application_submitted", "application_issued", "application_received", "hearing_listed", "hearing_vacated"),
    *("order_made", "case_closed", "case_reopened", "legal_status_started"),
    *("hearing_adjourned", "child_joined", "child_engaged", "management_review_held", "practice_audited"),
    *("harm_alleged", "practitioner_allocated", "letter_sent", "hearing_held", "report_ordered", "report_filed"),
    *("extension_granted", "order_received", "advice_given", "advice_shared", "feedback_received"),
    *("feedback_answered", "pre_proceedings_decided", "pre_proceedings_letter_sent", "pre_proceedings_ended"),
    *("placement_started", "care_ended", "practitioner_ended", "pre_proceedings_meeting_held", "hearing_removed"),
    *("audit_put_right", "report_allocated", "plan_discussed"),
)
# Few days, so that two things often fall on one: ties are where stores part.
_days = st.integers(0, 9).map(lambda number: _DAY_ONE + timedelta(days=53 * number))
_moments = st.one_of(st.none(), st.integers(0, 6).map(lambda n: at(_DAY_ONE + timedelta(days=75 * n), hour=n)))
_words = st.sampled_from(
    [None, "", "a", "é", "b", "assessment_and_plan", "OT13", "JU3", "issue", "childrens_guardian", "decision"]
)


@st.composite
def linked_records(draw: st.DrawFn) -> LinkedRecord:
    """Draw a small linked record: repeated, changed and vanished statements, null clocks, several sources and files."""
    builder = RecordBuilder()
    for number in range(draw(st.integers(1, 3))):
        builder.child(
            f"C-{number}",
            sex=draw(st.sampled_from([None, "female", "male"])),
            born_on=draw(st.one_of(st.none(), _days)),
            disability=draw(st.sampled_from([None, "yes", "no"])),
        )
    for number in range(draw(st.integers(1, 4))):
        _draw_record(draw, builder, number)
    return builder.linked(as_of=draw(st.sampled_from([AS_OF, date(2026, 7, 31), date(2028, 1, 1)])))


def _draw_record(draw: st.DrawFn, builder: RecordBuilder, number: int) -> None:
    source = draw(st.sampled_from(["hmcts_public_law", "hmcts_private_law", "cafcass", "ssd", "ssda903"]))
    sender = draw(st.sampled_from(_SENDERS.get(source, (None,))))
    proceedings_id = draw(st.sampled_from(["P-0", "P-1"]))
    facts = draw(st.lists(_facts(sorted(builder.children), proceedings_id), min_size=1, max_size=4))
    for _ in range(draw(st.integers(1, 5))):
        case = draw(st.one_of(st.none(), _cases(proceedings_id)))
        told = draw(st.lists(st.sampled_from(facts), max_size=4))
        work = draw(st.one_of(st.none(), _work(sorted(builder.children), proceedings_id)))
        builder.statement(
            source,
            f"{source}/{number}",
            draw(_moments),
            told,
            sender=sender,
            file=draw(st.sampled_from(["a.json", "b.json"])),
            position=draw(st.sampled_from(["row 2", "row 10"])),
            case=case,
            work=work,
        )


def _work(children: list[str], proceedings_id: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "practitioner_key": st.sampled_from(["W1", "W2"]),
            "role": st.sampled_from(["childrens_guardian", "duty_practitioner"]),
            "proceedings_id": st.sampled_from([None, proceedings_id, proceedings_id]),
            "child_id": st.sampled_from([None, *children]),
            "started_on": _days,
            "ended_on": st.one_of(st.none(), _days),
        }
    )


def _facts(children: list[str], proceedings_id: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "child_id": st.sampled_from(children),
            "proceedings_id": st.just(proceedings_id),
            "kind": st.sampled_from(_KINDS),
            "happened_on": _days,
            "happened_at": st.one_of(st.none(), _days.map(at)),
            "code": _words,
            "reason": _words,
            "owner": st.sampled_from([None, "", "cafcass", "local_authority"]),
            "due_on": st.one_of(st.none(), _days),
            "flag": st.sampled_from([None, True, False]),
            "doubt": st.sampled_from([None, None, "", "no_reason_given"]),
            "fact_key": st.sampled_from(["x", "y", "h/x", "h/y"]),
        }
    )


def _cases(proceedings_id: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "proceedings_id": st.just(proceedings_id),
            "law": st.sampled_from([None, "public", "private"]),
            "application": st.sampled_from([None, "section_31", "section_8"]),
            "track": st.sampled_from([None, "public_law_outline", "other"]),
            "area": st.sampled_from([None, "birmingham", "truro"]),
            "authority": st.sampled_from([None, "E08000031", "E06000052"]),
            "service_area": st.sampled_from([None, "A1"]),
            "representation": st.sampled_from([None, "both", "neither"]),
            "applicants_heritage": st.sampled_from([None, "white", "several"]),
            "respondents_heritage": st.sampled_from([None, "black", "refused"]),
        }
    )
