"""What is truly so of every item of the pre-proceedings return, whoever knows it: truth/pre_proceedings.parquet.

A row for each child in pre-proceedings, and for each child in care proceedings that came without them. Columns are the
items of the return, all of them text: days ISO 8601, answers Y and N, options by their letter. Null where the item does
not apply to the child, or where the invented world does not know it (child protection plans).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import polars as pl

from waypost.synthetic.care_plans import care_plans
from waypost.synthetic.plan import Plan
from waypost.synthetic.polls import LONDON
from waypost.synthetic.rates import rates
from waypost.synthetic.telling import PEOPLE, Telling
from waypost.synthetic.world import World

FILE = "pre_proceedings.parquet"
NOT_IN_COURT = "not_in_care_proceedings"
NO_SHORT_NOTICE = "none"
_CASE = "case_id"
_OF_CHILD = ["case_id", "person_id"]


def write_pre_proceedings_truth(world: World, tellings: Iterable[Telling], folder: Path, plan: Plan) -> None:
    """Write the frame of `pre_proceedings_truth` into `folder`, with the number of each child at the authority."""
    people = pl.concat([pl.DataFrame(schema=dict(PEOPLE)), *(telling.people for telling in tellings)])
    numbers = (
        people.filter(pl.col("sender").is_not_null())
        .select("person_id", authority="sender", prep_person_id="person_key")
        .sort("prep_person_id")
        .unique(["authority", "person_id"], keep="first")
    )
    rows = pre_proceedings_truth(world, plan).join(numbers, on=["authority", "person_id"], how="left")
    told = rows.with_columns(true_child=pl.col("person_id").cast(pl.String), true_case=pl.col(_CASE).cast(pl.String))
    first = ["authority", "true_child", "true_case", "started_on"]
    told = told.select(*first, *(name for name in told.columns if name not in (*first, "person_id", _CASE)))
    told.sort(told.columns).write_parquet(folder / FILE, statistics=False)


def pre_proceedings_truth(world: World, plan: Plan) -> pl.DataFrame:
    """Return person_id, case_id, authority, started_on, and every item but the child's number; see the module."""
    rows = pl.concat([_begun(world), _straight_to_court(world)]).join(
        court_facts(world, plan), on=_OF_CHILD, how="left", maintain_order="left"
    )
    rows = rows.with_columns(
        prep_prev_pre_proc_child=_earlier(rows, world.pre_proceedings.select("person_id", day="decided_on")),
        prep_prev_care_proc_child=_earlier(rows, _own_cases(world).select("person_id", day="submitted_on")),
    )
    in_court = pl.col(_CASE).is_not_null()
    said_of_none = ("prep_parents_legal_rep_point_of_issue", "prep_care_proc_short_notice", "prep_la_initial_care_plan")
    rows = rows.with_columns(
        pl.when(in_court).then(pl.col(name)).otherwise(pl.lit(NOT_IN_COURT)).alias(name) for name in said_of_none
    )
    kept = ("person_id", _CASE, "authority", "started_on")
    items = [pl.col(name).cast(pl.String) for name in rows.columns if name.startswith(("prep_", "FGDM", "Court"))]
    return rows.select(*kept, *items).sort(*kept)


def _begun(world: World) -> pl.DataFrame:
    yes_no = pl.when("is_parent_represented").then(pl.lit("Y")).otherwise(pl.lit("N"))
    return world.pre_proceedings.select(
        "person_id",
        _CASE,
        "authority",
        started_on="decided_on",
        prep_plo_family_id="family_id",
        prep_pre_pro_decision_date="decided_on",
        prep_initial_pre_pro_meeting_date="meeting_on",
        prep_pre_pro_outcome=pl.when(pl.col("outcome_on").is_not_null()).then("outcome"),
        prep_agree_stepdown_issue_date="outcome_on",
        prep_legal_gateway_outcome=pl.lit("B"),
        prep_pre_pro_letter_date="letter_on",
        prep_care_pro_letter_date="court_application_on",
        prep_pre_pro_meetings_num="review_meetings",
        prep_pre_pro_parents_legal_rep=yes_no,
        FGDMMeetingOffer=pl.when(pl.col("letter_on").is_not_null()).then(
            pl.col("is_family_group_offered").cast(pl.Int8)
        ),
        FGDMMeetingFac=pl.when("is_family_group_offered").then(pl.col("is_family_group_held").cast(pl.Int8)),
        CourtAppDate="court_application_on",
    )


def _own_cases(world: World) -> pl.DataFrame:
    """Return the children of care proceedings and the case of each, less those that took the child's own case in."""
    cases = world.cases.filter(pl.col("application") == "section_31")
    members = world.children_in_cases.select(*_OF_CHILD)
    own = members.join(cases.select(_CASE, "consolidated_into").drop_nulls(), on=_CASE)
    taken_in = own.select("person_id", case_id="consolidated_into")
    return members.join(taken_in, on=_OF_CHILD, how="anti").join(cases, on=_CASE, maintain_order="left")


def _straight_to_court(world: World) -> pl.DataFrame:
    begun = world.pre_proceedings.select("person_id", _CASE).drop_nulls()
    cases = _own_cases(world).join(begun, on=_OF_CHILD, how="anti")
    own = cases.select(
        "person_id",
        _CASE,
        authority=pl.coalesce("former_authority", "authority"),
        started_on="submitted_on",
        prep_plo_family_id="family_id",
        prep_legal_gateway_outcome=pl.lit("C"),
        CourtAppDate="submitted_on",
    )
    shape = _begun(world).clear()
    return pl.concat([shape, own], how="diagonal_relaxed").select(
        pl.col(name).cast(kind) for name, kind in shape.schema.items()
    )


def court_facts(world: World, plan: Plan) -> pl.DataFrame:
    """Return case_id, person_id and what is truly so before the court, a row a child in care proceedings."""
    yes_no = {True: "Y", False: "N"}
    plans = care_plans(world, plan).select(
        *_OF_CHILD,
        prep_la_inital_plan_approved=pl.col("is_initial_plan_followed").replace_strict(yes_no, return_dtype=pl.String),
        prep_la_initial_care_plan="initial_plan",
        prep_la_final_plan_approved=pl.col("is_final_plan_followed").replace_strict(yes_no, return_dtype=pl.String),
        prep_la_final_care_plan="final_plan",
    )
    cases = world.cases.select(_CASE, "submitted_on", prep_court_reference="familyman_number")
    heard = _heard(world, plan.until)
    facts = (
        plans.join(cases, on=_CASE, maintain_order="left")
        .join(heard, on=_CASE, how="left", maintain_order="left")
        .join(_represented(world), on=_CASE, how="left", maintain_order="left")
        .join(_emergencies(world), on=_CASE, how="left", maintain_order="left")
    )
    most = int(rates("care_plans").number("short_notice_most_days"))
    days = (pl.col("first_on") - pl.col("submitted_on")).dt.total_days()
    notice = pl.when(days <= most).then(pl.lit("Y")).when(days > most).then(pl.lit("N"))
    is_short = (days <= most) & pl.col("is_emergency").fill_null(value=False)
    reason = pl.when(days > most).then(pl.lit(NO_SHORT_NOTICE)).when(is_short).then(pl.lit("B"))
    return facts.with_columns(
        prep_parents_legal_rep_point_of_issue=pl.col("is_represented").replace_strict(yes_no, return_dtype=pl.String),
        prep_care_proc_court_hearings=pl.col("held").fill_null(0),
        prep_care_proc_short_notice=notice,
        prep_proc_short_notice_reason=reason,
    ).drop("submitted_on", "held", "first_on", "is_represented", "is_emergency")


def _heard(world: World, until: date) -> pl.DataFrame:
    """Return case_id, held (hearings before the last day) and first_on (for which the first hearing was listed)."""
    listed_on = pl.col("listed_at").dt.convert_time_zone(LONDON).dt.date()
    known = world.hearings.filter(pl.coalesce("listed_decision_on", listed_on) <= until).with_columns(day=listed_on)
    is_held = (pl.col("status") == "held") & (pl.col("day") < until)
    return known.group_by(_CASE).agg(held=is_held.sum(), first_on=pl.col("day").min())


def _represented(world: World) -> pl.DataFrame:
    """Return case_id and is_represented: whether any parent who answers the application has a lawyer."""
    parents = world.people.filter(pl.col("role").is_in(["mother", "father"])).select("person_id")
    respondents = world.parties.filter(pl.col("role") == "respondent").join(parents, on="person_id", how="semi")
    return respondents.group_by(_CASE).agg(is_represented=pl.col("is_represented").any())


def _emergencies(world: World) -> pl.DataFrame:
    made = world.orders.filter(pl.col("order_type") == "emergency_protection_order")
    return made.select(_CASE, is_emergency=pl.lit(value=True)).unique()


def _earlier(rows: pl.DataFrame, days: pl.DataFrame) -> pl.Series:
    """Return how many of a child's `days` lie before each row's own beginning, before which its own day is not."""
    own = rows.select("person_id", "started_on", _CASE).with_row_index("row")
    before = own.join(days, on="person_id", how="left").with_columns(is_before=pl.col("day") < pl.col("started_on"))
    return before.group_by("row").agg(pl.col("is_before").sum()).sort("row")["is_before"].cast(pl.Int64)
