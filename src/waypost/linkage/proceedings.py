"""Which proceedings are which: one case, told by the court and by Cafcass (and by an authority that quotes the court).

The court's case number is the explicit key, there in Cafcass's record for nine cases in ten. Where it is missing, a
case is found again by its children, its law, its kind of application and its date.
"""

from __future__ import annotations

import polars as pl

from waypost.foundation.identifiers import proceedings_identifier
from waypost.linkage.evidence import CASE, COURTS
from waypost.linkage.sources import source_rank

MOST_DAYS_APART = 28
"""Assumption: the court's issue and Cafcass's receipt of one application lie days apart, not months."""
BY_NUMBER = "court_case_number"
BY_CHILDREN = "children_and_dates"
ALONE = "alone"
KEYED_BY_NUMBER = ("hmcts_public_law", "hmcts_private_law")
"""Sources whose own key of a case is the court's number. Case data may have been exported without it."""
CARE_PROCEEDINGS = ("emergency_protection", "section_31")
"""Applications that one set of public-law proceedings may begin and go on with."""


def link_proceedings(proceedings: pl.DataFrame, participations: pl.DataFrame) -> pl.DataFrame:
    """Return source, sender, proceedings_key, proceedings_id, how: one row a case of a source, sorted.

    `proceedings`: intake/contract.py. `participations`: source, sender, proceedings_key, child_id, started_on (a day,
    or null). `how` is court_case_number, children_and_dates, or alone. Of the court and Cafcass, each has a set of
    proceedings at most once. The identifier comes from the record learnt first; unknown comes last, ties go by the
    declared order of sources, then sender and key.
    """
    cases = _one_row_a_case(proceedings)
    by_number = _by_number(cases)
    joined = pl.concat([by_number, _by_children(cases, by_number, participations)])
    leaders = joined.select("leader", "how").sort("leader", "how").unique("leader", keep="first")
    found = pl.concat([joined, leaders.select(pl.col("leader").alias("case"), "leader", "how")])
    told = cases.join(found, on="case", how="left").with_columns(
        pl.col("leader").fill_null(pl.col("case")), pl.col("how").fill_null(ALONE)
    )
    return told.join(_identified(told), on="leader").select(*CASE, "proceedings_id", "how").sort(*CASE, nulls_last=True)


def _identified(told: pl.DataFrame) -> pl.DataFrame:
    """Return leader, proceedings_id: from the case learnt first of each set of proceedings."""
    anchor = pl.concat_str("source", pl.lit("/"), pl.col("sender").fill_null(""), pl.lit("/"), "proceedings_key")
    first = (
        told.sort("leader", "first_learnt_at", source_rank(), "sender", "proceedings_key", nulls_last=True)
        .group_by("leader", maintain_order=True)
        .agg(anchor.first().alias("anchor"))
    )
    identifiers = [proceedings_identifier(each) for each in first["anchor"]]
    return first.select("leader", pl.Series("proceedings_id", identifiers, dtype=pl.String))


def _one_row_a_case(proceedings: pl.DataFrame) -> pl.DataFrame:
    """The latest statement's law, application and number of each case, numbered in the declared order of sources.

    A feed's own key of a case is the court's number.
    """
    facts = ("law", "application", "court_case_number")
    return (
        proceedings.filter(pl.col("proceedings_key").is_not_null())
        .sort(*CASE, "learnt_at", "record_key", *facts, nulls_last=False)
        .group_by(CASE, maintain_order=True)
        .agg(*(pl.col(fact).drop_nulls().last() for fact in facts), pl.col("learnt_at").min().alias("first_learnt_at"))
        .sort(source_rank(), *CASE, nulls_last=True)
        .with_row_index("case")
        .with_columns(pl.col("case").cast(pl.Int64), pl.col("source").is_in(COURTS).alias("is_court"))
        .with_columns(
            pl.when(pl.col("source").is_in(KEYED_BY_NUMBER))
            .then("proceedings_key")
            .otherwise("court_case_number")
            .alias("court_case_number")
        )
    )


def _by_number(cases: pl.DataFrame) -> pl.DataFrame:
    """Cases of one number join the court's own record of it, or the first in the declared order: case, leader, how.

    A second case of one sender under the same number stays apart.
    """
    numbered = cases.drop_nulls("court_case_number").sort("case")
    firsts = numbered.unique(["court_case_number", "source", "sender"], keep="first", maintain_order=True)
    leaders = firsts.group_by("court_case_number", maintain_order=True).agg(pl.col("case").first().alias("leader"))
    return (
        firsts.join(leaders, on="court_case_number")
        .filter(pl.col("case") != pl.col("leader"))
        .select("case", "leader", pl.lit(BY_NUMBER).alias("how"))
    )


def _by_children(cases: pl.DataFrame, by_number: pl.DataFrame, participations: pl.DataFrame) -> pl.DataFrame:
    """Cases with no number join the court's case of the same children, law and application, nearest in date."""
    taken = by_number.join(cases.select("case", "source", "sender"), on="case").select("leader", "source", "sender")
    lone = cases.filter(pl.col("court_case_number").is_null())
    told = participations.select(*CASE, "child_id", "started_on").unique()
    children = told.group_by(*CASE, "child_id").agg(pl.col("started_on").min())
    lone_children = lone.join(children, on=CASE, nulls_equal=True)
    numbered = pl.col("court_case_number").is_not_null()
    court_children = cases.filter(pl.col("is_court") & numbered).join(children, on=CASE, nulls_equal=True)
    days = (pl.col("started_on") - pl.col("started_on_court")).dt.total_days().abs()
    pairs = (
        lone_children.join(court_children, on=["child_id", "law"], suffix="_court")
        .filter(_family("application") == _family("application_court"))
        .with_columns(days.alias("days"))
        .filter(pl.col("days") <= MOST_DAYS_APART)
        .group_by("case", "source", "sender", leader="case_court")
        .agg(pl.len().alias("children"), pl.col("days").min())
        .join(taken, on=["leader", "source", "sender"], how="anti", nulls_equal=True)
    )
    return _one_to_one(pairs)


def _family(column: str) -> pl.Expr:
    """Applications of one set of proceedings: emergency protection leads on to care and supervision."""
    return (
        pl.when(pl.col(column).is_in(CARE_PROCEEDINGS))
        .then(pl.lit(CARE_PROCEEDINGS[0]))
        .otherwise(pl.col(column).fill_null("other"))
    )


def _one_to_one(pairs: pl.DataFrame) -> pl.DataFrame:
    """Take the pair with most children and fewest days first, each case and each leader (for one sender) once."""
    cases: set[int] = set()
    leaders: set[tuple[int, str, str | None]] = set()
    kept: list[tuple[int, int]] = []
    ordered = pairs.sort(-pl.col("children").cast(pl.Int64), "days", "case", "leader")
    for case, leader, source, sender in ordered.select("case", "leader", "source", "sender").iter_rows():
        if case not in cases and (leader, source, sender) not in leaders:
            cases.add(case)
            leaders.add((leader, source, sender))
            kept.append((case, leader))
    frame = pl.DataFrame(kept, schema={"case": pl.Int64, "leader": pl.Int64}, orient="row")
    return frame.with_columns(pl.lit(BY_CHILDREN).alias("how"))
