"""Which fields matter, and why: fields.yaml and columns.yaml as frozen values. Dated data, not code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

FORMS = ("covers", "happened", "detail", "statement", "person")
ANY = "any"
"""The source of a field that whoever knows it may tell."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field or kind of event of a source that matters. fields.yaml explains each word."""

    id: str
    source: str
    form: str
    title: str
    why: str
    law: str | None = None
    kinds: tuple[str, ...] = ()
    column: str | None = None
    of: str | None = None
    of_flag: bool = False
    is_sample: bool = False

    def __post_init__(self) -> None:
        if self.form not in FORMS:
            raise ValueError(f"fields.yaml: {self.id} has an unknown form")
        if (self.form in ("happened", "detail")) != bool(self.kinds):
            raise ValueError(f"fields.yaml: {self.id} needs kinds, or must have none")
        if (self.form in ("detail", "statement", "person")) != bool(self.column):
            raise ValueError(f"fields.yaml: {self.id} needs a column, or must have none")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How soon a source should tell some kinds of event: later than so many days is late."""

    source: str
    kinds: tuple[str, ...]
    late_after_days: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sources that should tell the same fact. `compares` is once or each; fields.yaml explains them."""

    id: str
    title: str
    happened: str
    first: str
    second: str
    compares: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Matters:
    """All of fields.yaml: what matters, how many months are told, and what is enough for an answer."""

    fields: tuple[Field, ...]
    rhythms: tuple[Rhythm, ...]
    pairs: tuple[Pair, ...]
    months: int
    fewest_records: int
    answerable_from_percent: float
    partly_from_percent: float
    in_force_from: date

    def field(self, field_id: str) -> Field:
        """Return the field of that id."""
        return next(field for field in self.fields if field.id == field_id)


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a column: every line of `needs` must be told, any one field of a line will do."""

    needs: tuple[tuple[str, ...], ...]
    how: str


@dataclass(frozen=True, slots=True)
class Columns:
    """All of columns.yaml."""

    behind: Mapping[str, Behind]
    laws_of_applications: Mapping[str, str]
    as_at: date


@cache
def matters() -> Matters:
    """Return fields.yaml."""
    given = _read("fields.yaml")
    return Matters(
        fields=tuple(Field(**{**entry, "kinds": tuple(entry.get("kinds", ()))}) for entry in given["fields"]),
        rhythms=tuple(
            Rhythm(entry["source"], tuple(entry["kinds"]), entry["late_after_days"]["value"])
            for entry in given["timeliness"]
        ),
        pairs=tuple(Pair(**entry) for entry in given["agreeing"]),
        months=given["window"]["months"]["value"],
        fewest_records=given["shares"]["fewest_records"]["value"],
        answerable_from_percent=given["gap_map"]["answerable_from_percent"]["value"],
        partly_from_percent=given["gap_map"]["partly_from_percent"]["value"],
        in_force_from=given["in_force_from"],
    )


@cache
def columns() -> Columns:
    """Return columns.yaml."""
    given = _read("columns.yaml")
    behind = {
        name: Behind(tuple(tuple(line) for line in entry["needs"]), entry["how"])
        for name, entry in given["columns"].items()
    }
    return Columns(behind, given["laws_of_applications"], given["as_at"])


def _read(name: str) -> Any:
    return yaml.safe_load(files(__package__).joinpath(name).read_text(encoding="utf-8"))
