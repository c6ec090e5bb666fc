"""Read the children looked after return: every table of it, CSV or XML, as many years and authorities as there are.

Tables are checked and told side by side, the header first, because it tells of which children the others may speak.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import NamedTuple

import polars as pl

from waypost.intake.checking import Checked, check
from waypost.intake.contract import Reading, empty
from waypost.intake.files import SourceFile
from waypost.intake.gathering import Gathered, put_together
from waypost.intake.layouts import layouts_of
from waypost.intake.manifests_told import check_manifests
from waypost.intake.shaping import FOR_RECORDS, assemble
from waypost.intake.ssda903.check import RULES, SOURCE, TIDYINGS, Told, check_children, told_by
from waypost.intake.ssda903.packed_tables import PackedTable
from waypost.intake.ssda903.returns import dated, returns_of, tell_years
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

_AT_ONCE = 4  # tables in work side by side; the work is done outside Python, so threads are enough
_ROWS_A_PART = 50_000  # of XML; what is held as text at once is some ten times as large as what it was packed to
_HEADER = "header"


_Read = dict[str, list[Table | PackedTable]]


class _Laid(NamedTuple):
    """What one table tells. Of its rows no more is kept than their records need."""

    checked: Checked
    people: pl.DataFrame
    events: pl.DataFrame
    findings: pl.DataFrame


def read(files: Sequence[SourceFile]) -> Reading:
    """Return what the return's files tell. `learnt_at` is the manifest's received_at."""
    with ThreadPoolExecutor(_workers(files)) as pool:
        tables = _tables(files, pool)
        years, found = tell_years(tables, files)
        header = _check(_gather(tables, _HEADER, years))
        told = told_by(header.frame)
        names = _largest_first(tables)
        rest = pool.map(lambda name: list(_lay_in_parts(tables, name, years, told)), names)
        laid = {_HEADER: [_lay(_HEADER, header, told)], **dict(zip(names, rest, strict=True))}
        return _reading(files, [one for name in tables for one in laid[name]], [found])


def read_and_check(files: Sequence[SourceFile]) -> Reading:
    """Return what `read` does, with the findings of the department's own rules among the findings."""
    with ThreadPoolExecutor(_workers(files)) as pool:
        tables = _tables(files, pool)
        years, found = tell_years(tables, files)
        returns, names = returns_of(tables, files, years), tuple(tables)
        gathered = dict(zip(names, pool.map(lambda name: _gather(tables, name, years), names), strict=True))
        checked = dict(zip(names, pool.map(_check, gathered.values()), strict=True))
        told = told_by(checked[_HEADER].frame)
        broken = pool.submit(run_checks, gathered, checked, returns)
        laid = list(pool.map(lambda name: _lay(name, checked[name], told), names))
        return _reading(files, laid, [found, broken.result()])


def _lay_in_parts(tables: _Read, name: str, years: Mapping[str, str], told: Told) -> Iterator[_Laid]:
    """Lay a table some children at a time where it was packed and is large: no rule but the header's asks of two."""
    packed = [table for table in tables[name] if isinstance(table, PackedTable)]
    parts = 1 + (sum(table.read for table in packed) // _ROWS_A_PART if len(packed) == len(tables[name]) else 0)
    for number in range(parts):
        yield _lay(name, _check(_gather(tables, name, years, number, parts)), told)


def _workers(files: Sequence[SourceFile]) -> int:
    """XML holds every table at once, so its tables are laid one after another: memory matters more there than time."""
    return 1 if any(file.form == "xml" for file in files) else _AT_ONCE


def _largest_first(tables: Mapping[str, Sequence[Table | PackedTable]]) -> list[str]:
    """Order the tables but the header so that little else is held, and nobody waits, while the largest is in work."""
    sizes = {name: sum(table.read for table in own) for name, own in tables.items() if name != _HEADER}
    return sorted(sizes, key=lambda name: -sizes[name])


def _tables(files: Sequence[SourceFile], pool: ThreadPoolExecutor) -> _Read:
    """Read every file as text: a CSV or Parquet file holds one table, an XML file all of them."""
    in_order = sorted(files, key=lambda file: file.name)
    as_xml = [read_xml(file) for file in in_order if file.form == "xml"]

    def tables(name: str) -> list[Table | PackedTable]:
        own = [read_table(file) for file in in_order if file.table == name]
        return [*own, *(every[name] for every in as_xml if name in every)]

    names = tuple(layouts_of(SOURCE))
    return dict(zip(names, pool.map(tables, names), strict=True))


def _gather(tables: _Read, name: str, years: Mapping[str, str], part: int = 0, of: int = 1) -> Gathered:
    """Put the files of one table together, or one part of its children. After the last, what was read is let go of."""
    own = [table.part(part, of) if isinstance(table, PackedTable) else table for table in tables[name]]
    if part == of - 1:
        tables[name].clear()
    return dated(put_together(layouts_of(SOURCE)[name], own), years)


def _check(gathered: Gathered) -> Checked:
    name = gathered.layout.table
    return check(gathered, tidyings=TIDYINGS.get(name, ()), rules=RULES.get(name, ()))


def _lay(name: str, checked: Checked, told: Told) -> _Laid:
    """Tell what a table tells, and let go of all of its rows but what their records need."""
    frame = checked.frame
    kept = replace(checked, frame=frame.select(FOR_RECORDS), typed=checked.typed.clear())
    if name == _HEADER:
        return _Laid(kept, tell_children(frame), empty("events"), empty("findings"))
    untold, findings = check_children(told, frame)
    if name == "episodes":
        return _Laid(kept, tell_untold_children(untold), tell_episodes(frame), findings)
    if name in EVENT_TABLES:
        return _Laid(kept, tell_untold_children(untold), tell_table(name, frame), findings)
    return _Laid(kept, empty("people"), empty("events"), findings)


def _reading(files: Sequence[SourceFile], laid: Sequence[_Laid], found: Sequence[pl.DataFrame]) -> Reading:
    return assemble(
        SOURCE,
        [one.checked for one in laid],
        people=[one.people for one in laid],
        events=[one.events for one in laid],
        findings=(check_manifests(SOURCE, files), *found, *(one.findings for one in laid)),
    )
