"""The rules of lists 7, 8 and 10. Rules of the layout (empty, not a day, not in the list) come before these."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from waypost.intake.checking import Rule
from waypost.intake.findings import Fault
from waypost.intake.list_titles import SOURCE
from waypost.intake.numbers import tidy_upn
from waypost.vocabulary.care import OTHER_LEGAL_STATUSES

__all__ = ["RULES", "SOURCE", "TIDYINGS"]

CHILD = "Child Unique ID"
_IN_SOURCE = "Put it right in the source."
_STATUS, _STATUS_SINCE = "Child's Legal Status", "Start date of current legal status"
_CARE_SINCE, _CARE_UNTIL = "Date Started to be Looked After", "Date Ceased to be Looked After"
_REASON, _PLACEMENT = "Reason Ceased to be Looked After", "Placement Type"
_PLAN_SINCE, _PLAN_UNTIL = "Child Protection Plan Start Date", "Child Protection Plan End Date"
_DECIDED = "Date of Decision that Child Should be Placed for Adoption"
_REVERSED = "Date of Decision that Child Should No Longer be Placed for Adoption"
_PLACED, _ORDERED, _ADOPTED = "Date Placed for Adoption", "Date of Placement Order", "Date of Adoption Order"
_OUTSIDE_CARE = [
    code for code in OTHER_LEGAL_STATUSES.codes if OTHER_LEGAL_STATUSES.attribute(code, "group") == "other"
]

TIDYINGS = (tidy_upn("UPN"),)
_UPN_SHARED = Rule(
    Fault("upn_shared", "another child of the list has the same UPN; it was emptied", _IN_SOURCE),
    columns=(CHILD, "UPN"),
    is_broken=pl.col("UPN").is_not_null() & (pl.col(CHILD).n_unique().over("sender", "learnt_at", "UPN") > 1),
    blanks=("UPN",),
)

LIST_7_RULES = (
    _UPN_SHARED,
    Rule(
        Fault("ended_before_it_began", "the plan ends before it begins; the end was emptied", _IN_SOURCE),
        columns=(_PLAN_SINCE, _PLAN_UNTIL),
        is_broken=pl.col(_PLAN_UNTIL) < pl.col(_PLAN_SINCE),
        blanks=(_PLAN_UNTIL,),
    ),
)
LIST_8_RULES = (
    _UPN_SHARED,
    Rule(
        Fault("ended_before_it_began", "care ends before it begins; the end was emptied", _IN_SOURCE),
        columns=(_CARE_SINCE, _CARE_UNTIL),
        is_broken=pl.col(_CARE_UNTIL) < pl.col(_CARE_SINCE),
        blanks=(_CARE_UNTIL,),
    ),
    Rule(
        Fault("ceased_without_reason", "there is a day and no reason, so why care ended is not told", _IN_SOURCE),
        columns=(_CARE_UNTIL, _REASON),
        is_broken=pl.col(_CARE_UNTIL).is_not_null() & pl.col(_REASON).is_null(),
    ),
    Rule(
        Fault("reason_without_day", "there is a reason and no day, so the end of care is not told", _IN_SOURCE),
        columns=(_CARE_UNTIL, _REASON),
        is_broken=pl.col(_CARE_UNTIL).is_null() & pl.col(_REASON).is_not_null(),
    ),
    Rule(
        Fault("no_legal_status", "there is no legal status that is known, so its beginning is not told", _IN_SOURCE),
        columns=(_STATUS,),
        is_broken=pl.col(_STATUS).is_null(),
    ),
    Rule(
        Fault("status_of_nobody_in_care", "the status is none of a child in care; it is kept and not told", _IN_SOURCE),
        columns=(_STATUS,),
        is_broken=pl.col(_STATUS).is_in(_OUTSIDE_CARE),
    ),
    Rule(
        Fault("status_without_day", "there is a legal status and no day, so its beginning is not told", _IN_SOURCE),
        columns=(_STATUS, _STATUS_SINCE),
        is_broken=pl.col(_STATUS).is_not_null() & pl.col(_STATUS_SINCE).is_null(),
    ),
    Rule(
        Fault("no_placement", "there is no placement that is known, so its beginning is not told", _IN_SOURCE),
        columns=(_PLACEMENT,),
        is_broken=pl.col(_PLACEMENT).is_null(),
    ),
)
LIST_10_RULES = (
    _UPN_SHARED,
    Rule(
        Fault("reversed_before_decided", "the decision on adoption is reversed before it is made", _IN_SOURCE),
        columns=(_DECIDED, _REVERSED),
        is_broken=pl.col(_REVERSED) < pl.col(_DECIDED),
    ),
    Rule(
        Fault("placed_before_decided", "the child is placed for adoption before the decision", _IN_SOURCE),
        columns=(_DECIDED, _PLACED),
        is_broken=pl.col(_PLACED) < pl.col(_DECIDED),
    ),
    Rule(
        Fault("adopted_before_placed", "the adoption order is made before the placement order", _IN_SOURCE),
        columns=(_ORDERED, _ADOPTED),
        is_broken=pl.col(_ADOPTED) < pl.col(_ORDERED),
    ),
)
RULES: Mapping[str, tuple[Rule, ...]] = {
    "list_7": LIST_7_RULES,
    "list_8": LIST_8_RULES,
    "list_10": LIST_10_RULES,
}
