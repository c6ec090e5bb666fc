"""Read the children looked after return: every table of it, CSV or XML, as many years and authorities as there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from waypost.intake.checking import Checked, check
from waypost.intake.contract import Reading
from waypost.intake.files import SourceFile
from waypost.intake.gathering import Gathered, put_together
from waypost.intake.layouts import layouts_of
from waypost.intake.manifests_told import check_manifests
from waypost.intake.shaping import assemble
from waypost.intake.ssda903.check import RULES, SOURCE, TIDYINGS, check_children
from waypost.intake.ssda903.returns import returns_of, tell_years
from waypost.intake.ssda903.running import run_checks
from waypost.intake.ssda903.translate import (
    EVENT_TABLES,
    tell_children,
    tell_episodes,
    tell_table,
    tell_untold_children,
)
from waypost.intake.ssda903.xml_tables import read_xml
from waypost.intake.tables import Table, read_table


def read(files: Sequence[SourceFile]) -> Reading:
    """Return what the return's files tell. `learnt_at` is the manifest's received_at."""
    gathered, _, found = tell_years(_gather(files), files)
    return _reading(files, _checked(gathered), [found])


def read_and_check(files: Sequence[SourceFile]) -> Reading:
    """Return what `read` does, with the findings of the department's own rules among the findings."""
    gathered, years, found = tell_years(_gather(files), files)
    checked = _checked(gathered)
    broken = run_checks(gathered, checked, returns_of(gathered, files, years))
    return _reading(files, checked, [found, broken])


def _gather(files: Sequence[SourceFile]) -> dict[str, Gathered]:
    """Read every file: a CSV or Parquet file holds one table, an XML file all of them."""
    as_xml = [read_xml(file) for file in _in_order(files) if file.form == "xml"]
    gathered = {}
    for name, layout in layouts_of(SOURCE).items():
        tables: list[Table] = [read_table(file) for file in _in_order(files) if file.table == name]
        tables += [every[name] for every in as_xml if name in every]
        gathered[name] = put_together(layout, tables)
    return gathered


def _in_order(files: Sequence[SourceFile]) -> list[SourceFile]:
    return sorted(files, key=lambda file: file.name)


def _checked(gathered: Mapping[str, Gathered]) -> dict[str, Checked]:
    return {
        name: check(table, tidyings=TIDYINGS.get(name, ()), rules=RULES.get(name, ()))
        for name, table in gathered.items()
    }


def _reading(files: Sequence[SourceFile], checked: Mapping[str, Checked], found: Sequence[pl.DataFrame]) -> Reading:
    frames = {name: table.frame for name, table in checked.items()}
    untold = {name: check_children(frames["header"], frame) for name, frame in frames.items() if name != "header"}
    people = [tell_children(frames["header"])]
    people += [tell_untold_children(untold[name][0]) for name in ("episodes", *EVENT_TABLES)]
    events = [tell_episodes(frames["episodes"]), *(tell_table(name, frames[name]) for name in EVENT_TABLES)]
    return assemble(
        SOURCE,
        tuple(checked.values()),
        people=people,
        events=events,
        findings=(check_manifests(SOURCE, files), *found, *(told for _, told in untold.values())),
    )
