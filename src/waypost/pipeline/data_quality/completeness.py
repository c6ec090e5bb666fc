"""Completeness: of the records that should tell a field, how many do; by source, field, place and month.

What should tell it is the field's form, in fields.yaml. A month is the month in which the case started, or of the event
that the field goes with.
"""

from __future__ import annotations

import polars as pl

from waypost.journeys.tables import is_authority
from waypost.pipeline.data_quality.material import Material
from waypost.pipeline.data_quality.matters import Field, Matters
from waypost.pipeline.data_quality.said_events import AREA
from waypost.pipeline.data_quality.tallies import PLACES, in_window, tally

UNKNOWN = "unknown"
COMPLETENESS_BY = ("source", "field")


def completeness(material: Material, matter: Matters) -> pl.DataFrame:
    """Return source, field, place_kind, place, month, numerator (told) and denominator, with every whole.

    A source that the build read nothing from tells nothing: its fields stand there only where others show that there
    was something to tell.
    """
    asked = [
        _asked(field, material).select(
            pl.lit(field.source).alias("source"),
            pl.lit(field.id).alias("field"),
            "place_kind",
            "place",
            "day",
            "is_told",
        )
        for field in matter.fields
    ]
    known = in_window(pl.concat(asked), "day", material.as_of, matter.months)
    return tally(known.select(*COMPLETENESS_BY, *PLACES, "is_told"), COMPLETENESS_BY)


def _asked(field: Field, material: Material) -> pl.DataFrame:
    """Return one row a record that should tell the field: place_kind, place, day and is_told."""
    if field.form == "covers":
        return _in_law(_rows(material), field).with_columns(is_told=_is_told_by(field.source, material))
    if field.form == "person":
        return _rows(material).with_columns(is_told=pl.col(str(field.column)).is_not_null())
    if field.form == "statement":
        return _stated(field, material.statements)
    if field.form == "detail":
        told = pl.col(str(field.column)).is_not_null()
        return material.events.of(field.source, field.kinds).with_columns(day="happened_on", is_told=told)
    return _happened(field, material)


def _is_told_by(source: str, material: Material) -> pl.Expr:
    """Say of which rows a source still says anything."""
    return pl.col("row").is_in(material.events.told_of(source, "row").implode())


def _rows(material: Material) -> pl.DataFrame:
    return material.rows.select(
        "row", "law", "sex", "ethnicity", "born_on", place_kind=pl.lit(AREA), place="area", day="started_on"
    )


def _in_law(rows: pl.DataFrame, field: Field) -> pl.DataFrame:
    return rows if field.law is None else rows.filter(pl.col("law") == field.law)


def _stated(field: Field, statements: pl.DataFrame) -> pl.DataFrame:
    value = pl.col(str(field.column))
    return statements.filter(pl.col("source") == field.source).select(
        place_kind=pl.lit(AREA),
        place="placed_in",
        day="started_on",
        is_told=(value.is_not_null() & (value != UNKNOWN)).fill_null(value=False),
    )


def _happened(field: Field, material: Material) -> pl.DataFrame:
    """Return those of whom the source tells `of`, or anything at all, and whether it also tells one of the kinds."""
    who = "child" if is_authority(field.source) else "row"
    told = material.events.of(field.source, field.kinds)[who].drop_nulls().unique()
    if field.of is None:
        should = _rows(material).filter(_is_told_by(field.source, material))
    else:
        should = _first_of(field, material.events.of(field.source, [field.of]), who)
    return should.with_columns(is_told=pl.col(who).is_in(told.implode()))


def _first_of(field: Field, events: pl.DataFrame, who: str) -> pl.DataFrame:
    """Return each child, in each place, with the first day of the event that the field goes with."""
    flagged = events.filter(pl.col("flag").fill_null(value=False)) if field.of_flag else events
    return flagged.drop_nulls(who).group_by(who, "place_kind", "place").agg(day=pl.col("happened_on").min())
