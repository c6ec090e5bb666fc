"""Which released figure each computed gate asks for: the measure, its method and the grain of the area. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

import yaml


@dataclass(frozen=True, slots=True)
class FigureAsked:
    """A released measure, its method and grain."""

    measure: str
    method: str
    grain: Literal["dfj_area", "service_area"]


@cache
def figures_asked() -> Mapping[str, FigureAsked]:
    """Return what is asked of the release, by the name that gates use."""
    text = files("waypost.casework.readiness").joinpath("figures.yaml").read_text("utf-8")
    return MappingProxyType({name: FigureAsked(**one) for name, one in yaml.safe_load(text)["figures"].items()})
