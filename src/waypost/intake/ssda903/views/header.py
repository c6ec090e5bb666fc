"""The header's rows, and what was left open last year and is told no more."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.views.book import CHILD, Book
from waypost.intake.ssda903.views.spans import left_open


def header_view(book: Book) -> pl.LazyFrame:
    """Return every row of the header with the facts that rules ask of it."""
    return (
        book.rows["header"]
        .join(left_open(book, "missing", "MIS_START", "MIS_END"), on=CHILD, how="left")
        .join(left_open(book, "dolo", "DOLO_START", "DOLO_END"), on=CHILD, how="left")
    )
