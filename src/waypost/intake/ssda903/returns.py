"""Which files are one return: those that one authority sent at one time for one year; else those of one folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath

import polars as pl

from waypost.intake.contract import empty
from waypost.intake.files import SourceFile
from waypost.intake.findings import WHOLE_FILE, Fault, on_file
from waypost.intake.gathering import Gathered
from waypost.intake.ssda903.collection_years import TELLING, Counted, begins_in, count_cells, year_told_by
from waypost.intake.ssda903.packed_tables import PackedTable
from waypost.intake.tables import Table

_DO = 'Put "collection_year": "2024/25" into the manifest beside the files.'
_NOT_TOLD = Fault("year_not_told", "nothing says which collection year the return is of", _DO)
_CONTRADICTED = Fault(
    "year_contradicted", "its days are of one collection year, and some of its tables or codes of another", _DO
)


@dataclass(frozen=True, slots=True)
class Return:
    """One return. `of`: whose it is, a sender or a folder; `begins` the calendar year in which its year begins.

    `absent` names, for each table that it has, the columns that no file of that table has. `last` is the number of the
    return of the year before, where it is at hand.
    """

    number: int
    of: str
    begins: int | None
    learnt_at: datetime | None
    files: tuple[str, ...]
    absent: Mapping[str, frozenset[str]]
    last: int | None = None


Tables = Mapping[str, Sequence[Table | PackedTable]]
"""The tables that were read, by the name of their layout."""


def tell_years(tables: Tables, files: Sequence[SourceFile]) -> tuple[dict[str, str], pl.DataFrame]:
    """Tell the collection year of every file of which no manifest tells it, from what its return holds.

    Returns the year of each such file, and what was found: a year that nothing tells, or that the tables and codes
    contradict.
    """
    years: dict[str, str] = {}
    found = [empty("findings")]
    for group in _groups(files).values():
        if group[0].manifest.collection_year is not None:
            continue
        names = [file.name for file in group]
        told = year_told_by(_counts_of(tables, names))
        if told.year is None:
            found.append(on_file("ssda903", names[0], WHOLE_FILE, _NOT_TOLD))
            continue
        years |= dict.fromkeys(names, told.year)
        if told.is_contradicted:
            found.append(on_file("ssda903", names[0], WHOLE_FILE, _CONTRADICTED))
    return years, pl.concat(found)


def dated(gathered: Gathered, years: Mapping[str, str]) -> Gathered:
    """Give rows of which no manifest tells the collection year the year that was told for their file."""
    if not years:
        return gathered
    told = pl.col("file").replace_strict(years, default=None, return_dtype=pl.String)
    frame = gathered.frame.with_columns(collection_year=pl.coalesce("collection_year", told))
    return replace(gathered, frame=frame)


def returns_of(tables: Tables, files: Sequence[SourceFile], years: Mapping[str, str]) -> tuple[Return, ...]:
    """Return every return that the files make up, each with the one of the year before."""
    returns = []
    for number, group in enumerate(_groups(files).values()):
        names = tuple(file.name for file in group)
        first = group[0].manifest
        begins = begins_in(first.collection_year or years.get(names[0]))
        returns.append(Return(number, _owner(group[0]), begins, first.received_at, names, _absent(tables, names)))
    return tuple(replace(one, last=_last(one, returns)) for one in returns)


def _groups(files: Sequence[SourceFile]) -> dict[tuple[object, ...], list[SourceFile]]:
    groups: dict[tuple[object, ...], list[SourceFile]] = {}
    for file in sorted(files, key=lambda file: file.name):
        told = file.manifest
        is_whole = told.sender is not None and told.collection_year is not None
        place = "" if is_whole else str(PurePosixPath(file.name).parent)
        alone = file.name if file.form == "xml" and not is_whole else ""
        groups.setdefault((told.sender, told.received_at, told.collection_year, place, alone), []).append(file)
    return groups


def _owner(file: SourceFile) -> str:
    """Return whose return it is; where no manifest says, the folder in which the years' folders lie."""
    return file.manifest.sender or f"folder {PurePosixPath(file.name).parent.parent}"


def _absent(tables: Tables, files: Sequence[str]) -> Mapping[str, frozenset[str]]:
    absent: dict[str, frozenset[str]] = {}
    for name, read in tables.items():
        own = [frozenset(table.absent) for table in read if table.file.name in files]
        if own:
            absent[name] = frozenset.intersection(*own)
    return absent


def _counts_of(tables: Tables, files: Sequence[str]) -> Mapping[str, Counted]:
    """Return what stands in the cells of a return's tables that can tell its year. One column is held at a time."""
    counts = {}
    for name, columns in TELLING.items():
        own = [table for table in tables[name] if table.file.name in files]
        if own:
            counts[name] = {c: count_cells(piece for table in own for piece in _cells(table, c)) for c in columns}
    return counts


def _cells(table: Table | PackedTable, column: str) -> Iterable[pl.Series]:
    if isinstance(table, PackedTable):
        return table.cells(column)
    frame = table.frame
    return [frame[column] if column in frame.columns else pl.repeat("", frame.height, dtype=pl.String, eager=True)]


def _last(one: Return, returns: Sequence[Return]) -> int | None:
    """Return the number of the owner's return of the year before: the one learnt last."""
    if one.begins is None:
        return None
    before = [other for other in returns if other.of == one.of and other.begins == one.begins - 1]
    dated = sorted((other.learnt_at is not None, str(other.learnt_at or ""), other.number) for other in before)
    return dated[-1][2] if dated else None
