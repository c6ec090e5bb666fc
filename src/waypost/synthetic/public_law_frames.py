"""What the public-law court service holds of the invented world, frame by frame, in its own words."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from waypost.synthetic.care_plans import orders_sought
from waypost.synthetic.court_frames import case_regions, closed_cases, court_regions, joined_later, local_hearings
from waypost.synthetic.element_ids import element_ids
from waypost.synthetic.failed_feed import outage_of
from waypost.synthetic.feed_edits import issued_at_first
from waypost.synthetic.plan import Plan
from waypost.synthetic.polls import LONDON, changes_until, choose_polls
from waypost.synthetic.rates import rates
from waypost.synthetic.views import court_cases, persons_of
from waypost.synthetic.world import World
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.hearings import HEARINGS

SOURCE = "hmcts_public_law"
_DOCUMENT_OF = {
    "care_plan": "carePlan",
    "social_work_statement": "applicantWitnessStatements",
    "parenting_assessment": "parentAssessments",
    "expert_report": "expertReports",
    "initial_analysis": "guardiansEvidence",
    "final_analysis": "guardiansEvidence",
}


@dataclass(frozen=True, slots=True)
class PublicLawFrames:
    """Cases, people, hearings, documents and related cases, sorted, each with a `draw` where it needs one; the polls.

    `changes` are the days (case_id, changed_on) on which something in a case changed.
    """

    cases: pl.DataFrame
    people: pl.DataFrame
    hearings: pl.DataFrame
    documents: pl.DataFrame
    related: pl.DataFrame
    changes: pl.DataFrame
    polls: pl.DataFrame


def public_law_frames(world: World, view: pl.DataFrame, plan: Plan) -> PublicLawFrames:
    """Return what the court service holds. `view` is `Views.public_law`."""
    cases = _cases(world, plan)
    people, hearings = _people(world, view, cases, plan), _hearings(world, cases, plan)
    documents, related = _documents(world, cases, plan), _related(world, cases)
    changes = changes_until(
        [
            cases.select("case_id", "submitted_on", "issued_on", "closed_on", "transferred_on", "authority_changed_on"),
            people.select("case_id", "joined_on"),
            hearings.select("case_id", "listed_decision_on", "cancelled_on"),
            documents.select("case_id", "uploaded_on"),
            related.select("case_id", "told_from"),
        ],
        plan.until,
    )
    outage = outage_of(SOURCE, plan.until)
    polls = choose_polls(
        changes, plan.chance("public-law polls"), zone=LONDON, outage=outage, several=plan.polled_several_times
    )
    return PublicLawFrames(cases, people, hearings, documents, related, changes, polls)


def _cases(world: World, plan: Plan) -> pl.DataFrame:
    """Return the cases with the words of their present place and, as `former_`, of the place that they came from."""
    authorities = world.area_map.filter(pl.col("kind") == "authority").sort("code", "area").unique("code", keep="first")
    names = authorities.select(authority="code", authority_name="name")
    cases = (
        court_cases(world, "public", plan.until)
        .join(names, on="authority", how="left")
        .join(names.select(pl.all().name.prefix("former_")), on="former_authority", how="left")
        .join(closed_cases(world), on="case_id", how="left")
        .join(orders_sought(world, plan), on="case_id", how="left")
        .rename({"transferred_from_court": "former_court"})
        .sort("case_id")
    )
    codes, chance = rates("authorities").table("court_service_codes"), plan.chance("public-law cases")
    regions = court_regions(world)
    return cases.with_columns(
        draw=pl.Series(chance.random(cases.height)),
        region=pl.col("area").replace_strict(case_regions(), default=None, return_dtype=pl.String),
        former_region=pl.col("former_court").replace_strict(regions, default=None, return_dtype=pl.String),
        short_code=pl.col("authority").replace_strict(codes, default=None, return_dtype=pl.String),
        former_short_code=pl.col("former_authority").replace_strict(codes, default=None, return_dtype=pl.String),
        issued_at_first=issued_at_first(cases, plan, SOURCE),
    )


def _related(world: World, cases: pl.DataFrame) -> pl.DataFrame:
    """Return the other cases that a case names: case_id, told_from (null: from the start), number, began_on, status.

    The family's case before it, the private one whose section 37 direction led to it, and those consolidated with it.
    """
    number = world.cases.select(other="case_id", number="familyman_number", began_on="submitted_on")
    former = world.cases.sort("family_id", "submitted_on", "case_id").select(
        "case_id", other=pl.col("case_id").shift(1).over("family_id"), told_from=pl.lit(None, dtype=pl.Date)
    )
    came_from = world.cases.select("case_id", other="came_from_case", told_from=pl.lit(None, dtype=pl.Date))
    joined = closed_cases(world).rename({"case_id": "other", "closed_on": "told_from"})
    consolidated = (
        world.cases.filter(pl.col("consolidated_into").is_not_null())
        .select(case_id="consolidated_into", other="case_id")
        .join(joined, on="other", how="left")
    )
    ongoing = pl.lit(["Previous", "Ongoing", "Ongoing"])
    parts = [former, came_from, consolidated]
    return (
        pl.concat(part.with_columns(status=ongoing.list.get(place)) for place, part in enumerate(parts))
        .filter(pl.col("other").is_not_null())
        .sort("case_id", "other", "told_from", "status", nulls_last=False)
        .unique(["case_id", "other"], keep="first", maintain_order=True)
        .join(number, on="other", how="inner", maintain_order="left")
        .join(cases.select("case_id"), on="case_id", how="semi")
    )


def _people(world: World, view: pl.DataFrame, cases: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    pair = ["case_id", "person_id"]
    people = (
        persons_of(world, cases, "submitted_on")
        .drop("known_from")
        .join(view.drop("known_from"), on="person_id")
        .join(world.children_in_cases.select(*pair, "living_situation", "joined_on"), on=pair, how="left")
        .join(world.parties.select(*pair, "is_represented"), on=pair, how="left")
        .with_columns(joined_on=joined_later())
        .filter(pl.col("joined_on").is_null() | (pl.col("joined_on") <= plan.until))
        .sort(pair)
    )
    return people.with_columns(draw=pl.Series(plan.chance("public-law people").random(people.height)))


def _hearings(world: World, cases: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """Return hearings with the feed's words: type, details where the type is OTHER, reason as label and as code."""
    types = {code: text for text, code in reversed(HEARINGS.mapping(SOURCE).items()) if text.isupper()}
    titles = {code: HEARINGS.title(code) for code in HEARINGS.codes}
    labels = {code: CANCELLATIONS.title(code) for code in CANCELLATIONS.codes}
    rows = local_hearings(world, cases, plan, "public-law hearings")
    return rows.with_columns(
        pl.col("starts_at", "ends_at").dt.strftime("%Y-%m-%dT%H:%M:%S.000"),
        element_id=element_ids(plan.seed, "hearing", rows["hearing_id"]),
        type=pl.col("hearing").replace_strict(types, default="OTHER", return_dtype=pl.String),
        title=pl.col("hearing").replace_strict(titles, default="Another hearing", return_dtype=pl.String),
        reason_code="reason",
        reason=pl.col("reason").replace_strict(labels, default=None, return_dtype=pl.String),
    )


def _documents(world: World, cases: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """Return the documents of each case: the application, its orders, the reports filed."""
    of_case = cases.select("case_id")
    applied = cases.select("case_id", uploaded_on="submitted_on", category=pl.lit("applications"), name=pl.lit("C110A"))
    orders = world.orders.join(of_case, on="case_id").select(
        "case_id", uploaded_on="made_on", category=pl.lit("orders"), name="order_type"
    )
    category = pl.col("report").replace_strict(_DOCUMENT_OF, default="applicantsOtherDocuments", return_dtype=pl.String)
    reports = world.reports.join(of_case, on="case_id").select(
        "case_id", uploaded_on="filed_on", category=category, name="report"
    )
    rows = (
        pl.concat([applied, orders, reports])
        .filter(pl.col("uploaded_on") <= plan.until)
        .unique()
        .sort("case_id", "uploaded_on", "category", "name")
        .with_columns(place=pl.int_range(pl.len(), dtype=pl.Int64).over("case_id"))
    )
    return rows.with_columns(element_id=element_ids(plan.seed, "document", rows["case_id"], rows["place"]))
