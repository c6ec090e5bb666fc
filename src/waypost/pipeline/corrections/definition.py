"""Corrections as data: the kinds, in whose fields they stand, the answers, and where facts of people are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.journeys.tables import is_authority, is_court
from waypost.pipeline.kept_facts import Declared

COURT, CAFCASS, AUTHORITY, OWN = "court", "cafcass", "authority", "own"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of correction: what is wrong, in a sentence, the owner's own name of the field by source, and how another
    agency's word is told."""

    name: str
    wrong: str
    fields: Mapping[str, str]
    says: str = "{who} says {value}"


@cache
def _given() -> Mapping[str, Any]:
    text = files("waypost.pipeline.corrections").joinpath("corrections.yaml").read_text(encoding="utf-8")
    given: Mapping[str, Any] = yaml.safe_load(text)
    return given


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind by its name."""
    return {name: Kind(name=name, **one) for name, one in _given()["kinds"].items()}


def answers() -> Mapping[str, str]:
    """Return every answer that may be given, and what it means."""
    given: Mapping[str, str] = _given()["answers"]
    return given


def limit(name: str) -> int:
    """Return one of the limits, in days."""
    return int(_given()["limits"][name])


def people_facts() -> Declared:
    """Return where each source's records keep what they say of a child: see kept_facts.Declared."""
    given: Declared = _given()["people"]
    return given


def agency_of(source: str) -> str:
    """Return which agency a source is: court, cafcass or authority."""
    if is_court(source):
        return COURT
    return AUTHORITY if is_authority(source) else CAFCASS


def agency_title(agency: str) -> str:
    """Return an agency in words. Authorities are not named: that one knows a child is not another's to learn."""
    return str(_given()["agencies"][agency])
