"""What an evaluation of areas goes by: how long, how many, how like. Dated data of evaluation.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Terms:
    """Numbers of evaluation.yaml; each stands there with its reason."""

    weeks_followed: int
    months_before: int
    fewest_months_before: int
    months_after: int
    fewest_months_after: int
    fewest_cases: int
    areas_compared: int
    fewest_areas: int
    draws: int

    def __post_init__(self) -> None:
        if min(getattr(self, name) for name in self.__slots__) < 1:
            raise ValueError("every term of an evaluation is 1 or more")


@cache
def terms() -> Terms:
    """Return the terms as they stand in evaluation.yaml."""
    told = yaml.safe_load(files(__package__).joinpath("evaluation.yaml").read_text("utf-8"))
    return Terms(**{name: told[name]["value"] for name in Terms.__slots__})
