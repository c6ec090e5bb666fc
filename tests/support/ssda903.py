"""Invented returns of children looked after, written as readable tables, and what a rule says of their rows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from support.tables import Row, put, put_manifest
from waypost.intake.files import discover
from waypost.intake.layouts import layouts_of
from waypost.intake.ssda903.collection_years import begins_in, collection_year
from waypost.intake.ssda903.read import read_and_check

USUAL: Mapping[str, Row] = {
    "header": {"SEX": "F", "DOB": "01/02/2015", "ETHNIC": "WBRI"},
    "episodes": {"DECOM": "01/05/2026", "RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U4", "PLACE_PROVIDER": "PR1"},
    "missing": {"DOB": "01/02/2015", "MISSING": "M"},
    "dolo": {"DOB": "01/02/2015"},
}
"""What a cell holds in a column that a table does not show. Any other is empty."""
MARK = "?"


def rows_of(table: str, drawn: str) -> tuple[list[Row], list[bool]]:
    """Return the rows of a drawn table, and which of them are marked as broken in its column `?`."""
    lines = [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()]
    head, *body = lines
    columns = layouts_of("ssda903")[table].expected
    assert set(head) <= {MARK, *columns}, head
    cells = [dict(zip(head, [*line, *[""] * len(head)], strict=False)) for line in body]
    blank = dict.fromkeys(columns, "") | dict(USUAL.get(table, {}))
    rows = [blank | {name: cell for name, cell in row.items() if name != MARK} for row in cells]
    assert {row.get(MARK, "kept") for row in cells} <= {"broken", "kept"}
    return rows, [row.get(MARK) == "broken" for row in cells]


def put_return(folder: Path, year: str, tables: Mapping[str, str]) -> None:
    """Write a return; where no header is drawn, one that tells every child of the other tables."""
    begins = begins_in(year)
    assert begins is not None
    put_manifest(folder, sender="E08000031", received_at=f"{begins + 1}-06-30", collection_year=year)
    drawn = {name: rows_of(name, table)[0] for name, table in tables.items()}
    if "header" not in drawn:
        children = sorted({row["CHILD"] for rows in drawn.values() for row in rows})
        drawn["header"] = rows_of("header", "\n".join(["CHILD", *children]))[0]
    for name, rows in drawn.items():
        columns = layouts_of("ssda903")[name].expected
        lines = [",".join(columns), *(",".join(row[column] for column in columns) for row in rows)]
        put(folder, f"{name}.csv", "\n".join(lines) + "\n")


def could_not_run(findings: pl.DataFrame, under: str = "") -> dict[str, str]:
    """Return the rules that could not be asked of the returns under a folder, by number, each with what it lacked."""
    said = findings.filter(pl.col("file").str.starts_with(under), rule="rule_could_not_run", source="ssda903")
    told = {}
    for message in said["message"].to_list():
        _, is_of_rules, reasons = message.partition(" rules could not run, and are not passed; ")
        for reason in reasons.split("; ") if is_of_rules else ():
            what, _, numbers = reason.rpartition(": ")
            told |= dict.fromkeys(numbers.split(", "), what)
    return told


def asked(
    folder: Path, number: str, *, year: str = "2026/27", last_year: Mapping[str, str] | None = None, **tables: str
) -> None:
    """Write a return, read it as any other is read, and hold what one rule found against the rows marked as broken."""
    put_return(folder / "this", year, tables)
    if last_year is not None:
        put_return(folder / "last", collection_year((begins_in(year) or 0) - 1), last_year)
    found = read_and_check(discover(folder).files).findings
    assert number not in could_not_run(found, "this/")
    (drawn,) = (name for name, table in tables.items() if MARK in table)
    marks = rows_of(drawn, tables[drawn])[1]
    expected = {f"row {place}" for place, is_broken in enumerate(marks, start=2) if is_broken}
    said = found.filter(rule=f"ssda903_{number}", file=f"this/{drawn}.csv")
    assert set(said["position"]) == expected
    assert said.height == len(expected)
    assert not said["is_refusal"].any()
    assert not found.filter(rule=f"ssda903_{number}").filter(pl.col("file") != f"this/{drawn}.csv").height
