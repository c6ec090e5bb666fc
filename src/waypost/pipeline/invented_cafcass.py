"""What Cafcass would tell of an invented world by a day, when nothing is misread.

A row of the extract without a child speaks of every child of its case who has joined by the day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from waypost.pipeline.invented_fact import EXTENSION, Column, children_of, laid
from waypost.synthetic.world import World

CAFCASS = "cafcass"


@dataclass(frozen=True, slots=True)
class _Told:
    """A kind of fact: the frame it stands in, the name of its record there, its day, its details."""

    kind: str
    frame: str
    record: str
    on: str
    details: Mapping[str, Column] = field(default_factory=dict)


_APPLICATION = {"code": "application"}
_ORDER = {"code": "order_type", "flag": "is_final"}
_REPORT = {"code": "report", "owner": "author", "due_on": "due_on"}
_AUDIT = {"code": "grade", "due_on": "action_due_on"}
_TOLD = (
    _Told("child_joined", "joined", "child", "began_on", {"flag": "is_eligible_for_engagement"}),
    _Told("application_issued", "cases", "case", "issued_on", _APPLICATION),
    _Told("application_received", "cases", "case", "received_on", _APPLICATION),
    _Told("harm_alleged", "alleged", "case", "received_on", {"code": "alleged"}),
    _Told("practitioner_allocated", "allocations", "allocation", "started_on", {"code": "role"}),
    _Told("practitioner_ended", "allocations", "allocation", "ended_on", {"code": "role", "reason": "reason_ended"}),
    _Told("child_engaged", "engagement", "engagement", "seen_on", {"code": "manner", "flag": "is_in_person"}),
    _Told("letter_sent", "letters", "letter", "sent_on", {"code": "kind"}),
    _Told("management_review_held", "reviews", "review", "held_on", {"code": "kind"}),
    _Told("plan_discussed", "agreements", "agreement", "talked_on", {"flag": "is_agreed"}),
    _Told("report_ordered", "reports", "report", "ordered_on", _REPORT),
    _Told("report_allocated", "reports", "report", "allocated_on", _REPORT),
    _Told("report_filed", "reports", "report", "filed_on", _REPORT),
    _Told("advice_given", "advice", "advice", "given_on", {"code": "issue", "reason": "recommendation"}),
    _Told(
        "advice_shared", "advice", "advice", "shared_with_child_on", {"code": "issue", "flag": "is_response_in_report"}
    ),
    _Told("order_made", "made", "order", "made_on", _ORDER),
    _Told("order_received", "made", "order", "received_on", _ORDER),
    _Told(
        "extension_granted", "extended", "order", "made_on", {"reason": "extension_reason", "due_on": "extended_to_on"}
    ),
    _Told("case_closed", "closures", "closure", "closed_on", {"reason": "closure_reason"}),
    _Told("case_reopened", "closures", "closure", "reopened_on"),
    _Told("practice_audited", "audits", "audit", "audited_on", {**_AUDIT, "flag": "are_all_letters_present"}),
    _Told("audit_put_right", "put_right", "audit", "action_done_on", _AUDIT),
    _Told(
        "feedback_received",
        "feedback",
        "feedback",
        "made_on",
        {"code": "kind", "reason": "sentiment", "owner": "made_by"},
    ),
    _Told("feedback_answered", "feedback", "feedback", "responded_on", {"code": "kind"}),
)


def received_cases(world: World, as_of: date) -> pl.DataFrame:
    """Return the cases that Cafcass has received by the day."""
    return world.cases.filter(pl.col("received_on") <= as_of)


def cafcass_facts(world: World, as_of: date) -> list[pl.DataFrame]:
    """Return Cafcass's facts, a frame a kind."""
    rows = _rows(world, as_of)
    return [
        laid(
            rows[told.frame],
            CAFCASS,
            _record(rows[told.frame], told.record),
            pl.lit(told.kind),
            told.on,
            **told.details,
        )
        for told in _TOLD
    ]


def _rows(world: World, as_of: date) -> dict[str, pl.DataFrame]:
    """Return the frames in which Cafcass's facts stand: the rows of children who have joined."""
    cases = received_cases(world, as_of)
    children = children_of(world, cases, as_of, by_court=False)
    pair = ["case_id", "person_id"]
    who = children.select(pair)
    orders = world.orders.join(who, on=pair, how="semi")
    is_extension = pl.col("order_type") == EXTENSION
    audits = world.audits.join(who, on=pair, how="semi")
    of_one = {name: getattr(world, name).join(who, on=pair, how="semi") for name in ("letters", "reviews", "advice")}
    of_all = {name: getattr(world, name).join(who, on="case_id") for name in ("allocations", "reports")}
    return {
        **of_one,
        **of_all,
        "joined": children.join(cases.select("case_id", "received_on"), on="case_id").with_columns(
            began_on=pl.max_horizontal("joined_on", "received_on")
        ),
        "cases": cases.join(who, on="case_id"),
        "alleged": cases.filter("is_domestic_abuse_alleged")
        .join(who, on="case_id")
        .with_columns(alleged=pl.lit("domestic_abuse")),
        "agreements": world.agreements.join(who, on=pair, how="semi").with_columns(
            is_agreed=pl.col("is_timetable_agreed") & pl.col("is_care_plan_agreed")
        ),
        "engagement": world.engagement.join(who, on=pair, how="semi").with_columns(
            is_in_person=pl.col("manner") == "in_person"
        ),
        "made": orders.filter(~is_extension),
        "extended": orders.filter(is_extension),
        "closures": world.children_in_cases.join(who, on=pair, how="semi"),
        "audits": audits,
        "put_right": audits.filter(pl.col("action_confirmed_on") <= as_of),
        "feedback": world.feedback.join(who, on=pair, how="semi"),
    }


def _record(rows: pl.DataFrame, record: str) -> pl.Expr:
    """Return the key of Cafcass's row: its own number, or that of the case and, of a child in it, the child."""
    own = f"{record}_id"
    if own in rows.columns:
        return pl.format("{}/{}", pl.lit(record), own)
    if record == "case":
        return pl.format("case/{}", "cafcass_case_id")
    return pl.format("{}/{}/{}", pl.lit(record), "case_id", "person_id")
