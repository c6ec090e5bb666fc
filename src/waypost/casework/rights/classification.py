"""What each field of casework is, as fields.yaml says. Pure: it knows names of models and fields, not Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.foundation.errors import OursToFix


class Disclosure(StrEnum):
    """What would happen if it were known."""

    PUBLIC = "public"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"
    CONFIDENTIAL = "confidential"


class Scrub(StrEnum):
    """What becomes of it in a copy for developers."""

    KEEP = "keep"
    BLANK = "blank"
    INVENT = "invent"
    REKEY = "rekey"
    BLUR = "blur"


class About(StrEnum):
    """Whom it tells of."""

    CHILD = "child"
    RELATIVE = "relative"
    STAFF = "staff"
    ANYONE = "anyone"
    WORK = "work"


class NotClassified(OursToFix):
    """A model or a field that fields.yaml does not name, or names in words that do not exist."""


@dataclass(frozen=True, slots=True)
class ModelMark:
    """How a model's rows belong to a child (`of`), how long they are kept, and whether copies leave them all out."""

    of: str
    retention: str
    is_dropped: bool = False

    @property
    def path(self) -> str | None:
        """Return the path from a row to its child, or None where rows are nobody's, the child itself, or shared."""
        return None if self.of in ("none", "self") or self.shared else self.of

    @property
    def shared(self) -> str | None:
        """Return the path to the children who share a row, or None where it is not shared."""
        kind, _, path = self.of.partition(": ")
        return path if kind == "shared" else None


@dataclass(frozen=True, slots=True)
class FieldMark:
    """What one field is."""

    disclosure: Disclosure
    scrub: Scrub
    about: About = About.CHILD


def mark_of_model(label: str) -> ModelMark:
    """Return the mark of `room.Model`. Raises NotClassified, with the line to add."""
    told = _best(_read()["models"], label)
    if told is None:
        raise NotClassified(
            f"{label} is not classified.",
            where="rights/fields.yaml",
            do=f"Add under models: {label}: {{of, retention}}",
        )
    return ModelMark(told["of"], told["retention"], told.get("scrub") == "drop")


def mark_of(label: str, field: str) -> FieldMark:
    """Return the mark of a field of `room.Model`. Raises NotClassified, with the line to add."""
    told = _best(_read()["fields"], f"{label}.{field}")
    if told is None:
        raise NotClassified(
            f"{label}.{field} is not classified.",
            where="rights/fields.yaml",
            do=f"Add under fields: {label}.{field}: DISCLOSURE SCRUB [ABOUT]",
        )
    return _mark(label, field, str(told))


@cache
def _mark(label: str, field: str, told: str) -> FieldMark:
    disclosure, scrub, *about = told.split()
    try:
        return FieldMark(Disclosure(disclosure), Scrub(scrub), *(About(one) for one in about))
    except (ValueError, TypeError) as error:
        raise NotClassified(f"{label}.{field} has a word that is none.", where="rights/fields.yaml") from error


def patterns() -> tuple[str, ...]:
    """Return every model and field that fields.yaml names, for the test that each is still there."""
    return (*_read()["models"], *_read()["fields"])


def _best(told: Mapping[str, Any], name: str) -> Any:
    if name in told:
        return told[name]
    return next((value for pattern, value in told.items() if "*" in pattern and fnmatchcase(name, pattern)), None)


@cache
def _read() -> dict[str, Any]:
    text = files("waypost.casework.rights").joinpath("fields.yaml").read_text(encoding="utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    return told
