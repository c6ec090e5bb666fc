"""The terms of the exchange: what the court service allows, and how patiently it is asked. Data in `terms.yaml`."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import yaml


class Law(NamedTuple):
    """One of the two feeds. `clock` is that of its windows, which name no zone."""

    name: str
    source_name: str
    jurisdiction: str
    clock: ZoneInfo
    report_types: tuple[str, ...]
    report_forms: tuple[str, ...]


@cache
def _given() -> dict[str, Any]:
    given: dict[str, Any] = yaml.safe_load(
        files("waypost.pipeline.exchange").joinpath("terms.yaml").read_text(encoding="utf-8")
    )
    return given


@cache
def term(name: str) -> float:
    """Return the term of that name, in the unit that its entry in `terms.yaml` states."""
    return float(_given()["terms"][name]["value"])


def seconds(name: str) -> timedelta:
    """Return a term that is stated in seconds as a length of time."""
    return timedelta(seconds=term(name))


@cache
def law_named(name: str) -> Law:
    """Return the feed of that name: `public-law` or `private-law`. Raises KeyError for any other."""
    known = _given()["laws"][name]
    return Law(
        name=name,
        source_name=known["source_name"],
        jurisdiction=known["jurisdiction"],
        clock=ZoneInfo(known["clock"]),
        report_types=tuple(known["report_types"]),
        report_forms=tuple(known["report_forms"]),
    )


def law_names() -> tuple[str, ...]:
    """Return the names of both feeds, in the order in which they are fetched."""
    return tuple(_given()["laws"])
