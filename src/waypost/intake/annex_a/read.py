"""Read Annex A, the child-level lists for Ofsted: lists 7, 8 and 10, as a workbook or as one list a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from waypost.intake.annex_a import check as rules
from waypost.intake.annex_a import translate
from waypost.intake.annex_a.places import place_of
from waypost.intake.annex_a.sheets import read_workbook
from waypost.intake.checking import Checked, check
from waypost.intake.contract import Reading
from waypost.intake.files import SourceFile
from waypost.intake.gathering import put_together
from waypost.intake.layouts import layouts_of
from waypost.intake.manifests_told import check_manifests
from waypost.intake.shaping import assemble
from waypost.intake.tables import Table, read_table
from waypost.intake.told_once import told_once

SOURCE = rules.SOURCE


def read(files: Sequence[SourceFile]) -> Reading:
    """Return what the authorities' lists tell. `learnt_at` is the manifest's received_at."""
    tables, left = _tables(files)
    checked = {
        name: check(put_together(layout, tables[name]), tidyings=rules.TIDYINGS, rules=rules.RULES[name])
        for name, layout in layouts_of(SOURCE).items()
    }
    reading = assemble(
        SOURCE,
        [_placed(name, table) for name, table in checked.items()],
        people=[translate.tell_children(table.frame) for table in checked.values()],
        events=[translate.tell_list(name, table.frame) for name, table in checked.items()],
        findings=(check_manifests(SOURCE, files), *left),
    )
    events = translate.without_the_unnamed(told_once(reading.events, reading.records))
    return replace(reading, records=_records_placed(reading.records), events=events)


def _tables(files: Sequence[SourceFile]) -> tuple[dict[str, list[Table]], list[pl.DataFrame]]:
    """Return the tables of each list, in order of file, and what was found on what was left."""
    tables: dict[str, list[Table]] = {name: [] for name in layouts_of(SOURCE)}
    left: list[pl.DataFrame] = []
    for file in sorted(files, key=lambda file: file.name):
        if file.form == "workbook":
            found, about = read_workbook(file)
            left.append(about)
        else:
            found = {file.table: read_table(file)}
        for name, table in found.items():
            tables[name].append(table)
    return tables, left


def _placed(name: str, table: Checked) -> Checked:
    return replace(table, findings=table.findings.with_columns(position=place_of(name, pl.col("position"))))


def _records_placed(records: pl.DataFrame) -> pl.DataFrame:
    """Return the records with the list beside the row; the list is the first part of a record's key."""
    position = pl.col("position")
    for name in layouts_of(SOURCE):
        is_of_list = pl.col("record_key").str.starts_with(f"{name}/")
        position = pl.when(is_of_list).then(place_of(name, pl.col("position"))).otherwise(position)
    return records.with_columns(position=position)
