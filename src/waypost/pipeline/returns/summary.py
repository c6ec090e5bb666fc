"""How much of the return is filled, field by field, for people and for programs."""

from __future__ import annotations

from typing import Any

import polars as pl

from waypost.pipeline.returns.choosing import BLANK, CONTRADICTED, HOW_SURE
from waypost.pipeline.returns.definition import COURT, PRE_PROCEEDINGS, definition

_COLUMNS = ("number", "item", "field", "rows", "filled", "share", "contradicted")


def by_field(rows: pl.DataFrame, answers: pl.DataFrame) -> list[dict[str, Any]]:
    """Return a row a field: to how many rows it applies, how many are filled, the share, how many are contradicted."""
    counted = answers.group_by("field").agg(
        filled=(pl.col("how_sure") != BLANK).sum(), contradicted=(pl.col("how_sure") == CONTRADICTED).sum()
    )
    counts = {name: (filled, contradicted) for name, filled, contradicted in counted.iter_rows()}
    applies = {PRE_PROCEEDINGS: rows["spell"].count(), COURT: rows["proceedings_id"].count()}
    told = []
    for name, field in definition().fields.items():
        filled, contradicted = counts.get(name, (0, 0))
        whole = applies.get(field.needs, rows.height)
        told.append(
            {
                "number": field.number,
                "item": field.item,
                "field": name,
                "meaning": field.meaning,
                "rows": whole,
                "filled": filled,
                "share": filled / whole if whole else None,
                "contradicted": contradicted,
            }
        )
    return told


def in_words(title: str, told: list[dict[str, Any]], notes: list[str]) -> str:
    """Return the summary as a page of text."""
    head = f"{'SSD':<9}{'census':<8}{'field':<32}{'rows':>6}{'filled':>8}{'share':>8}{'disputed':>10}"
    lines = [title, "", *notes, "", head]
    for one in told:
        share = "" if one["share"] is None else f"{one['share']:.0%}"
        lines.append(
            f"{one['number']:<9}{one['item']:<8}{one['field']:<32}{one['rows']:>6}{one['filled']:>8}{share:>8}"
            f"{one['contradicted']:>10}"
        )
    lines += [
        "",
        "How sure an answer is (provenance.csv):",
        *(f"  {code:<18}{said}" for code, said in HOW_SURE.items()),
    ]
    return "\n".join(lines) + "\n"
