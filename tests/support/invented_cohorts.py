"""Children of invented cases, ready to be compared: many areas, every group, brothers and sisters in one case."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from waypost.insight.benchmarking.cohort import Cohort
from waypost.insight.benchmarking.compare import area_figures, month_figures
from waypost.insight.benchmarking.months import Month, months_to
from waypost.insight.benchmarking.outcome import BY_GROUP, CARE_IN_TIME, COMPARED, YEAR, Outcome
from waypost.insight.benchmarking.who import who_figures
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import Period
from waypost.vocabulary.areas import AREAS
from waypost.vocabulary.ethnicity import ETHNICITIES, FIVE, five

PERIOD = Period(date(2026, 4, 1), date(2027, 3, 31))
ENGLISH = sorted(area for area, entry in AREAS.items() if entry.country == "England")
_CODES = [code for code in ETHNICITIES.codes if code not in ("refused", "not_yet_obtained")]


def invented_cohort(
    outcome: Outcome = CARE_IN_TIME,
    *,
    cases: int = 1500,
    areas: int = 20,
    seed: int = 1,
    odd_area: float = 0.0,
    gap: float = 0.0,
    missing: float = 0.05,
    law: str = "public",
    disability_gap: float = 0.0,
) -> Cohort:
    """Return a cohort. `odd_area` is added to the first area's outcome, `gap` to that of children of black ethnicity.

    Both are in the outcome's unit, and so is `disability_gap`, which is added to disabled children's. `missing` of the
    children are of no known ethnicity, and of as many nobody says whether they are disabled.
    """
    apart = np.random.default_rng([seed, 1])  # drawn beside, so that the rest of the world stays as it was
    chance = np.random.default_rng(seed)
    weights = chance.uniform(0.3, 2.0, areas)
    sizes = chance.choice([1, 2, 3], cases, p=[0.6, 0.3, 0.1])
    place, of_case = chance.choice(areas, cases, p=weights / weights.sum()), 0.8 * chance.standard_normal(cases)
    codes = chance.choice(np.array(_CODES[:1] * 12 + _CODES), cases)
    case = np.repeat(np.arange(cases), sizes)
    children = len(case)
    known = chance.random(children) > missing
    heads = np.array([five(code) for code in codes])[case]
    is_disabled = apart.random(children) < 0.3
    disability = np.where(apart.random(children) < missing, "not_known", np.where(is_disabled, "yes", "no"))
    sides = {
        f"{side}_heritage": apart.choice([*FIVE, "several"], cases)[case] for side in ("applicants", "respondents")
    }
    more = odd_area * (place[case] == 0) + gap * (heads == "black") + disability_gap * is_disabled
    rows = {
        "case": [f"P{number}" for number in case],
        "area": np.array(ENGLISH)[place[case]],
        "law": np.full(children, law),
        "application": np.full(children, "section_31"),
        "representation": chance.choice(["both", "neither", "respondent_only"], children),
        "sex": chance.choice(["female", "male"], children),
        "age_band": chance.choice(["under_1", "1_to_4", "5_to_9", "10_to_15"], children),
        "domestic_abuse": chance.choice(["alleged", "not_alleged"], children),
        "ethnicity": np.where(known, codes[case], "refused"),
        "ethnic_group": np.where(known, heads, "refused"),
        "disability": disability,
        **sides,
        "children_in_case": sizes[case].astype(str),
        "children": np.ones(children, dtype=np.int64),
        "total": _answers(chance, outcome, of_case[case], sizes[case], more),
    }
    return Cohort(outcome, PERIOD, pl.DataFrame(rows))


def _answers(
    chance: np.random.Generator, outcome: Outcome, of_case: np.ndarray, size: np.ndarray, more: np.ndarray
) -> np.ndarray:
    if outcome.is_share:
        share = np.clip(0.4 + 0.15 * of_case - 0.04 * size + more / 100, 0, 1)
        return np.where(chance.random(len(size)) < share, 100.0, 0.0)
    return np.maximum(1.0, 38 + 14 * of_case + 3 * size + more + chance.normal(0, 6, len(size)))


def invented_comparisons() -> list[Figure]:
    """Return the figures of every comparison and group, of invented cohorts."""
    figures = invented_areas_and_months()
    for number, outcome in enumerate(BY_GROUP):
        figures += who_figures(invented_cohort(outcome, cases=600, seed=10 + number, gap=15.0))
    return figures


def invented_areas_and_months() -> list[Figure]:
    """Return the figures of areas, of which the first is odd, and of months, of which one is."""
    figures: list[Figure] = []
    for number, outcome in enumerate(COMPARED):
        figures += area_figures(invented_cohort(outcome, seed=number, odd_area=25.0))
        if outcome.over == YEAR:
            chance = np.random.default_rng(number)
            values = 35 + 4 * chance.standard_normal(24) + 12 * (np.arange(24) == 20)
            months = [
                Month(month, 400, round(value * 4) if outcome.is_share else None, float(value))
                for month, value in zip(months_to(PERIOD.end), values, strict=True)
            ]
            figures += month_figures(outcome, months)
    return figures
