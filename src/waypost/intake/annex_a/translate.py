"""Lists 7, 8 and 10 into the record: what each row's own days tell, and nothing of what came before them."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from waypost.intake.annex_a.check import CHILD, SOURCE
from waypost.intake.shaping import Telling, lay, lay_events
from waypost.vocabulary.care import LEGAL_STATUSES, OTHER_LEGAL_STATUSES
from waypost.vocabulary.events import EventKind

IN_GROUP = "legal_status_in_group"
HELD_AS_STATUS = "told_as_legal_status"
NOT_SAID_WHICH = "adoption_placement_not_said_which"
EARLY_PLACEMENT = "early_adoption_placement"
_STATUS, _STATUS_SINCE = pl.col("Child's Legal Status"), "Start date of current legal status"


def _others(group: str) -> list[str]:
    others = OTHER_LEGAL_STATUSES
    return [code for code in others.codes if others.attribute(code, "group") == group]


TELLINGS: Mapping[str, tuple[tuple[str, Telling], ...]] = {
    "list_7": (
        ("", Telling(EventKind.CHILD_PROTECTION_PLAN_STARTED, "Child Protection Plan Start Date", {})),
        ("", Telling(EventKind.CHILD_PROTECTION_PLAN_ENDED, "Child Protection Plan End Date", {})),
    ),
    "list_8": (
        ("", Telling(EventKind.CARE_STARTED, "Date Started to be Looked After", {})),
        (
            "",
            Telling(
                EventKind.LEGAL_STATUS_STARTED, _STATUS_SINCE, {"code": _STATUS}, _STATUS.is_in(LEGAL_STATUSES.codes)
            ),
        ),
        (
            "group/",
            Telling(
                EventKind.LEGAL_STATUS_STARTED,
                _STATUS_SINCE,
                {"doubt": pl.lit(IN_GROUP)},
                _STATUS.is_in(_others("several")),
            ),
        ),
        (
            "",
            Telling(
                EventKind.ORDER_MADE,
                _STATUS_SINCE,
                {"code": _STATUS, "doubt": pl.lit(HELD_AS_STATUS)},
                _STATUS.is_in(_others("order")),
            ),
        ),
        (
            "",
            Telling(
                EventKind.PLACEMENT_STARTED,
                "Start Date of Most Recent Placement",
                {"code": pl.col("Placement Type")},
                pl.col("Placement Type").is_not_null(),
            ),
        ),
        (
            "",
            Telling(
                EventKind.CARE_ENDED,
                "Date Ceased to be Looked After",
                {"reason": pl.col("Reason Ceased to be Looked After")},
                (pl.col("Reason Ceased to be Looked After") != "X1").fill_null(True),
            ),
        ),
    ),
    "list_10": (
        ("", Telling(EventKind.CARE_STARTED, "Date the Child Entered Care", {})),
        ("", Telling(EventKind.ADOPTION_DECIDED, "Date of Decision that Child Should be Placed for Adoption", {})),
        (
            "placement/",
            Telling(EventKind.ORDER_MADE, "Date of Placement Order", {"code": pl.lit("placement_order")}),
        ),
        ("", Telling(EventKind.ADOPTERS_MATCHED, "Date of Matching Child and Prospective Adopters", {})),
        ("", Telling(EventKind.PLACEMENT_STARTED, "Date Placed for Adoption", {"doubt": pl.lit(NOT_SAID_WHICH)})),
        ("adoption/", Telling(EventKind.ORDER_MADE, "Date of Adoption Order", {"code": pl.lit("adoption_order")})),
        (
            "",
            Telling(
                EventKind.ADOPTION_DECISION_REVERSED,
                "Date of Decision that Child Should No Longer be Placed for Adoption",
                {"reason": pl.col("Reason Why Child No Longer Placed for Adoption")},
            ),
        ),
        (
            "early/",
            Telling(
                EventKind.PLACEMENT_STARTED,
                "Date the child was placed for fostering in FFA or concurrent planning placement",
                {"doubt": pl.lit(EARLY_PLACEMENT)},
            ),
        ),
    ),
}
"""What each list tells, and what tells apart two facts of one kind in one row."""


def tell_children(rows: pl.DataFrame) -> pl.DataFrame:
    """Return a person fragment for each row of a list."""
    child = pl.col(CHILD)
    return lay(
        "people",
        rows,
        SOURCE,
        person_key=child,
        role=pl.lit("child"),
        born_on=pl.col("Date of Birth"),
        sex=pl.col("Gender"),
        ethnicity=pl.col("Ethnicity"),
        upn=pl.col("UPN"),
        authority_child_id=child,
    )


def tell_list(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the events of a list's rows."""
    told = [
        lay_events(rows, SOURCE, (telling,), person_key=pl.col(CHILD), proceedings_key=pl.lit(None)).with_columns(
            fact_key=pl.concat_str(pl.lit(prefix), "fact_key")
        )
        for prefix, telling in TELLINGS[table]
    ]
    return pl.concat(told)


def without_the_unnamed(events: pl.DataFrame) -> pl.DataFrame:
    """Return events less those that do not say which placement began, where the same lists name one of that day."""
    day = ["sender", "learnt_at", "person_key", "kind", "happened_on"]
    is_unnamed = (pl.col("kind") == EventKind.PLACEMENT_STARTED.value) & pl.col("code").is_null()
    named = events.filter(pl.col("code").is_not_null()).select(day).unique().with_columns(is_named=pl.lit(True))
    placed = events.join(named, on=day, how="left", nulls_equal=True, maintain_order="left")
    return placed.filter(~is_unnamed | pl.col("is_named").is_null()).drop("is_named")
