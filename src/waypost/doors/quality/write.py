"""Writes the pages of data quality: pages that open from disk, and every table as CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from waypost.disclosure.gate import let_table_out
from waypost.disclosure.shares import ReleasedTable
from waypost.doors.quality.pages import page_name, render_index, render_source, sources_told
from waypost.pipeline.data_quality.assess import Quality
from waypost.pipeline.data_quality.matters import matters

PAGE, DATA = "index.html", "data"


def write_quality_pages(quality: Quality, measures_meta: Sequence[Mapping[str, Any]], *, folder: Path) -> None:
    """Write index.html, a page a source and data/*.csv into `folder`. The same arguments give the same bytes.

    A table without rows has no file. `measures_meta`: the measures' definitions as plain values (`Measure.as_plain`).
    """
    (folder / DATA).mkdir(parents=True, exist_ok=True)
    matter, shown = matters(), quality.for_pages()
    for table in quality.tables_with_rows:
        _write(folder / DATA / f"{table.name}.csv", as_csv(table, is_invented=quality.is_invented))
    for source in sources_told(quality):
        _write(folder / page_name(source), render_source(quality, shown, source, matter))
    _write(folder / PAGE, render_index(quality, shown, measures_meta, matter))


def as_csv(table: ReleasedTable, *, is_invented: bool) -> str:
    """Return a released table as CSV. A row may be cut out and sent on, so each one says whether it is invented."""
    let_table_out("data_quality", table.frame)
    texts = [_safe_for_spreadsheets(name) for name, kind in table.frame.schema.items() if kind == pl.String]
    marked = table.frame.with_columns(*texts, invented=pl.lit("true" if is_invented else "false"))
    return marked.write_csv(line_terminator="\n")


def _safe_for_spreadsheets(column: str) -> pl.Expr:
    text = pl.col(column)
    return (
        pl.when(text.str.contains(r"^[=+\-@\t\r]")).then(pl.concat_str(pl.lit("'"), text)).otherwise(text).alias(column)
    )


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
