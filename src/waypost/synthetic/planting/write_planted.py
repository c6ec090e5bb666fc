"""Writes what was planted beside the truth: rows a case, a person and a cost, and what came of each entry.

The rows are written world by world; of a country in shards they are put together like all truth. What came of each
entry (planted.json) is counted from the rows afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from waypost.synthetic.planted import Planted
from waypost.synthetic.scenario import Scenario

README = """
A scenario was planted. What it asked and what came of it is here:

planted.json             asked: the scenario in its own words. planted: what came of each entry of each switch: cases,
                         children, mean weeks really added, by reason, trait or area; means before and after; pounds.
planted_cases.parquet    one row a case and entry: true_case, switch, entry (its place in the scenario, from 0), name
                         (of the pilot), owner, reason, trait, law, area, group_kind, group, measure, days (really
                         added; negative: taken off), weeks, weeks_by_the_end (what of them had passed by the last day).
planted_people.parquet   one row a child in a case, or a person, and entry: true_child, true_case, switch, entry, name,
                         group_kind, group, measure, unit, before (as it would have been), after.
planted_costs.parquet    one row a unit cost, area and law: name, per, area, law, days, count, quantity, pounds_each,
                         pounds. Only what falls in the years of the world.
unit_costs.csv           the table of unit costs, where the scenario has one.
"""
_FLOATS = 6


def write_planted(planted: Planted, folder: Path) -> None:
    """Write the rows of what was planted into the folder of the truth. Where nothing was, nothing is written."""
    if not planted:
        return
    with (folder / "README.txt").open("a", encoding="utf-8") as readme:
        readme.write(README)
    names = {"case_id": "true_case", "person_id": "true_child"}
    for name in ("cases", "people", "costs"):
        frame: pl.DataFrame = getattr(planted, name)
        numbers = [column for column in names if column in frame.columns]
        frame = frame.with_columns(pl.col(numbers).cast(pl.String)).rename({one: names[one] for one in numbers})
        frame.sort(frame.columns).write_parquet(folder / f"planted_{name}.parquet", statistics=False)


def write_planted_summary(scenario: Scenario, folder: Path) -> None:
    """Count what came of each entry from the rows in `folder`, and write planted.json and the table of unit costs."""
    if scenario.is_nothing:
        return
    cases, people, costs = (
        pl.read_parquet(folder / f"planted_{name}.parquet") for name in ("cases", "people", "costs")
    )
    asked = scenario.asked
    planted = {
        switch: [
            {"asked": entry, **_came_of(switch, at, entry, cases, people, costs)} for at, entry in enumerate(entries)
        ]
        for switch, entries in asked.items()
        if switch != "name"
    }
    whole = {"whole_cost_pounds": round(float(costs["pounds"].sum()), 2)} if scenario.unit_costs else {}
    told = {"waypost_planted": 1, "invented": True, "asked": asked, "planted": planted, **whole}
    (folder / "planted.json").write_bytes(orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n")
    if scenario.unit_costs:
        _unit_costs(scenario).write_csv(folder / "unit_costs.csv")


def _unit_costs(scenario: Scenario) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "name": cost.name,
            "per": cost.per,
            "only": " ".join(cost.only),
            "law": cost.law or "",
            "pounds": float(cost.pounds),
            "source": cost.source or "assumption",
        }
        for cost in scenario.unit_costs
    )


def _came_of(
    switch: str, at: int, entry: Mapping[str, Any], cases: pl.DataFrame, people: pl.DataFrame, costs: pl.DataFrame
) -> dict[str, Any]:
    """Return what came of one entry."""
    if switch == "unit_costs":
        own = costs.filter(pl.col("name") == entry["name"])
        return {"quantity": _round(own["quantity"].sum()), "pounds": round(float(own["pounds"].sum()), 2)}
    own_cases, own_people = (
        frame.filter((pl.col("switch") == switch) & (pl.col("entry") == at)) for frame in (cases, people)
    )
    return _of_cases(own_cases) | _of_people(own_people)


def _of_cases(own: pl.DataFrame) -> dict[str, Any]:
    if own.is_empty():
        return {"cases": 0}
    told: dict[str, Any] = {
        "cases": own["true_case"].n_unique(),
        "mean_weeks_added": _round(own["days"].sum() / 7 / own.height),
        "weeks_added": _round(own["days"].sum() / 7),
        "mean_weeks_added_by_the_end": _round(own["weeks_by_the_end"].mean()),
    }
    for column in ("owner", "reason", "trait", "area"):
        groups = own.drop_nulls(column).group_by(column).agg(pl.len(), pl.col("days").sum()).sort(column)
        if groups.height:
            told[f"by_{column}"] = {
                name: {"cases": count, "mean_weeks_added": _round(days / 7 / count)}
                for name, count, days in groups.iter_rows()
            }
    return told


def _of_people(own: pl.DataFrame) -> dict[str, Any]:
    if own.is_empty():
        return {}
    means = {side: own[side].mean() for side in ("before", "after")}
    return {
        "people": own["true_child"].n_unique(),
        "unit": own["unit"].drop_nulls().first() if own["unit"].drop_nulls().len() else None,
        **{f"mean_{side}": None if mean is None else _round(mean) for side, mean in means.items()},
    }


def _round(value: Any) -> float:
    return round(float(value), _FLOATS)
