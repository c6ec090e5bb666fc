"""What the two court feeds would tell of an invented world by a day, when nothing is misread.

The feeds' own gaps stay: the private-law feed gives no reason for a cancelled hearing and does not say which order is
final; the public-law feed never says that a hearing was held.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.pipeline.invented_fact import EXTENSION, Column, children_of, laid
from waypost.synthetic.rates import rates
from waypost.synthetic.views import court_cases
from waypost.synthetic.world import World
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.orders import ORDERS

PUBLIC, PRIVATE = "hmcts_public_law", "hmcts_private_law"
_LONDON = "Europe/London"


def feed_cases(world: World, source: str, as_of: date) -> pl.DataFrame:
    """Return the cases that a court's feed carries by the day: in private law once a hearing is listed."""
    if source == PUBLIC:
        return court_cases(world, "public", as_of)
    listed_on = pl.col("listed_decision_on")
    listed = world.hearings.filter(listed_on.is_null() | (listed_on <= as_of)).select("case_id")
    return court_cases(world, "private", as_of).join(listed, on="case_id", how="semi")


def court_facts(world: World, source: str, as_of: date) -> list[pl.DataFrame]:
    """Return the facts of one court feed, a frame a kind. A case is one record, told again as a whole."""
    cases = feed_cases(world, source, as_of)
    of_child = children_of(world, cases, as_of, by_court=True).select("case_id", "person_id")
    of_child = of_child.join(cases.select("case_id", "court_case_number"), on="case_id")
    opened = of_child.join(cases.drop("court_case_number"), on="case_id")
    hearings = _hearings(world, cases, source, as_of).join(of_child, on="case_id")
    reasons = {"reason": "reason", "owner": "owner"} if source == PUBLIC else {}

    def lay(rows: pl.DataFrame, kind: Column, on: str, **details: Column) -> pl.DataFrame:
        return laid(rows, source, "court_case_number", kind, on, **details)

    told = [
        lay(opened, pl.lit("application_submitted"), "submitted_on", code="application"),
        lay(opened, pl.lit("application_issued"), "issued_on", code="application"),
        lay(
            hearings,
            "kind",
            "listed_on",
            told_on="told_on",
            fact_key="fact",
            happened_at="listed_at",
            code="hearing",
            **reasons,
        ),
    ]
    if source == PUBLIC:
        return told
    orders, reports = (frame.join(of_child, on="case_id") for frame in _orders(world))
    asked_for: dict[str, Column] = {"code": "report", "owner": "author", "due_on": "due_on", "fact_key": "fact"}
    return [
        *told,
        lay(orders, pl.lit("order_made"), "made_on", fact_key="fact", code="order_type"),
        lay(reports, pl.lit("report_ordered"), "ordered_on", **asked_for),
    ]


def _hearings(world: World, cases: pl.DataFrame, source: str, as_of: date) -> pl.DataFrame:
    """Return the hearings of the cases as they stand on the day: kind, listed_on and told_on, reason and its owner."""
    owners = {code: CANCELLATIONS.owner(code) for code in CANCELLATIONS.codes}
    listed_on = pl.col("listed_at").dt.convert_time_zone(_LONDON).dt.date()
    is_cancelled = pl.col("status").is_in(["vacated", "adjourned"]) & (pl.col("cancelled_on") <= as_of)
    is_held = (pl.col("status") == "held") & (pl.col("listed_on") <= as_of) & pl.lit(source == PRIVATE)
    return (
        world.hearings.join(cases.select("case_id", "submitted_on"), on="case_id")
        .with_columns(
            listed_on=listed_on, known_on=pl.coalesce("listed_decision_on", "submitted_on"), is_cancelled=is_cancelled
        )
        .with_columns(
            kind=pl.when("is_cancelled")
            .then(pl.format("hearing_{}", "status"))
            .when(is_held)
            .then(pl.lit("hearing_held"))
            .otherwise(pl.lit("hearing_listed")),
            told_on=pl.when("is_cancelled")
            .then(pl.max_horizontal("known_on", "cancelled_on"))
            .when(is_held)
            .then(pl.max_horizontal("known_on", "listed_on"))
            .otherwise("known_on"),
            reason=pl.when("is_cancelled").then("reason"),
            fact=pl.format("{}/hearing", "hearing_id"),
        )
        .with_columns(owner=pl.col("reason").replace_strict(owners, default=None, return_dtype=pl.String))
    )


def _orders(world: World) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return what the private-law feed says of orders and of reports ordered; a day's directions order its reports."""
    forms = rates("feeds").table("order_types")
    said = {kind: ORDERS.from_source(PRIVATE, code) for kind, (code, _) in forms.items()}
    made = world.orders.filter(pl.col("order_type") != EXTENSION).select(
        "case_id",
        pl.col("order_type").replace_strict(said, default="other", return_dtype=pl.String),
        "made_on",
    )
    asked_for = rates("feeds").table("court_reports")
    reports = (
        world.reports.filter(pl.col("ordered_on").is_not_null())
        .with_columns(report=pl.when(pl.col("report").is_in(list(asked_for))).then("report").otherwise(pl.lit("other")))
        .group_by("case_id", "ordered_on", "report")
        .agg(pl.col("due_on").min(), pl.col("author").min())
        .with_columns(
            pl.col("due_on").min().over("case_id", "ordered_on"), fact=pl.format("report/{}/{}", "report", "ordered_on")
        )
    )
    directions = reports.select("case_id", pl.lit("directions").alias("order_type"), made_on="ordered_on")
    orders = pl.concat([made, directions]).unique()
    return orders.with_columns(fact=pl.format("order/{}/{}", "order_type", "made_on")), reports
