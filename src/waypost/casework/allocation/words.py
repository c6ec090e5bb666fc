"""The coded words and limits of allocation, and what kind of work a case is. Data, in words.yaml and work_types.yaml;
pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

OTHERWISE, REALLOCATED, DEFERRED = "otherwise", "reallocated", "deferred"


@cache
def words(name: str) -> Mapping[str, str]:
    """Return a list of codes with their words."""
    told: Mapping[str, str] = _read("words.yaml")[name]
    return told


def waiting_limit(name: str) -> int:
    """Return a limit of waiting in calendar days: amber_days, red_days or look_again_days."""
    return int(_read("words.yaml")["waiting"][name]["value"])


def least_words() -> int:
    """Return how many words a reason has at least."""
    return int(_read("words.yaml")["least_words"]["value"])


def work_type(
    law: str | None, application: str, way: str, received_on: date | None, on: date, *, is_guardian: bool = False
) -> str:
    """Return what kind of work a case is on a day. `law` null: no case is open any more."""
    told = _read("work_types.yaml")
    if law is None:
        return str(told["no_open_case"])
    if law == "private":
        if is_guardian:
            return str(told["guardian_in_private_law"])
        if way in told["ways"]:
            return str(told["ways"][way])
        first = told["first_weeks"]
        if way == first["way"] and received_on is not None and on < received_on + timedelta(weeks=first["weeks"]):
            return str(first["work_type"])
    return str(told["applications"].get(application, application))


@cache
def work_of_cases() -> frozenset[str]:
    """Return the kinds of work that a case can be: the rest of what weighs, somebody has to say."""
    told = _read("work_types.yaml")
    each = {told["guardian_in_private_law"], told["no_open_case"], told["first_weeks"]["work_type"]}
    return frozenset({*each, *told["ways"].values(), *told["applications"].values()})


@cache
def _read(name: str) -> Any:
    return yaml.safe_load((files("waypost.casework.allocation") / name).read_text(encoding="utf-8"))
