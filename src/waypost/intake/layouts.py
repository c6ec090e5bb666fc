"""The tables that Waypost knows: their columns, what each holds and how it is marked, and which of them are read.

SSD, SSDA903 and Annex A stand in `layout.yaml` of their own folders; the Cafcass extract in vocabulary. The list stands
beside the sources and not inside them, because a file is recognised before its source is called.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.vocabulary import cafcass_extract

KINDS = cafcass_extract.KINDS
MARKS = cafcass_extract.MARKS


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table.

    `is_needed`: a row cannot stand without it. `is_telltale`: a file without the column is not this table.
    `is_expected` is false for a column that only some releases have. `codes` holds the codes themselves, the name of a
    code list, or nothing. `also` are other titles of the column, where a source tells columns by titles.
    """

    name: str
    kind: str
    mark: str
    use: str
    is_needed: bool = False
    is_telltale: bool = False
    is_expected: bool = True
    codes: tuple[str, ...] | str = ()
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS or self.mark not in MARKS or not self.use:
            raise ValueError(f"column {self.name}: unknown kind or mark, or no use")


@dataclass(frozen=True, slots=True)
class Layout:
    """One table of a source. `key` names a row; `is_read` is false for a table that is known and not read yet.

    `since` is the first collection year ("2026/27") whose return has the table; empty where it is older than we know.
    """

    source: str
    table: str
    meaning: str
    column_names: tuple[str, ...]
    fields: tuple[Field, ...] = ()
    key: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    is_read: bool = False
    since: str = ""

    @property
    def telltales(self) -> frozenset[str]:
        """Columns without which a file is not this table, folded."""
        names = tuple(field.name for field in self.fields if field.is_telltale) or self.column_names
        return frozenset(map(fold, names))

    @property
    def expected(self) -> tuple[str, ...]:
        """Columns that a whole file of this table has."""
        rare = {field.name for field in self.fields if not field.is_expected}
        return tuple(name for name in self.column_names if name not in rare)

    @property
    def title(self) -> str:
        """The table's name in a sentence."""
        return f"{TITLES[self.source]} {self.table}"


TITLES = {
    "ssda903": "SSDA903",
    "ssd": "SSD",
    "annex_a": "Annex A",
    "cafcass": "Cafcass extract",
    "hmcts_hearings": "Court hearings",
}


def fold(column: str) -> str:
    """Fold a column's name for comparing: case, outer spaces and the kind of gap are put aside."""
    return "_".join(column.strip().casefold().replace("-", " ").replace("_", " ").split())


def _field(name: str, given: Mapping[str, Any]) -> Field:
    codes = given.get("codes", ())
    return Field(
        name=name,
        kind=given["kind"],
        mark=given["mark"],
        use=given["use"],
        is_needed=given.get("needed", False),
        is_telltale=given.get("telltale", False) or given.get("needed", False),
        is_expected=given.get("expected", True),
        codes=codes if isinstance(codes, str) else tuple(map(str, codes)),
        also=tuple(given.get("also", ())),
    )


def _written(source: str) -> tuple[Layout, ...]:
    """Read the layouts of a source from its own folder."""
    text = files("waypost.intake").joinpath(source, "layout.yaml").read_text(encoding="utf-8")
    given = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (both loaders are safe)
    read = tuple(
        Layout(
            source=source,
            table=name,
            meaning=table["meaning"],
            column_names=tuple(table["columns"]),
            fields=tuple(_field(column, field) for column, field in table["columns"].items()),
            key=tuple(table["key"]),
            traps=tuple(table.get("traps", ())),
            is_read=True,
            since=table.get("since", ""),
        )
        for name, table in given["read"].items()
    )
    return read + tuple(
        Layout(source=source, table=name, meaning="Known, not read yet.", column_names=tuple(columns))
        for name, columns in given["not_read_yet"].items()
    )


def _cafcass() -> tuple[Layout, ...]:
    return tuple(
        Layout(
            source="cafcass",
            table=subject.name,
            meaning=subject.meaning,
            column_names=subject.column_names,
            fields=tuple(
                Field(
                    column.name,
                    column.kind,
                    column.mark,
                    column.meaning,
                    is_needed=column.needed,
                    is_telltale=column.needed or column.name in subject.key,
                    codes=column.codes,
                )
                for column in subject.columns
            ),
            key=subject.key,
            is_read=True,
        )
        for subject in cafcass_extract.subjects().values()
    )


@cache
def layouts() -> tuple[Layout, ...]:
    """Return every known table, source by source."""
    return (*_written("ssda903"), *_written("ssd"), *_written("annex_a"), *_written("hmcts_hearings"), *_cafcass())


@cache
def layouts_of(source: str) -> Mapping[str, Layout]:
    """Return the tables of one source that are read, by name, in the order of its definition."""
    return {layout.table: layout for layout in layouts() if layout.source == source and layout.is_read}
