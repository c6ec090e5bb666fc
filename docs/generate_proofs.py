"""Writes docs/reference/proofs.md: what was planted in invented worlds and found again, as `make prove` kept it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

PAGE = "docs/reference/proofs.md"
FIGURES = Path(__file__).parent / "reference" / "proofs"
_TESTS = "tests"


@dataclass(frozen=True, slots=True)
class Proof:
    """One proof: the names of its figures begin with `name`; `bar` is what they have to reach."""

    name: str
    title: str
    bar: str
    file: str
    only: str
    told: str = ""


PROOFS = (
    Proof(
        "causes_in_the_store",
        "Planted causes of delay, worlds straight into the store",
        "Weeks found within 5 % of weeks planted, for each owner in each of 20 worlds.",
        "functional/test_planted_causes_are_recovered.py",
        "twenty",
    ),
    Proof(
        "causes_through_files",
        "Planted causes of delay, through files",
        "The same in 3 worlds that are written as files, read, linked and built.",
        "functional/test_planted_causes_are_recovered.py",
        "files",
    ),
    Proof(
        "waits_add_up",
        "Waits add up",
        "For every journey of a build of 20,000 children, the days of its waits are its days.",
        "functional/test_planted_causes_are_recovered.py",
        "20_000",
    ),
    Proof(
        "costs",
        "The cost of a week",
        "Within 2 % of what journeys truly cost, in each of 20 worlds, and so for each unit cost of more than a tenth.",
        "functional/test_planted_costs_are_recovered.py",
        "twenty",
    ),
    Proof(
        "gap_planted",
        "A gap between groups",
        "In at least 88 of 100 worlds the planted gap lies inside the 95 % interval, and the interval's half-width is "
        "below half the gap.",
        "functional/test_who_on_a_planted_gap.py",
        "holds",
        "White children beside all others, weeks of care proceedings, all else alike. The gap and the size of the "
        "worlds were settled beforehand, by a power calculation that stands in the test; its pilot is not here.",
    ),
    Proof(
        "gap_not_planted",
        "No gap between groups",
        "A gap is claimed in at most 10 of 100 worlds that have none.",
        "functional/test_who_on_a_planted_gap.py",
        "without",
    ),
    Proof(
        "other_gaps_planted",
        "Gaps by disability, and by the heritage of adults",
        "No bar is set but ours: as for the gap between groups. All else alike.",
        "functional/test_who_on_gaps_by_disability_and_heritage.py",
        "holds",
        "Disabled children beside all others, weeks of care proceedings; children of white applicants beside all "
        "others, weeks of section 8 cases where domestic abuse is alleged.",
    ),
    Proof(
        "other_gaps_not_planted",
        "No gap by disability, nor by heritage",
        "A gap is claimed in at most 10 of 100 worlds that have none.",
        "functional/test_who_on_gaps_by_disability_and_heritage.py",
        "without",
    ),
    Proof(
        "pilot_planted",
        "A pilot that works",
        "In at least 80 of 100 worlds an effect of four weeks is found: its 95 % interval lies below nought.",
        "functional/test_pilot_on_a_planted_effect.py",
        "planted_effect_is_found",
        "Care proceedings in fourteen areas of forty, from one day on. The power, at least 0.9, is drawn first. What "
        "is seen is the first year of a case, so some three of the four weeks.",
    ),
    Proof(
        "pilot_not_planted",
        "No pilot",
        "An effect is claimed in at most 10 of 100 worlds that have none.",
        "functional/test_pilot_on_a_planted_effect.py",
        "without_a_pilot",
    ),
    Proof(
        "forecast",
        "Forecasts of past days",
        "Of 80 % intervals 75 to 85 % hold what came, of at least 400 areas and origins; the naive forecast is beaten.",
        "functional/test_forecast_on_past_days.py",
        "four_in_five",
        "On worlds that the method was not settled on. No year of theirs is busier than another: of drift the next "
        "proof tells.",
    ),
    Proof(
        "capacity",
        "Capacity on past days",
        "Of 80 % intervals 70 to 90 % hold what came, of at least 150 areas and origins.",
        "functional/test_simulation_on_past_days.py",
        "four_in_five",
        "Cases held for each practitioner of the origin, and mean days to allocation. Invented years have no queue: "
        "how well queues are foretold, the next proof tells.",
    ),
    Proof(
        "queues",
        "Queues with a closed form",
        "Each mean wait within 3 standard errors of M/M/c, loads to 0.9, each standard error 0.7 % at most.",
        "unit/insight/simulation/capacity/test_replicating.py",
        "over_a_grid",
    ),
    Proof(
        "drift",
        "Forecasts where levels drift",
        "No bar is set. It tells how many 80 % intervals of open children hold where arrivals and departures drift by "
        "so much a year, the country's and each area's own alike.",
        "functional/test_forecast_on_past_days.py",
        "drift_is_followed",
        "Sixty histories of eight areas each. Three years of past tell a drift only when it is large: expect fewer "
        "than four in five to hold where much is changing.",
    ),
)


_IN_ROWS = ("forecast", "capacity", "queues", "drift", "other_gaps_planted", "other_gaps_not_planted")


def text() -> str:
    """Return the page."""
    return "\n".join([_OPENING, *(part for proof in PROOFS for part in _part(proof))])


def _part(proof: Proof) -> list[str]:
    command = f".venv/bin/python -m pytest -s --no-cov -m slow {_TESTS}/{proof.file} -k {proof.only}"
    lines = [f"## {proof.title}", "", f"{proof.bar} {proof.told}".rstrip(), "", "```sh", command, "```", ""]
    kept = [json.loads(path.read_text(encoding="utf-8")) for path in _files(proof)]
    if not kept:
        return [*lines, "Not run whole yet.", ""]
    proved_on = max(str(one.pop("proved_on")) for one in kept)
    lines += [f"Last run on {proved_on}.", ""]
    names = [_row(path.stem.removeprefix(f"{proof.name}_")) for path in _files(proof)]
    if len(kept) == 1:
        rows = ["| figure | |", "| --- | ---: |", *(f"| {what} | {_told(value)} |" for what, value in kept[0].items())]
        return [*lines, *rows, ""]
    columns = list(dict.fromkeys(what for one in kept for what in one))
    rows = [f"| | {' | '.join(columns)} |", f"| --- |{' ---: |' * len(columns)}"]
    rows += [
        f"| {name} | {' | '.join(_told(one.get(what, '')) for what in columns)} |"
        for name, one in zip(names, kept, strict=True)
    ]
    return [*lines, *rows, ""]


def _files(proof: Proof) -> list[Path]:
    alone = FIGURES / f"{proof.name}.json"
    # "forecast open care 12" stands after 3 and 6.
    several = sorted(FIGURES.glob(f"{proof.name}_*.json"), key=lambda path: (len(path.stem), path.stem))
    return [alone] if alone.exists() else several if proof.name in _IN_ROWS else []


def _row(name: str) -> str:
    """Return what a row is called: what was foreseen, of whom and how far ahead; or how fast it drifted."""
    words = (name.lstrip("0") if not name.startswith("00") else name[1:]).replace("_", " ")
    return f"{words} months ahead" if words[-1].isdigit() else words


def _told(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


_OPENING = """# Proofs

Generated by `make docs` from the figures that `make prove` keeps. Do not edit.

Each proof plants something in invented worlds and asks the record for it. A small form of each runs with every test;
the whole takes about two hours of one core. What is planted is ours, so a proof shows that a method finds
what is there. It does not show that the world is like ours.
"""
