"""What the authority's own returns say of a field: days from events, the rest from what the record keeps."""

from __future__ import annotations

import polars as pl

from waypost.intake.cells import read_cells
from waypost.intake.layouts import Field
from waypost.pipeline.returns.candidates import lay
from waypost.pipeline.returns.definition import definition
from waypost.pipeline.returns.material import PLACE, Material, first_told

_LETTER = r"^\(?([A-Za-z])\)?(?:[\s:.)–—-]|$)"


def own_days(material: Material, kind: str) -> pl.DataFrame:
    """Return candidates from the events of a kind by which the authority's returns tell of pre-proceedings."""
    return lay(first_told(material.of_spell(kind)))


def own_text(material: Material, source: str, fact: str) -> pl.DataFrame:
    """Return candidates from a kept fact as it stands."""
    return lay(material.kept_of_spell(source, fact).rename({fact: "value"}))


def own_day(material: Material, source: str, fact: str) -> pl.DataFrame:
    """Return candidates from a kept day, in any of the forms in which returns write days."""
    return lay(_read(material.kept_of_spell(source, fact), fact, "date"))


def own_number(material: Material, source: str, fact: str) -> pl.DataFrame:
    """Return candidates from a kept whole number."""
    kept = material.kept_of_spell(source, fact)
    number = pl.col(fact).str.extract(r"^(\d+)(?:\.0*)?$").str.strip_chars_start("0")
    told = kept.with_columns(value=pl.when(number == "").then(pl.lit("0")).otherwise(number))
    return lay(told.filter(pl.col("value").is_not_null()))


def own_answer(material: Material, source: str, fact: str) -> pl.DataFrame:
    """Return candidates from a kept yes or no, Y or N; "not in care proceedings" is told as such."""
    kept = material.kept_of_spell(source, fact)
    read = _read(kept, fact, "yes_no").with_columns(value=pl.col("value").replace({"true": "Y", "false": "N"}))
    return lay(pl.concat([read, _not_in_court(kept, fact)]))


def own_option(material: Material, source: str, field: str) -> pl.DataFrame:
    """Return candidates from a kept option of a field: by its letter, or by the return's own words."""
    told = definition().fields[field]
    kept = material.kept_of_spell(source, told.ssd)
    text = pl.col(told.ssd).str.to_lowercase().str.replace_all(r"\s+", " ")
    by_words = {words.lower(): code for code, words in told.words.items()}
    letter = pl.col(told.ssd).str.extract(_LETTER).str.to_uppercase()
    value = pl.coalesce(
        text.replace_strict(by_words, default=None, return_dtype=pl.String),
        pl.when(letter.is_in(list(told.words))).then(letter),
    )
    return lay(kept.with_columns(value=value).filter(pl.col("value").is_not_null()))


def _not_in_court(kept: pl.DataFrame, fact: str) -> pl.DataFrame:
    is_none = pl.col(fact).str.to_lowercase().str.contains("^not in (care )?proceedings")
    none = pl.lit(definition().not_in_court)
    return kept.filter(is_none).select("row", none.alias("value"), *PLACE)


def _read(kept: pl.DataFrame, fact: str, kind: str) -> pl.DataFrame:
    field = Field(fact, kind, "personal", "The return")
    read = read_cells(kept, [field], "ssd")[fact].value
    told = kept.with_columns(value=read.cast(pl.String)).filter(pl.col("value").is_not_null())
    return told.select("row", "value", *PLACE)
