"""Whether a parent had a lawyer when proceedings were issued (PREP015A): respondents' solicitors in the court's feed.

Y where at least one parent among the respondents has a lawyer, as the court first told of the case. The guidance does
not say whether one parent is enough; that one is, is our reading.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.material import PLACE, Material
from waypost.pipeline.returns.not_in_court import not_in_court
from waypost.pipeline.returns.own_words import own_answer

_PARENT = r"(?i)\b(mother|father|parent|mum|dad)\b"
_NO_PARENT = r"(?i)\b(grand|step|god|foster)"
_FEED = pl.List(pl.Struct({"relationshipToChild": pl.String, "solicitor": pl.Struct({"lastName": pl.String})}))
_PARTY = pl.Struct({"relationshipToChild": pl.String})
_LAWYER = pl.Struct({"lastName": pl.String})
_CASE_DATA = pl.List(pl.Struct({"value": pl.Struct({"party": _PARTY, "solicitor": _LAWYER})}))


def tell(material: Material) -> pl.DataFrame:
    """Return candidates from the court, Cafcass and the authority."""
    feed = _respondents(material, "hmcts_public_law", _FEED)
    case_data = _respondents(material, "hmcts_case_data", _CASE_DATA).unnest("value")
    held = case_data.with_columns(relationshipToChild=pl.col("party").struct.field("relationshipToChild"))
    return together(
        _of_parents(feed),
        _of_parents(held),
        _of_cafcass(material),
        own_answer(material, "ssd", "prep_parents_legal_rep_point_of_issue"),
        not_in_court(material),
    )


def _respondents(material: Material, source: str, shape: pl.DataType) -> pl.DataFrame:
    """Return a row a respondent in the first statement of each row's case: row, PLACE and the shape's fields."""
    told = material.kept_of_case(source, first=True).filter(pl.col("respondents").is_not_null())
    listed = told.select("row", *PLACE, each=pl.col("respondents").str.json_decode(shape)).explode("each")
    return listed.filter(pl.col("each").is_not_null()).unnest("each")


def _of_parents(respondents: pl.DataFrame) -> pl.DataFrame:
    relation = pl.col("relationshipToChild")
    is_parent = relation.str.contains(_PARENT) & ~relation.str.contains(_NO_PARENT)
    has_lawyer = pl.col("solicitor").struct.field("lastName").is_not_null()
    return _answers(respondents.filter(is_parent).with_columns(has_lawyer=has_lawyer))


def _of_cafcass(material: Material) -> pl.DataFrame:
    parties = material.parties()
    parents = parties.filter((pl.col("role") == "respondent") & pl.col("relationship").is_in(["mother", "father"]))
    is_known = pl.col("is_represented").str.to_lowercase().is_in(["yes", "no", "true", "false", "1", "0"])
    yes = pl.col("is_represented").str.to_lowercase().is_in(["yes", "true", "1"])
    return _answers(parents.filter(is_known).with_columns(has_lawyer=yes))


def _answers(parents: pl.DataFrame) -> pl.DataFrame:
    one = parents.sort("row", *PLACE).group_by("row", "source", maintain_order=True)
    said = one.agg(pl.col("has_lawyer").any(), pl.col("file", "position").first())
    value = pl.when("has_lawyer").then(pl.lit("Y")).otherwise(pl.lit("N"))
    return lay(said.with_columns(value=value))
