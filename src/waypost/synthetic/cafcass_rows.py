"""What Cafcass holds of the invented world, one frame a subject of its extract.

Each function returns a row a key, with the extract's column names, dates as dates and answers as booleans, and
`_fact_on`: the day of the row's latest fact. Rows that may be keyed twice bring `_first_on` and `_at_first` too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import polars as pl

from waypost.synthetic.cafcass_cases import told_cases
from waypost.synthetic.cafcass_staff import team
from waypost.synthetic.rates import rates
from waypost.synthetic.views import persons_of
from waypost.synthetic.world import World

Rows = Callable[[World, pl.DataFrame, pl.DataFrame, date], pl.DataFrame]
_NOT_CORRECTED = pl.lit(value=False).alias("_is_corrected")


def known_cases(world: World, until: date) -> pl.DataFrame:
    """Return the cases that Cafcass has received: true_case_id, and Cafcass's own number as case_id."""
    return (
        world.cases.filter(pl.col("received_on") <= until)
        .rename({"case_id": "true_case_id", "cafcass_case_id": "case_id"})
        .sort("true_case_id")
    )


def _numbered(letter: str, column: str) -> pl.Expr:
    return pl.concat_str(pl.lit(letter), pl.col(column).cast(pl.String).str.zfill(7))


def _of_cases(frame: pl.DataFrame, cases: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of the known cases, with Cafcass's number in place of the invented world's."""
    numbers = cases.select("true_case_id", "case_id")
    return frame.rename({"case_id": "true_case_id"}).join(numbers, on="true_case_id", how="inner")


def _of_children(frame: pl.DataFrame, world: World, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    """Return the rows of children in known cases, with Cafcass's numbers of case and child."""
    numbers = world.children_in_cases.filter(pl.col("joined_on").is_null() | (pl.col("joined_on") <= until)).select(
        "person_id", true_case_id="case_id", child_id="cafcass_child_id"
    )
    return _of_cases(frame, cases).join(numbers, on=["true_case_id", "person_id"], how="inner")


def _words(key: str) -> pl.Expr:
    """Return a child's words for about one row in three."""
    words = rates("feeds").table("childs_words")
    said = (pl.col(key) % len(words)).replace_strict(dict(enumerate(words)), return_dtype=pl.String)
    return pl.when(pl.col(key) % 3 == 0).then(said)


def _children(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    received = cases.select("case_id", "received_on")
    rows = (
        _of_children(world.children_in_cases.drop("cafcass_child_id"), world, cases, until)
        .join(view, on="person_id")
        .join(received, on="case_id")
        .with_columns(_begun_on=pl.max_horizontal("received_on", "joined_on"))
    )
    is_unborn_at_first = (pl.col("born_on") > pl.col("_begun_on")).fill_null(value=False)
    is_changed = is_unborn_at_first | ~pl.struct("forenames", "surname", "born_on").eq_missing(
        pl.struct(forenames="first_forenames", surname="first_surname", born_on="first_born_on")
    )
    changed_on = pl.max_horizontal(pl.col("_begun_on").dt.offset_by("42d"), "born_on")
    return rows.with_columns(
        has_disability=_disability(),
        born_on=pl.when(pl.col("born_on") <= until).then("born_on"),
        expected_on=pl.when(is_unborn_at_first).then("born_on"),
        _at_first=pl.struct(
            forenames="first_forenames",
            surname="first_surname",
            born_on=pl.when(~is_unborn_at_first).then("first_born_on"),
        ),
        _is_corrected=is_changed,
        _first_on=pl.when(is_changed).then("_begun_on"),
        _fact_on=pl.when(is_changed).then(pl.min_horizontal(changed_on, pl.lit(until))).otherwise("_begun_on"),
    )


def _disability() -> pl.Expr:
    """Return the extract's word; what is left out is empty in some rows, and said not to be known in the others."""
    is_empty = pl.col("person_id") % 2 == 0
    known = pl.when("has_disability").then(pl.lit("yes")).when(~pl.col("has_disability")).then(pl.lit("no"))
    return known.when(~is_empty).then(pl.lit("not_known"))


def _cases(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    return told_cases(cases, until)


def _parties(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    adults = persons_of(world, cases.select("received_on", case_id="true_case_id"), "received_on")
    represented = world.parties.select("case_id", "person_id", "is_represented")
    rows = _of_cases(
        adults.filter(pl.col("party") != "child").join(represented, on=["case_id", "person_id"]), cases
    ).join(view.drop("known_from").rename({"role": "relationship"}), on="person_id")
    relationship = pl.when(pl.col("relationship").is_in(["mother", "father"])).then("relationship")
    return rows.with_columns(
        party_id="number",
        role="party",
        relationship=relationship.otherwise(pl.lit("other")),
        _fact_on="known_from",
    )


def _allocations(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    return _of_cases(world.allocations, cases).with_columns(
        _NOT_CORRECTED,
        allocation_id=_numbered("A", "allocation_id"),
        practitioner_id=_numbered("W", "practitioner_id"),
        _first_on=pl.when(pl.col("ended_on").is_not_null()).then("started_on"),
        _at_first=pl.struct(ended_on=pl.lit(None, dtype=pl.Date), reason_ended=pl.lit(None, dtype=pl.String)),
        _fact_on=pl.coalesce("ended_on", "started_on"),
    )


def _engagement(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    return _of_children(world.engagement, world, cases, until).with_columns(
        childs_words=_words("engagement_id"),
        engagement_id=_numbered("E", "engagement_id"),
        practitioner_id=_numbered("W", "practitioner_id"),
        _fact_on="seen_on",
    )


def _letters(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    rows = _of_children(world.letters, world, cases, until)
    return rows.with_columns(letter_id=_numbered("L", "letter_id"), _fact_on="sent_on")


def _reviews(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    rows = _of_children(world.reviews, world, cases, until)
    return rows.with_columns(review_id=_numbered("M", "review_id"), _fact_on="held_on")


def _agreements(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    rows = _of_children(world.agreements, world, cases, until)
    return rows.with_columns(agreement_id=_numbered("G", "agreement_id"), _fact_on="talked_on")


def _reports(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    began_on = pl.coalesce("ordered_on", "due_on", "filed_on")
    return _of_cases(world.reports, cases).with_columns(
        _NOT_CORRECTED,
        report_id=_numbered("R", "report_id"),
        kind="report",
        _first_on=pl.when(pl.col("filed_on").is_not_null()).then("ordered_on"),
        _at_first=pl.struct(allocated_on=pl.lit(None, dtype=pl.Date), filed_on=pl.lit(None, dtype=pl.Date)),
        _fact_on=pl.max_horizontal(pl.coalesce("filed_on", pl.min_horizontal(began_on, pl.lit(until))), "allocated_on"),
    )


def _advice(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    return _of_children(world.advice, world, cases, until).with_columns(
        childs_response=_words("advice_id"),
        advice_id=_numbered("V", "advice_id"),
        _fact_on=pl.max_horizontal("given_on", "shared_with_child_on"),
    )


def _orders_received(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    return _of_children(world.orders, world, cases, until).with_columns(
        order_id=_numbered("O", "order_id"), _fact_on=pl.coalesce("received_on", "made_on")
    )


def _closures(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    closed = world.children_in_cases.filter(pl.col("closed_on").is_not_null()).drop("cafcass_child_id")
    return _of_children(closed, world, cases, until).with_columns(
        _NOT_CORRECTED,
        reason="closure_reason",
        _first_on=pl.when(pl.col("reopened_on").is_not_null()).then("closed_on"),
        _at_first=pl.struct(reopened_on=pl.lit(None, dtype=pl.Date)),
        _fact_on=pl.coalesce("reopened_on", "closed_on"),
    )


def _audit(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    # What was put right is keyed beside the audit, which has stood from its own day on.
    later = ("action_done_on", "action_confirmed_on")
    return _of_children(world.audits, world, cases, until).with_columns(
        audit_id=_numbered("Q", "audit_id"),
        _is_corrected=pl.col("action_done_on").is_not_null(),
        _first_on=pl.when(pl.col("action_done_on").is_not_null()).then("audited_on"),
        _at_first=pl.struct(pl.lit(None, dtype=pl.Date).alias(name) for name in later),
        _fact_on=pl.max_horizontal("audited_on", *later),
    )


def _feedback(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    spoken = world.feedback.filter(pl.col("person_id").is_not_null())
    unspoken = world.feedback.filter(pl.col("person_id").is_null())
    rows = pl.concat([_of_children(spoken, world, cases, until), _of_cases(unspoken, cases)], how="diagonal")
    return rows.with_columns(
        words=_words("feedback_id"),
        feedback_id=_numbered("F", "feedback_id"),
        _fact_on=pl.max_horizontal("made_on", "responded_on"),
    )


def _incidents(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    return _of_cases(world.incidents, cases).with_columns(
        incident_id=_numbered("N", "incident_id"),
        practitioner_id=_numbered("W", "practitioner_id"),
        _fact_on=pl.max_horizontal("happened_on", "action_taken_on", "child_protection_action_on"),
    )


def _workforce(world: World, view: pl.DataFrame, cases: pl.DataFrame, until: date) -> pl.DataFrame:
    return world.workforce.filter(pl.col("started_on") <= until).with_columns(
        team(),
        practitioner_id=_numbered("W", "practitioner_id"),
        _fact_on=pl.max_horizontal("started_on", "ended_on"),
    )


SUBJECTS: Mapping[str, Rows] = {
    "children": _children,
    "cases": _cases,
    "parties": _parties,
    "allocations": _allocations,
    "engagement": _engagement,
    "letters": _letters,
    "reviews": _reviews,
    "agreements": _agreements,
    "reports": _reports,
    "advice": _advice,
    "orders_received": _orders_received,
    "closures": _closures,
    "audit": _audit,
    "feedback_and_complaints": _feedback,
    "incidents": _incidents,
    "workforce": _workforce,
}
"""The rows of every subject of the extract."""
