"""The Cafcass extract into the record: children, adults, cases, and what happened to each child of a case.

A row with no child speaks of every child of its case in the extract. Threats against practitioners and the workforce
are kept as records and tell nothing of a child.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from waypost.intake.cafcass.check import EXTENSION, SOURCE
from waypost.intake.contract import empty
from waypost.intake.shaping import Telling, lay, lay_events
from waypost.vocabulary.events import EventKind

_IS_EXTENSION = pl.col("order_type") == EXTENSION
_ORDER = {"code": pl.col("order_type"), "flag": pl.col("is_final")}
_REPORT = {"code": pl.col("kind"), "owner": pl.col("author"), "due_on": pl.col("due_on")}
_APPLICATION = {"code": pl.col("application")}
_ROLE = {"code": pl.col("role")}
_AUDIT = {"code": pl.col("grade"), "due_on": pl.col("action_due_on")}

TELLINGS: Mapping[str, tuple[Telling, ...]] = {
    "children": (Telling(EventKind.CHILD_JOINED, "began_on", {"flag": pl.col("is_eligible_for_engagement")}),),
    "cases": (
        Telling(EventKind.APPLICATION_ISSUED, "issued_on", _APPLICATION),
        Telling(EventKind.APPLICATION_RECEIVED, "received_on", _APPLICATION),
        Telling(
            EventKind.HARM_ALLEGED,
            "received_on",
            {"code": pl.lit("domestic_abuse")},
            only_where=pl.col("is_domestic_abuse_alleged"),
        ),
    ),
    "allocations": (
        Telling(EventKind.PRACTITIONER_ALLOCATED, "started_on", _ROLE),
        Telling(EventKind.PRACTITIONER_ENDED, "ended_on", {**_ROLE, "reason": pl.col("reason_ended")}),
    ),
    "engagement": (
        Telling(
            EventKind.CHILD_ENGAGED, "seen_on", {"code": pl.col("manner"), "flag": pl.col("manner") == "in_person"}
        ),
    ),
    "letters": (Telling(EventKind.LETTER_SENT, "sent_on", {"code": pl.col("kind")}),),
    "reviews": (Telling(EventKind.MANAGEMENT_REVIEW_HELD, "held_on", {"code": pl.col("kind")}),),
    "agreements": (
        Telling(
            EventKind.PLAN_DISCUSSED,
            "talked_on",
            {"flag": pl.col("is_timetable_agreed") & pl.col("is_care_plan_agreed")},
        ),
    ),
    "reports": (
        Telling(EventKind.REPORT_ORDERED, "ordered_on", _REPORT),
        Telling(EventKind.REPORT_ALLOCATED, "allocated_on", _REPORT),
        Telling(EventKind.REPORT_FILED, "filed_on", _REPORT),
    ),
    "advice": (
        Telling(EventKind.ADVICE_GIVEN, "given_on", {"code": pl.col("issue"), "reason": pl.col("recommendation")}),
        Telling(
            EventKind.ADVICE_SHARED,
            "shared_with_child_on",
            {"code": pl.col("issue"), "flag": pl.col("is_response_in_report")},
        ),
    ),
    "orders_received": (
        Telling(
            EventKind.EXTENSION_GRANTED,
            "made_on",
            {"reason": pl.col("extension_reason"), "due_on": pl.col("extended_to_on")},
            only_where=_IS_EXTENSION,
        ),
        Telling(EventKind.ORDER_MADE, "made_on", _ORDER, only_where=~_IS_EXTENSION),
        Telling(EventKind.ORDER_RECEIVED, "received_on", _ORDER, only_where=~_IS_EXTENSION),
    ),
    "closures": (
        Telling(EventKind.CASE_CLOSED, "closed_on", {"reason": pl.col("reason")}),
        Telling(EventKind.CASE_REOPENED, "reopened_on", {}),
    ),
    "audit": (
        Telling(
            EventKind.PRACTICE_AUDITED,
            "audited_on",
            {**_AUDIT, "flag": pl.col("are_all_letters_present")},
        ),
        Telling(
            EventKind.AUDIT_PUT_RIGHT,
            "action_done_on",
            _AUDIT,
            only_where=pl.col("action_confirmed_on").is_not_null(),
        ),
    ),
    "feedback_and_complaints": (
        Telling(
            EventKind.FEEDBACK_RECEIVED,
            "made_on",
            {"code": pl.col("kind"), "reason": pl.col("sentiment"), "owner": pl.col("made_by")},
        ),
        Telling(EventKind.FEEDBACK_ANSWERED, "responded_on", {"code": pl.col("kind")}),
    ),
}
"""What the rows of each subject tell of a child."""

_DISABLED = {"yes": True, "no": False}
_SPEAKS_OF_ALL = ("cases", "allocations", "reports")


def told_case() -> pl.Expr:
    """Return the case as the key of proceedings; null where no row of the extract tells of it."""
    return pl.when("is_case_told").then("case_id")


def tell_children(children: pl.DataFrame) -> pl.DataFrame:
    """Return a person fragment for each child of each case."""
    return lay(
        "people",
        children,
        SOURCE,
        person_key=pl.col("child_id"),
        role=pl.lit("child"),
        proceedings_key=told_case(),
        expected_on=pl.col("expected_on"),
        is_disabled=pl.col("has_disability").replace_strict(_DISABLED, default=None, return_dtype=pl.Boolean),
        **_who(),
    )


def tell_parties(parties: pl.DataFrame) -> pl.DataFrame:
    """Return a person fragment for each adult of each case."""
    return lay(
        "people",
        parties,
        SOURCE,
        person_key=pl.concat_str([pl.lit("party/"), pl.col("party_id")]),
        role=pl.col("relationship").fill_null("other"),
        proceedings_key=told_case(),
        **_who(),
    )


def _who() -> dict[str, pl.Expr]:
    return {name: pl.col(name) for name in ("forenames", "surname", "born_on", "sex", "ethnicity", "postcode")}


def tell_untold_children(rows: pl.DataFrame) -> pl.DataFrame:
    """Return a fragment with nothing but the number, for children of whom the children's table does not tell."""
    if "child_id" not in rows.columns:
        return empty("people")
    untold = rows.filter(~pl.col("is_child_told") & pl.col("child_id").is_not_null())
    return lay(
        "people",
        untold,
        SOURCE,
        person_key=pl.col("child_id"),
        role=pl.lit("child"),
        proceedings_key=told_case(),
    )


def tell_cases(cases: pl.DataFrame) -> pl.DataFrame:
    """Return the proceedings."""
    names = ("law", "application", "court_case_number", "court", "service_area", "track")
    return lay(
        "proceedings",
        cases,
        SOURCE,
        proceedings_key=pl.col("case_id"),
        authority=pl.col("local_authority"),
        representation=pl.col("representation"),
        applicants_heritage=pl.col("applicants_heritage"),
        respondents_heritage=pl.col("respondents_heritage"),
        **{name: pl.col(name) for name in names},
    )


def tell_allocations(allocations: pl.DataFrame) -> pl.DataFrame:
    """Return who worked on which case, as what, from when to when."""
    return lay(
        "allocations",
        allocations,
        SOURCE,
        practitioner_key=pl.col("practitioner_id"),
        role=pl.col("role"),
        proceedings_key=told_case(),
        person_key=pl.col("child_id"),
        started_on=pl.col("started_on"),
        ended_on=pl.col("ended_on"),
    )


def with_first_day(children: pl.DataFrame, cases: pl.DataFrame) -> pl.DataFrame:
    """Add `began_on`: the day a child joined the case, and no sooner than Cafcass received it, as last told."""
    received = (
        cases.sort("learnt_at", "received_on", nulls_last=False)
        .unique("case_id", keep="last", maintain_order=True)
        .select("case_id", "received_on")
    )
    with_case = children.join(received, on="case_id", how="left", maintain_order="left")
    return with_case.with_columns(began_on=pl.max_horizontal("joined_on", "received_on"))


def tell_events(subject: str, rows: pl.DataFrame, of_all: pl.DataFrame) -> pl.DataFrame:
    """Return the events that a subject's rows tell; `of_all` are its rows that speak of every child of a case."""
    tellings = TELLINGS[subject]
    of_one = rows.filter(pl.col("child_id").is_not_null()) if "child_id" in rows.columns else of_all.clear()
    return pl.concat([_events(of_one, tellings), _events(of_all, tellings, is_shared=True)])


def spoken_of_all(subject: str, rows: pl.DataFrame, children: pl.DataFrame) -> pl.DataFrame:
    """Return each row that names no child once for every child of its case; `child_id` is null where there is none."""
    if subject not in _SPEAKS_OF_ALL:
        return rows.clear().with_columns(child_id=pl.lit(None, pl.String))
    shared = rows.filter(pl.col("child_id").is_null()).drop("child_id") if "child_id" in rows.columns else rows
    of_case = children.select("case_id", "child_id").unique(maintain_order=True)
    return shared.join(of_case, on="case_id", how="left", maintain_order="left")


def _events(rows: pl.DataFrame, tellings: tuple[Telling, ...], *, is_shared: bool = False) -> pl.DataFrame:
    told = rows.filter(pl.col("child_id").is_not_null())
    return lay_events(
        told, SOURCE, tellings, person_key=pl.col("child_id"), proceedings_key=told_case(), is_shared=is_shared
    )
