"""Who of a case has a lawyer, from the adults whom the extract names: how the ministry's table 10 is split."""

from __future__ import annotations

import polars as pl


def represented(cases: pl.DataFrame, parties: pl.DataFrame) -> pl.DataFrame:
    """Add `representation`: both, applicant_only, respondent_only or neither; null where nothing is said of lawyers.

    One applicant with a lawyer is enough, and so is one respondent. `parties` has case_id, role and is_represented, the
    last said row of each adult. The order of `cases` stays.
    """
    has_lawyer = pl.col("is_represented").fill_null(False)
    sides = parties.group_by("case_id").agg(
        by_applicant=(has_lawyer & (pl.col("role") == "applicant")).any(),
        by_respondent=(has_lawyer & (pl.col("role") == "respondent")).any(),
        is_known=pl.col("is_represented").is_not_null().any(),
    )
    told = (
        pl.when(pl.col("by_applicant") & pl.col("by_respondent"))
        .then(pl.lit("both"))
        .when("by_applicant")
        .then(pl.lit("applicant_only"))
        .when("by_respondent")
        .then(pl.lit("respondent_only"))
        .otherwise(pl.lit("neither"))
    )
    known = sides.filter("is_known").select("case_id", representation=told)
    return cases.join(known, on="case_id", how="left", maintain_order="left")


def last_said(parties: pl.DataFrame) -> pl.DataFrame:
    """Return the last row that the extract says of each adult in each case, of rows with `learnt_at`."""
    in_order = parties.sort("learnt_at", "is_represented", nulls_last=False)
    return in_order.unique(["case_id", "party_id"], keep="last", maintain_order=True)
