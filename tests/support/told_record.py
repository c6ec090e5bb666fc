"""A record of a few children made by hand, written as a build writes it, for what is worked out from the record."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import polars as pl

from support.agreements import put_basis, usable
from waypost.journeys.tables import SCHEMAS
from waypost.pipeline.returns.choosing import choose
from waypost.pipeline.returns.definition import definition
from waypost.pipeline.returns.fill import Filled, fill
from waypost.pipeline.returns.material import Material, material_of
from waypost.pipeline.returns.pre_proceedings import RULES
from waypost.pipeline.returns.record import open_for_returns
from waypost.pipeline.told_record import ToldRecord
from waypost.vocabulary.sharing_terms import STATUTORY_RETURNS

AUTHORITY, OTHER_AUTHORITY = "E08000025", "E08000026"
CHILD, NUMBER, CASE, CASE_NUMBER = "C-1", "101", "P-1", "1700000000000001"
UNTIL = date(2027, 3, 31)
RECEIVED = datetime(2027, 3, 31, 18, tzinfo=UTC)
DECIDED, LETTER, MEETING = date(2026, 5, 4), date(2026, 5, 11), date(2026, 5, 20)
AGREED, SUBMITTED = date(2026, 9, 1), date(2026, 9, 3)


def at(day: date, hour: int = 9) -> datetime:
    """Return an instant of a day."""
    return datetime.combine(day, time(hour), UTC)


class HandMade:
    """Collects rows of a record's tables; `write` puts them where a build would."""

    def __init__(self, out: Path, until: date = UNTIL) -> None:
        self.out, self.until = out, until
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}

    def event(self, source: str, kind: str, on: date, **more: Any) -> HandMade:
        """Add an event of the child, in the source's record of `record_key`; in the case for the court and Cafcass."""
        in_case = source.startswith("hmcts_") or source == "cafcass"
        sender = None if in_case else AUTHORITY
        given = {
            "event_id": f"e{len(self._rows['events'])}",
            "child_id": CHILD,
            "proceedings_id": CASE if in_case else None,
            "kind": kind,
            "happened_on": on,
            "source": source,
            "sender": sender,
            "record_key": f"{source}/{kind}",
            "person_key": f"{source}-{CHILD}" if in_case else NUMBER,
            "fact_key": f"{kind}/{on}",
            "file": f"{source}.csv",
            "position": f"row {len(self._rows['events']) + 2}",
            "learnt_at": at(on),
            "mark": "personal",
        }
        self._rows["events"].append(given | more)
        return self

    def number(
        self, source: str = "ssd", child: str = CHILD, number: str = NUMBER, sender: str | None = AUTHORITY
    ) -> HandMade:
        """Say that a source knows a child by a number."""
        self._rows["identities"].append({"source": source, "sender": sender, "person_key": number, "child_id": child})
        return self

    def child(self, child: str = CHILD, born_on: date | None = date(2024, 2, 1), sex: str = "female") -> HandMade:
        """Add a child as linkage knows it."""
        self._rows["children"].append(
            {"child_id": child, "identity": "statistical", "born_on": born_on, "sex": sex, "anchor": child}
        )
        return self

    def case(self, source: str = "cafcass", **more: Any) -> HandMade:
        """Add a statement of care proceedings."""
        is_cafcass = source == "cafcass"
        given = {
            "proceedings_id": CASE,
            "source": source,
            "record_key": "cases/CF1" if is_cafcass else CASE_NUMBER,
            "learnt_at": at(SUBMITTED),
            "proceedings_key": "CF1" if is_cafcass else CASE_NUMBER,
            "law": "public",
            "application": "section_31",
            "authority": AUTHORITY if is_cafcass else None,
        }
        self._rows["proceedings_statements"].append(given | more)
        return self

    def kept(self, source: str, record_key: str, read: dict[str, Any], **more: Any) -> HandMade:
        """Keep a statement of a record as it was read."""
        in_case = source.startswith("hmcts_") or source == "cafcass"
        given = {
            "source": source,
            "sender": None if in_case else AUTHORITY,
            "record_key": record_key,
            "learnt_at": at(SUBMITTED) if in_case else RECEIVED,
            "file": f"{source}.json",
            "position": f"line {len(self._rows['source_records']) + 1}",
            "read": json.dumps(read),
        }
        self._rows["source_records"].append(given | more)
        return self

    def begun(self, source: str = "ssd", until: str = "agreed", **more: Any) -> HandMade:
        """Add pre-proceedings as a return tells them (decided, letter, meeting, agreed to issue) up to `until`."""
        key = "ssd_pre_proceedings/PREP1" if source == "ssd" else f"pre_proceedings/{NUMBER}/{DECIDED}"
        steps = {
            "decided": ("pre_proceedings_decided", DECIDED, {}),
            "letter": ("pre_proceedings_letter_sent", LETTER, {}),
            "meeting": ("pre_proceedings_meeting_held", MEETING, {}),
            "agreed": ("pre_proceedings_ended", AGREED, {"code": "issue"}),
        }
        for name, (kind, on, details) in steps.items():
            self.event(source, kind, on, **({"record_key": key, "learnt_at": RECEIVED} | details | more))
            if name == until:
                break
        return self

    def applied(self, **read: Any) -> HandMade:
        """Add the application as the court's feed tells it, with what it says of the case, and as Cafcass does."""
        case_data = {"familyManCaseNumber": "BI26C50001", "ordersSought": ["CARE_ORDER", "INTERIM_CARE_ORDER"]} | read
        self.event("hmcts_public_law", "application_submitted", SUBMITTED, record_key=CASE_NUMBER)
        self.case("hmcts_public_law").kept("hmcts_public_law", CASE_NUMBER, {"caseData": case_data})
        return self.case().event("cafcass", "application_received", SUBMITTED, record_key="cases/CF1")

    def write(self) -> Path:
        """Write the record and return OUT."""
        folder = self.out / "record"
        folder.mkdir(parents=True, exist_ok=True)
        self._rows["told_as_of"] = [{"as_of": self.until}]
        for name, rows in self._rows.items():
            schema = dict(SCHEMAS[name])
            whole = [{column: row.get(column) for column in schema} for row in rows]
            pl.DataFrame(whole, schema=schema, orient="row").write_parquet(folder / f"{name}.parquet")
        (self.out / "run.json").write_text(json.dumps({"invented": True}), encoding="utf-8")
        return put_basis(self.out)

    def opened(self, *given: Any) -> ToldRecord:
        """Write the record and open it for the return."""
        return open_for_returns(usable(self.write(), STATUTORY_RETURNS), *given)

    def filled(self, **more: Any) -> Filled:
        """Write the record and fill the return from it."""
        return fill(self.opened(), **more)

    def answers(self, field: str) -> pl.DataFrame:
        """Write the record, and return the answers to one field of every row that has a number, sorted by row."""
        material = material_of(self.opened())
        numbered = material.rows.filter(pl.col("number").is_not_null())
        asked = Material(material.record, material.all_rows, numbered)
        return choose(definition().fields[field], RULES[field](asked), numbered).sort("row")

    def answer(self, field: str) -> dict[str, Any]:
        """Write the record, and return the answer to a field of its only row."""
        (told,) = self.answers(field).to_dicts()
        return told


def hand_made(out: Path) -> HandMade:
    """Return a record of one child whom the authority's files tell of, and of nothing that happened."""
    return HandMade(out).child().number()
