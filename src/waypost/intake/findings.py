"""Findings and refusals as rows of the contract's `findings`. A message names a column and a rule, never a value."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from waypost.intake.contract import FINDINGS

WHOLE_FILE = "file"
HEADER = "row 1"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and what to do about it. A refusal keeps the row out; a finding lets it in and says so."""

    rule: str
    message: str
    do: str
    is_refusal: bool = False


def on_file(source: str, file: str, position: str, *faults: Fault) -> pl.DataFrame:
    """Return findings that speak of a whole file or its header."""
    rows = [(source, file, position, fault.rule, fault.message, fault.do, fault.is_refusal) for fault in faults]
    return pl.DataFrame(rows, schema=dict(FINDINGS), orient="row")


def on_rows(source: str, rows: pl.DataFrame, fault: Fault) -> pl.DataFrame:
    """Return one finding for each row of a frame with the columns `file` and `row_number`."""
    return rows.select(
        source=pl.lit(source),
        file="file",
        position=position(),
        rule=pl.lit(fault.rule),
        message=pl.lit(fault.message),
        do=pl.lit(fault.do),
        is_refusal=pl.lit(fault.is_refusal),
    )


def on_places(source: str, file: str, rows: pl.DataFrame, fault: Fault) -> pl.DataFrame:
    """Return one finding for each row of a frame with the column `place`: where in a file without rows it stands."""
    return rows.select(
        source=pl.lit(source),
        file=pl.lit(file),
        position="place",
        rule=pl.lit(fault.rule),
        message=pl.lit(fault.message),
        do=pl.lit(fault.do),
        is_refusal=pl.lit(fault.is_refusal),
    )


def position() -> pl.Expr:
    """Return where a row stands: its number as a record of its file, the header being row 1."""
    return pl.concat_str(pl.lit("row "), pl.col("row_number"))
