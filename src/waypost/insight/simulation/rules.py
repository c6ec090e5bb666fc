"""What the forecast takes for granted, as forecast.yaml says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Rules:
    """Months, draws and assumptions: see forecast.yaml for each and for its source."""

    months_ahead: int
    months_of_history: int
    draws: int
    share_inside: float
    oldest_month: int
    fewest_months_of_history: int
    fewest_open_children: int
    fewest_cases_like_mine: int
    least_drift_a_year: float
    weight_of_no_season: int
    age_bands_months: tuple[int, ...]


@cache
def rules() -> Rules:
    """Return the rules as they stand in forecast.yaml."""
    document = yaml.safe_load(files(__package__).joinpath("forecast.yaml").read_text("utf-8"))
    told = {name: document[name]["value"] for name in Rules.__dataclass_fields__}
    return Rules(**{**told, "age_bands_months": tuple(told["age_bands_months"])})
