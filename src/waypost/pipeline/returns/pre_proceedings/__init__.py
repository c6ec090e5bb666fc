"""The rules of the return's fields, one file each: who tells the field, and what can be worked out. Listed by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl

from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.pre_proceedings import (
    child_protection_plans,
    court_application_date,
    court_hearings,
    court_reference,
    decision_date,
    family_group_facilitated,
    family_group_offer,
    family_id,
    final_care_plan,
    final_plan_approved,
    initial_care_plan,
    initial_meeting_date,
    initial_plan_approved,
    legal_gateway_outcome,
    letter_before_proceedings_date,
    letter_to_initiate_date,
    outcome,
    parents_represented_at_issue,
    parents_represented_before,
    person_id,
    previous_care_proceedings,
    previous_pre_proceedings,
    review_meetings,
    short_notice,
    short_notice_reason,
    step_decision_date,
    table_id,
)

RULES: Mapping[str, Callable[[Material], pl.DataFrame]] = {
    "table_id": table_id.tell,
    "person_id": person_id.tell,
    "family_id": family_id.tell,
    "decision_date": decision_date.tell,
    "initial_meeting_date": initial_meeting_date.tell,
    "outcome": outcome.tell,
    "step_decision_date": step_decision_date.tell,
    "child_protection_plans": child_protection_plans.tell,
    "legal_gateway_outcome": legal_gateway_outcome.tell,
    "previous_pre_proceedings": previous_pre_proceedings.tell,
    "previous_care_proceedings": previous_care_proceedings.tell,
    "letter_before_proceedings_date": letter_before_proceedings_date.tell,
    "letter_to_initiate_date": letter_to_initiate_date.tell,
    "review_meetings": review_meetings.tell,
    "parents_represented_before": parents_represented_before.tell,
    "parents_represented_at_issue": parents_represented_at_issue.tell,
    "court_reference": court_reference.tell,
    "court_hearings": court_hearings.tell,
    "short_notice": short_notice.tell,
    "short_notice_reason": short_notice_reason.tell,
    "initial_plan_approved": initial_plan_approved.tell,
    "initial_care_plan": initial_care_plan.tell,
    "final_plan_approved": final_plan_approved.tell,
    "final_care_plan": final_care_plan.tell,
    "family_group_offer": family_group_offer.tell,
    "family_group_facilitated": family_group_facilitated.tell,
    "court_application_date": court_application_date.tell,
}
"""The rule of every field: from the material to candidates (see candidates.py)."""
