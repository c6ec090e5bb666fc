"""From candidates to answers: the most trusted one gives the value; others that differ make it contradicted."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from waypost.disclosure.gate import plain_names
from waypost.journeys.tables import is_court
from waypost.pipeline.returns.definition import ANYTHING, COURT, DERIVED, Field

TOLD_BY_COURT, TOLD_BY_AUTHORITY, TOLD_BY_CAFCASS = "told_by_court", "told_by_authority", "told_by_cafcass"
CONTRADICTED, BLANK = "contradicted", "blank"
HOW_SURE: Mapping[str, str] = {
    TOLD_BY_COURT: "The court tells it.",
    TOLD_BY_AUTHORITY: "The authority's own file tells it.",
    TOLD_BY_CAFCASS: "Cafcass tells it.",
    DERIVED: "Worked out from what others tell; look at the note.",
    CONTRADICTED: "Told, and another source tells or implies something else; look at both.",
    BLANK: "Nobody tells it, or it does not apply; the note says which.",
}
"""How sure an answer is, in words."""

ANSWERS = {
    "row": pl.String,
    "field": pl.String,
    "value": pl.String,
    "how_sure": pl.String,
    "told_as": pl.String,
    "source": pl.String,
    "file": pl.String,
    "position": pl.String,
    "note": pl.String,
    "others": pl.String,
}
"""One row a field of a row. `others`: what other sources say, where it differs, and where it stands."""

_NO_SPELL = "It does not apply: no file tells of pre-proceedings of this child."
_NO_CASE = "It does not apply: no care application is known."
_PRE_PROCEEDINGS = "pre_proceedings"


def choose(field: Field, candidates: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the answer to one field for every row, with the columns of ANSWERS.

    `rows` has row, spell and proceedings_id. Candidates of sources that the field's order of trust does not name are
    put aside, and so are those of rows to which the field does not apply.
    """
    rank = {name: place for place, name in enumerate(field.trust)}
    ranked = candidates.filter(pl.col("told_as").is_in(list(rank))).with_columns(
        rank=pl.col("told_as").replace_strict(rank, return_dtype=pl.Int64)
    )
    asked = rows.select("row", applies=_applies(field))
    told = ranked.join(asked.filter("applies"), on="row", how="semi")
    first = _first(told.filter(pl.col("value").is_not_null()))
    hints = _first(told.filter(pl.col("value").is_null() & pl.col("note").is_not_null()))
    answers = (
        asked.join(first.drop("rank"), on="row", how="left")
        .join(hints.select("row", hint="note"), on="row", how="left")
        .join(_others(field, told, first), on="row", how="left")
    )
    return answers.with_columns(field=pl.lit(field.name), how_sure=_how_sure(), note=_note(field)).select(
        pl.col(name).cast(kind) for name, kind in ANSWERS.items()
    )


def _applies(field: Field) -> pl.Expr:
    if field.needs == ANYTHING:
        return pl.lit(value=True)
    return pl.col("proceedings_id" if field.needs == COURT else "spell").is_not_null()


def _first(told: pl.DataFrame) -> pl.DataFrame:
    """Return one candidate a row: the most trusted, of equals the first by where it stands."""
    ordered = told.sort("row", "rank", "source", "file", "position", "value", nulls_last=True)
    return ordered.unique("row", keep="first", maintain_order=True)


def _others(field: Field, told: pl.DataFrame, first: pl.DataFrame) -> pl.DataFrame:
    """Return row and others: every candidate that differs from the chosen one, in words. None for a field `alone`."""
    both = told.filter(pl.col("value").is_not_null()).join(first.select("row", chosen="value"), on="row")
    differing = both.filter(pl.col("value") != pl.col("chosen")) if not field.alone else both.clear()
    place = pl.concat_str(pl.lit(" ("), plain_names("file"), pl.lit(", "), "position", pl.lit(")")).fill_null("")
    said = pl.format("{} says {}{}", "told_as", "value", place)
    ordered = differing.sort("row", "rank", "value", "file", "position", nulls_last=True).with_columns(said=said)
    return ordered.group_by("row", maintain_order=True).agg(
        others=pl.col("said").unique(maintain_order=True).str.join("; ")
    )


def _how_sure() -> pl.Expr:
    source, court = pl.col("told_as"), _court_sources()
    told = (
        pl.when(source == DERIVED)
        .then(pl.lit(DERIVED))
        .when(source.is_in(court))
        .then(pl.lit(TOLD_BY_COURT))
        .when(source == "cafcass")
        .then(pl.lit(TOLD_BY_CAFCASS))
        .otherwise(pl.lit(TOLD_BY_AUTHORITY))
    )
    return (
        pl.when(pl.col("value").is_null())
        .then(pl.lit(BLANK))
        .when(pl.col("others").is_not_null())
        .then(pl.lit(CONTRADICTED))
        .otherwise(told)
    )


def _court_sources() -> list[str]:
    known = ("hmcts_public_law", "hmcts_private_law", "hmcts_case_data", "hmcts_hearings")
    return [source for source in known if is_court(source)]


def _note(field: Field) -> pl.Expr:
    why_not = _NO_SPELL if field.needs == _PRE_PROCEEDINGS else _NO_CASE
    hint = pl.when(pl.col("hint").is_not_null()).then(pl.format("{} {}", pl.lit(field.blank), "hint"))
    derived = pl.when((pl.col("told_as") == DERIVED) & pl.col("note").is_null()).then(pl.lit(field.derived))
    return (
        pl.when(~pl.col("applies"))
        .then(pl.lit(why_not))
        .when(pl.col("value").is_null())
        .then(pl.coalesce(hint, pl.lit(field.blank)))
        .otherwise(pl.coalesce("note", derived))
    )
