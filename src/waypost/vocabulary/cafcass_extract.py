"""The Cafcass extract: subjects, columns and marks, as data that reader, writer and casework share.

It stands in vocabulary because three rooms that may not know each other speak it: intake reads it, synthetic writes it
for invented families, and casework will write it for real ones (ADR 0003).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

KINDS = frozenset({"key", "text", "code", "date", "instant", "yes_no", "number"})
MARKS = frozenset({"public", "personal", "sensitive", "confidential"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its kind, its mark, whether a row can stand without it, and what it means.

    `codes` holds the list of codes, or the name of a vocabulary list, or is empty.
    """

    name: str
    kind: str
    mark: str
    meaning: str
    needed: bool = False
    codes: tuple[str, ...] | str = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS or self.mark not in MARKS or not self.meaning:
            raise ValueError(f"cafcass_extract.yaml: column {self.name} has an unknown kind or mark, or no meaning")


@dataclass(frozen=True, slots=True)
class Subject:
    """One file of the extract: its key, its columns in order (recorded_at last)."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """The header row of the file."""
        return tuple(column.name for column in self.columns)


def _column(name: str, given: Mapping[str, object]) -> Column:
    codes = given.get("codes", ())
    return Column(
        name=name,
        kind=str(given["kind"]),
        mark=str(given["mark"]),
        meaning=str(given["meaning"]),
        needed=bool(given.get("needed", False)),
        codes=codes if isinstance(codes, str) else tuple(str(code) for code in codes),  # type: ignore[attr-defined]
    )


@cache
def definition() -> Mapping[str, Any]:
    """Return the definition as it is written: version, in_force_from, source, and what `subjects` returns in order."""
    text = files("waypost.vocabulary").joinpath("cafcass_extract.yaml").read_text(encoding="utf-8")
    given: Mapping[str, Any] = yaml.safe_load(text)
    return given


@cache
def subjects() -> Mapping[str, Subject]:
    """Return every subject of the extract by name, in the order of the definition."""
    given = definition()
    common = tuple(_column(name, column) for name, column in given["common"].items())
    return {
        name: Subject(
            name=name,
            meaning=subject["meaning"],
            key=tuple(subject["key"]),
            columns=tuple(_column(column, spec) for column, spec in subject["columns"].items()) + common,
        )
        for name, subject in given["subjects"].items()
    }
