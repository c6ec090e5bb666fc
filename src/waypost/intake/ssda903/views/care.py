"""What a child's episodes say to other tables."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import ADOPTED, RESPITE, STILL_LOOKED_AFTER
from waypost.intake.ssda903.views.book import CHILD, Book


def care_by_child(book: Book, table: str) -> pl.LazyFrame:
    """Return one row a child of `table` with episodes: when care began and ended, and whether it ended in adoption."""
    day, is_adopted = pl.col("DECOM"), pl.col("REC").is_in(ADOPTED)
    is_in_year = is_adopted & pl.col("DEC").is_between("year.start", "year.end")
    left = (pl.col("REC") != STILL_LOOKED_AFTER).fill_null(True) & day.is_not_null()
    return (
        book.rows["episodes"]
        .join(book.rows[table], on=CHILD, how="semi")
        .sort("DECOM", "row")
        .group_by(CHILD)
        .agg(
            day.min().alias("care.first_on"),
            day.max().alias("care.last_began_on"),
            day.filter(pl.col("RNE") == "S").min().alias("care.first_started_on"),
            day.filter(pl.col("RNE") == "S").max().alias("care.last_started_on"),
            day.filter(~pl.col("LS").is_in(RESPITE).fill_null(False)).min().alias("care.first_but_respite_on"),
            pl.col("DEC").filter(left).last().alias("care.last_ended_on"),
            day.filter(is_adopted).min().alias("adopted.began_on"),
            (is_adopted & pl.col("PLACE").is_in(["A3", "A5"])).any().alias("adopted.is_by_carer"),
            (is_adopted & pl.col("PLACE").is_in(["A4", "A6"])).any().alias("adopted.is_by_others"),
            is_in_year.any().alias("adopted.is_in_year"),
        )
    )
