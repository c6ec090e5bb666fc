"""What the public-law court service holds of the invented world, frame by frame, in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from waypost.synthetic.keys import element_id
from waypost.synthetic.plan import Plan
from waypost.synthetic.polls import LONDON, changes_until, choose_polls
from waypost.synthetic.rates import rates
from waypost.synthetic.views import court_cases, persons_of
from waypost.synthetic.world import World
from waypost.vocabulary.areas import AREAS
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
    """Cases, people, hearings and documents, sorted, each with a `draw` where it needs one; and the polls."""

    cases: pl.DataFrame
    people: pl.DataFrame
    hearings: pl.DataFrame
    documents: pl.DataFrame
    polls: pl.DataFrame


def public_law_frames(world: World, view: pl.DataFrame, plan: Plan) -> PublicLawFrames:
    """Return what the court service holds. `view` is `Views.public_law`."""
    cases = _cases(world, plan)
    people, hearings = _people(world, view, cases, plan), _hearings(world, cases, plan)
    documents = _documents(world, cases, plan.until)
    changes = [
        cases.select("case_id", "submitted_on", "issued_on", "closed_on"),
        people.select("case_id", "joined_on"),
        hearings.select("case_id", "listed_decision_on", "cancelled_on"),
        documents.select("case_id", "uploaded_on"),
    ]
    polls = choose_polls(changes_until(changes, plan.until), plan.chance("public-law polls"), zone=LONDON)
    return PublicLawFrames(cases, people, hearings, documents, polls)


def case_regions() -> dict[str, str]:
    """Return the court service's region number of each area of England."""
    numbers = rates("feeds").table("regions")
    return {code: numbers[area.region] for code, area in AREAS.items() if area.region in numbers}


def closed_cases(world: World) -> pl.DataFrame:
    """Return case_id and closed_on: the day of the last child's final order, null while a child has none."""
    is_decided = pl.col("final_order_on").is_not_null().all()
    return world.children_in_cases.group_by("case_id").agg(
        closed_on=pl.when(is_decided).then(pl.col("final_order_on").max())
    )


def _cases(world: World, plan: Plan) -> pl.DataFrame:
    authorities = world.area_map.filter(pl.col("kind") == "authority").unique("code", keep="any")
    cases = (
        court_cases(world, "public", plan.until)
        .join(authorities.select(authority="code", authority_name="name"), on="authority", how="left")
        .join(closed_cases(world), on="case_id", how="left")
        .join(_former(world), on="case_id", how="left")
        .sort("case_id")
    )
    codes = rates("authorities").table("court_service_codes")
    return cases.with_columns(
        draw=pl.Series(plan.chance("public-law cases").random(cases.height)),
        region=pl.col("area").replace_strict(case_regions(), default=None, return_dtype=pl.String),
        organisation_id=pl.format("ORG{}", pl.col("authority").fill_null("").str.slice(1)),
        short_code=pl.col("authority").replace_strict(codes, default=None, return_dtype=pl.String),
    )


def _former(world: World) -> pl.DataFrame:
    """Return for each case the family's case before it: its number and when it began."""
    return (
        world.cases.sort("family_id", "submitted_on", "case_id")
        .select(
            "case_id",
            earlier_on=pl.col("submitted_on").shift(1).over("family_id"),
            earlier_number=pl.col("familyman_number").shift(1).over("family_id"),
        )
        .filter(pl.col("earlier_number").is_not_null())
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


def joined_later() -> pl.Expr:
    """Return when a child came into the case; null for the first, whom the application itself names, born or not."""
    return pl.when(pl.col("joined_on") > pl.col("joined_on").min().over("case_id")).then("joined_on")


def local_hearings(world: World, cases: pl.DataFrame, plan: Plan, chance: str) -> pl.DataFrame:
    """Return the hearings of `cases` whose listing is known by the end, with days on London's calendar.

    Adds draw, listed_on, starts_at (London, without a zone), ends_at, and fills listed_decision_on and cancelled_on.
    """
    local = pl.col("listed_at").dt.convert_time_zone(LONDON).dt.replace_time_zone(None)
    rows = (
        world.hearings.join(cases.select("case_id", "submitted_on"), on="case_id")
        .with_columns(listed_decision_on=pl.coalesce("listed_decision_on", "submitted_on"))
        .filter(pl.col("listed_decision_on") <= plan.until)
        .sort("case_id", "hearing_id")
    )
    is_cancelled = pl.col("status").is_in(["vacated", "adjourned"])
    return rows.with_columns(
        draw=pl.Series(plan.chance(chance).random(rows.height)),
        listed_on=local.dt.date(),
        starts_at=local,
        ends_at=local + pl.duration(minutes=pl.col("minutes").fill_null(60)),
        cancelled_on=pl.when(is_cancelled).then(pl.coalesce("cancelled_on", local.dt.date())),
    )


def _hearings(world: World, cases: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """Return hearings with the feed's words: type, details where the type is OTHER, reason as label and as code."""
    types = {code: text for text, code in reversed(HEARINGS.mapping(SOURCE).items()) if text.isupper()}
    titles = {code: HEARINGS.title(code) for code in HEARINGS.codes}
    labels = {code: CANCELLATIONS.title(code) for code in CANCELLATIONS.codes}
    rows = local_hearings(world, cases, plan, "public-law hearings")
    ids = [element_id(plan.seed, "hearing", hearing) for hearing in rows["hearing_id"]]
    return rows.with_columns(
        pl.col("starts_at", "ends_at").dt.strftime("%Y-%m-%dT%H:%M:%S.000"),
        element_id=pl.Series(ids, dtype=pl.String),
        type=pl.col("hearing").replace_strict(types, default="OTHER", return_dtype=pl.String),
        title=pl.col("hearing").replace_strict(titles, default="Another hearing", return_dtype=pl.String),
        reason_code="reason",
        reason=pl.col("reason").replace_strict(labels, default=None, return_dtype=pl.String),
    )


def _documents(world: World, cases: pl.DataFrame, until: date) -> pl.DataFrame:
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
    together = pl.concat([applied, orders, reports]).filter(pl.col("uploaded_on") <= until).unique()
    return together.sort("case_id", "uploaded_on", "category", "name")
