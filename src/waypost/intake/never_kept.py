"""What is never kept of a court's record: the names of judges and of members of staff, wherever they stand."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def never_kept() -> frozenset[str]:
    """Return the keys whose content is taken out, in small letters. Data in `never_kept.yaml`."""
    given = yaml.safe_load(files("waypost.intake").joinpath("never_kept.yaml").read_text(encoding="utf-8"))
    return frozenset(key.lower() for kind in ("judges", "staff") for key in given[kind])


def without_staff(value: Any) -> Any:
    """Return a JSON value less what is never kept, at any depth."""
    return _without(value, never_kept())


def _without(value: Any, aside: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {
            key: _without(inner, aside) if isinstance(inner, (dict, list)) else inner
            for key, inner in value.items()
            if key.lower() not in aside
        }
    if isinstance(value, list):
        return [_without(inner, aside) if isinstance(inner, (dict, list)) else inner for inner in value]
    return value
