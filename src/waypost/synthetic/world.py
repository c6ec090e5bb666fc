"""The invented world: what really happened, before any agency wrote it down. Frames, column-wise.

`invent` fills these frames; the writers tell them in each agency's own format. Keys are integers inside the world.
Dates are days; `listed_at`, `recorded_at` are UTC instants. Everything here is invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from waypost.synthetic.planted import NOT_PLANTED, Planted

INSTANT = pl.Datetime("us", "UTC")
Schema = Mapping[str, "pl.DataType | type[pl.DataType]"]

PEOPLE: Schema = {
    "person_id": pl.Int64,
    "family_id": pl.Int64,
    "role": pl.String,  # child, mother, father
    "forenames": pl.String,
    "surname": pl.String,
    "other_surname": pl.String,  # former or other parent's name, source of changed and double-barrelled names
    "is_named_at_issue": pl.Boolean,  # false: a baby whom some agencies know as Baby
    "twin_of": pl.Int64,
    "born_on": pl.Date,
    "sex": pl.String,
    "ethnicity": pl.String,
    "first_language": pl.String,
    "has_disability": pl.Boolean,
    "address_line_1": pl.String,
    "post_town": pl.String,
    "postcode": pl.String,
    "telephone": pl.String,
    "email": pl.String,
    "is_address_confidential": pl.Boolean,
    "is_in_refuge": pl.Boolean,
    "known_as_forenames": pl.String,  # by which some agencies know one child; null where it is the same, as for most
    "known_as_surname": pl.String,
    "interpreter_language": pl.String,  # in which this person needs an interpreter in court; null for most
}
CASES: Schema = {
    "case_id": pl.Int64,
    "family_id": pl.Int64,
    "law": pl.String,
    "application": pl.String,
    "track": pl.String,
    "court_case_number": pl.String,  # 16 digits
    "familyman_number": pl.String,
    "cafcass_case_id": pl.String,
    "is_court_number_known_to_cafcass": pl.Boolean,
    "court": pl.String,  # the present one, as area and authority are
    "area": pl.String,
    "authority": pl.String,  # GSS code
    "service_area": pl.String,
    "submitted_on": pl.Date,
    "issued_on": pl.Date,
    "received_on": pl.Date,  # by Cafcass
    "is_domestic_abuse_alleged": pl.Boolean,
    "is_rule_16_4": pl.Boolean,
    "is_cafcass_served": pl.Boolean,  # private law: in the feed only when true and a hearing is listed
    "has_relatives_abroad": pl.Boolean,
    "needs_interpreter": pl.Boolean,
    "consolidated_into": pl.Int64,  # case_id of the lead case; closed with that reason, no final order of its own
    "came_from_case": pl.Int64,  # case_id of the private case whose section 37 direction led to this public one
    "transferred_on": pl.Date,  # to `court` (and `area`); hearings from that day on sit there
    "transferred_from_court": pl.String,
    "authority_changed_on": pl.Date,  # to `authority`, which took over
    "former_authority": pl.String,
    "rule_16_4_on": pl.Date,  # from when the child is a party with a guardian
}
CHILDREN_IN_CASES: Schema = {
    "case_id": pl.Int64,
    "person_id": pl.Int64,
    "cafcass_child_id": pl.String,
    "joined_on": pl.Date,
    "final_order_type": pl.String,
    "final_order_on": pl.Date,
    "closed_on": pl.Date,  # by Cafcass; null while open
    "closure_reason": pl.String,
    "reopened_on": pl.Date,
    "living_situation": pl.String,
    "is_eligible_for_engagement": pl.Boolean,
    "joined_by": pl.String,  # from_issue, born_into, consolidated (from a case of its own), added
}
PARTIES: Schema = {
    "case_id": pl.Int64,
    "person_id": pl.Int64,
    "role": pl.String,  # applicant, respondent, other
    "is_represented": pl.Boolean,
}
HEARINGS: Schema = {
    "hearing_id": pl.Int64,
    "case_id": pl.Int64,
    "hearing": pl.String,  # canonical hearing code
    "listed_at": INSTANT,
    "minutes": pl.Int64,
    "status": pl.String,  # listed (still to come at the end), held, vacated, adjourned
    "reason": pl.String,  # one of the 46 codes where vacated or adjourned
    "cancelled_on": pl.Date,
    "listed_decision_on": pl.Date,  # when the listing became known
    "court": pl.String,  # where it sits: the former court before a transfer
}
ORDERS: Schema = {
    "order_id": pl.Int64,
    "case_id": pl.Int64,
    "person_id": pl.Int64,
    "order_type": pl.String,
    "made_on": pl.Date,
    "received_on": pl.Date,  # by Cafcass; null when it never came
    "is_final": pl.Boolean,
    "extended_to_on": pl.Date,
    "extension_reason": pl.String,
}
REPORTS: Schema = {
    "report_id": pl.Int64,
    "case_id": pl.Int64,
    "report": pl.String,
    "author": pl.String,
    "ordered_on": pl.Date,
    "allocated_on": pl.Date,
    "due_on": pl.Date,
    "filed_on": pl.Date,
}
PRE_PROCEEDINGS: Schema = {
    "person_id": pl.Int64,
    "family_id": pl.Int64,
    "authority": pl.String,
    "decided_on": pl.Date,
    "letter_on": pl.Date,
    "meeting_on": pl.Date,
    "review_meetings": pl.Int64,
    "is_family_group_offered": pl.Boolean,
    "is_family_group_held": pl.Boolean,
    "is_parent_represented": pl.Boolean,
    "outcome": pl.String,  # issue, step_down, or null while it runs
    "outcome_on": pl.Date,
    "court_application_on": pl.Date,
    "case_id": pl.Int64,  # the case it led to, or null
}
EPISODES: Schema = {
    "person_id": pl.Int64,
    "authority": pl.String,
    "started_on": pl.Date,
    "ended_on": pl.Date,
    "reason_new": pl.String,  # S L P T B U
    "legal_status": pl.String,  # C1 C2 E1 V2 L1 L2 ...
    "need": pl.String,
    "placement": pl.String,
    "provider": pl.String,
    "reason_ceased": pl.String,
    "reason_place_change": pl.String,
    "placement_postcode": pl.String,
    "urn": pl.String,
}
ALLOCATIONS: Schema = {
    "allocation_id": pl.Int64,
    "case_id": pl.Int64,
    "practitioner_id": pl.Int64,
    "role": pl.String,
    "started_on": pl.Date,
    "ended_on": pl.Date,
    "reason_ended": pl.String,
}
ENGAGEMENT: Schema = {
    "engagement_id": pl.Int64,
    "case_id": pl.Int64,
    "person_id": pl.Int64,
    "practitioner_id": pl.Int64,
    "seen_on": pl.Date,
    "manner": pl.String,
    "is_alone": pl.Boolean,
}
LETTERS: Schema = {
    "letter_id": pl.Int64,
    "case_id": pl.Int64,
    "person_id": pl.Int64,
    "kind": pl.String,
    "sent_on": pl.Date,
}
REVIEWS: Schema = {
    "review_id": pl.Int64,
    "case_id": pl.Int64,
    "person_id": pl.Int64,
    "kind": pl.String,
    "held_on": pl.Date,
}
AGREEMENTS: Schema = {
    "agreement_id": pl.Int64,
    "case_id": pl.Int64,
    "person_id": pl.Int64,
    "talked_on": pl.Date,
    "is_timetable_agreed": pl.Boolean,
    "is_care_plan_agreed": pl.Boolean,
}
ADVICE: Schema = {
    "advice_id": pl.Int64,
    "case_id": pl.Int64,
    "person_id": pl.Int64,
    "given_on": pl.Date,
    "issue": pl.String,
    "recommendation": pl.String,
    "shared_with_child_on": pl.Date,
    "is_response_in_report": pl.Boolean,
}
AUDITS: Schema = {
    "audit_id": pl.Int64,
    "case_id": pl.Int64,
    "person_id": pl.Int64,
    "audited_on": pl.Date,
    "grade": pl.String,
    "are_all_letters_present": pl.Boolean,
    "action_due_on": pl.Date,
    "action_done_on": pl.Date,
    "action_confirmed_on": pl.Date,
}
FEEDBACK: Schema = {
    "feedback_id": pl.Int64,
    "case_id": pl.Int64,
    "person_id": pl.Int64,
    "kind": pl.String,
    "made_by": pl.String,
    "made_on": pl.Date,
    "responded_on": pl.Date,
    "sentiment": pl.String,
}
INCIDENTS: Schema = {
    "incident_id": pl.Int64,
    "case_id": pl.Int64,
    "practitioner_id": pl.Int64,
    "happened_on": pl.Date,
    "kind": pl.String,
    "action_taken_on": pl.Date,
    "child_protection_action_on": pl.Date,
}
WORKFORCE: Schema = {
    "practitioner_id": pl.Int64,
    "role": pl.String,
    "service_area": pl.String,
    "full_time_equivalent": pl.Float64,
    "started_on": pl.Date,
    "ended_on": pl.Date,
}
AREA_MAP: Schema = {
    "kind": pl.String,  # court, authority
    "code": pl.String,
    "name": pl.String,
    "area": pl.String,
    "from_on": pl.Date,
    "to_on": pl.Date,
    "source": pl.String,
    "is_invented": pl.Boolean,
}

SCHEMAS: Mapping[str, Schema] = {
    "people": PEOPLE,
    "cases": CASES,
    "children_in_cases": CHILDREN_IN_CASES,
    "parties": PARTIES,
    "hearings": HEARINGS,
    "orders": ORDERS,
    "reports": REPORTS,
    "pre_proceedings": PRE_PROCEEDINGS,
    "episodes": EPISODES,
    "allocations": ALLOCATIONS,
    "engagement": ENGAGEMENT,
    "letters": LETTERS,
    "reviews": REVIEWS,
    "agreements": AGREEMENTS,
    "advice": ADVICE,
    "audits": AUDITS,
    "feedback": FEEDBACK,
    "incidents": INCIDENTS,
    "workforce": WORKFORCE,
    "area_map": AREA_MAP,
}


@dataclass(frozen=True, slots=True)
class World:
    """Every frame of the invented world, each with exactly the columns of `SCHEMAS`, sorted by its key."""

    people: pl.DataFrame
    cases: pl.DataFrame
    children_in_cases: pl.DataFrame
    parties: pl.DataFrame
    hearings: pl.DataFrame
    orders: pl.DataFrame
    reports: pl.DataFrame
    pre_proceedings: pl.DataFrame
    episodes: pl.DataFrame
    allocations: pl.DataFrame
    engagement: pl.DataFrame
    letters: pl.DataFrame
    reviews: pl.DataFrame
    agreements: pl.DataFrame
    advice: pl.DataFrame
    audits: pl.DataFrame
    feedback: pl.DataFrame
    incidents: pl.DataFrame
    workforce: pl.DataFrame
    area_map: pl.DataFrame
    planted: Planted = NOT_PLANTED  # by a scenario; no agency knows of it

    def __post_init__(self) -> None:
        for name, schema in SCHEMAS.items():
            if dict(getattr(self, name).schema) != dict(pl.DataFrame(schema=dict(schema)).schema):
                raise TypeError(f"world.{name}: the columns are not those of synthetic/world.py")
