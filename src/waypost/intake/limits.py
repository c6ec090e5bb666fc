"""Limits of intake: how much is read at once, which dates are believed. Dated, sourced data in `limits.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def limit(name: str) -> int:
    """Return the limit of that name, in the unit that its entry in `limits.yaml` states."""
    given = yaml.safe_load(files("waypost.intake").joinpath("limits.yaml").read_text(encoding="utf-8"))
    return int(given["limits"][name]["value"])
