"""What is said of a case by the adults whom the extract names: who has a lawyer, and of what heritage each side is.

Who has a lawyer is how the ministry's table 10 is split. Of heritage the five heads are carried and no more: what
nobody compares need not be held.
"""

from __future__ import annotations

import polars as pl

from waypost.vocabulary.ethnicity import ETHNICITIES, NOT_KNOWN, SEVERAL

_SIDES = {"applicant": "applicants_heritage", "respondent": "respondents_heritage"}


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


def with_heritage(cases: pl.DataFrame, parties: pl.DataFrame) -> pl.DataFrame:
    """Add `applicants_heritage` and `respondents_heritage`: what the adults of each side say of their ethnicity.

    One of the five heads of vocabulary.ethnicity where all of a side whose group is known share it, `several` where
    they do not. Where no group of the side is known: refused, if anybody refused; else not_yet_obtained, if anybody was
    asked; else null. `parties` has case_id, role and ethnicity. The order of `cases` stays.
    """
    heads = {code: ETHNICITIES.five(code) for code in ETHNICITIES.codes}
    told = parties.filter(pl.col("role").is_in(list(_SIDES))).select(
        "case_id", "role", head=pl.col("ethnicity").replace_strict(heads, default=None, return_dtype=pl.String)
    )
    known = pl.col("head").filter(~pl.col("head").is_in(NOT_KNOWN))
    gaps = [pl.when((pl.col("head") == gap).any()).then(pl.lit(gap)) for gap in NOT_KNOWN]
    heritage = pl.when(known.n_unique() > 1).then(pl.lit(SEVERAL)).otherwise(pl.coalesce(known.first(), *gaps))
    sides = told.drop_nulls("head").group_by("case_id", "role").agg(heritage=heritage)
    for role, column in _SIDES.items():
        of_side = sides.filter(pl.col("role") == role).select("case_id", pl.col("heritage").alias(column))
        cases = cases.join(of_side, on="case_id", how="left", maintain_order="left")
    return cases


def last_said(parties: pl.DataFrame) -> pl.DataFrame:
    """Return the last row that the extract says of each adult in each case, of rows with `learnt_at`."""
    in_order = parties.sort("learnt_at", "is_represented", "role", "ethnicity", nulls_last=False)
    return in_order.unique(["case_id", "party_id"], keep="last", maintain_order=True)
