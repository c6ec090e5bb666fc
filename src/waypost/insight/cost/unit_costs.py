"""Unit costs: low, central and high of each thing that proceedings use up, cited or marked as an assumption.

Ours are in unit_costs.yaml. A user's own file may replace or add to them by name; it is YAML of the same shape, or a
CSV with name, per, pounds, only and law (as `waypost synthesise` writes one), whose one price is low, central and high.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from waypost.foundation.errors import YoursToFix

WEEKLY = ("placement_week", "proceedings_week", "practitioner_week", "pre_proceedings_week")
"""What grows with every week."""
PER = (*WEEKLY, "hearing", "report", "application")
PAYERS = ("local_authority", "cafcass", "court", "legal_aid")
LAWS = ("public", "private")
BOUNDS = ("low", "central", "high")
_KEYS = frozenset(
    {"name", "title", "per", "only", "law", "pays", *BOUNDS, "assumed", "prices_of", "source", "assumption"}
)
_PAYS = {"practitioner_week": "cafcass", "hearing": "court", "application": "legal_aid"}


class UnitCostsWrong(YoursToFix):
    """A file of unit costs cannot be used as it stands."""


@dataclass(frozen=True, slots=True)
class UnitCost:
    """What one of something costs, in pounds. `only` names codes of what is counted; none of them means all.

    `assumed` says which of low, central and high nobody has published.
    """

    name: str
    title: str
    per: str
    pays: str
    low: float
    central: float
    high: float
    only: tuple[str, ...] = ()
    law: str | None = None
    assumed: tuple[str, ...] = BOUNDS
    prices_of: str = ""
    source: str = field(default="An assumption")

    def __post_init__(self) -> None:
        for key, value, known in (("per", self.per, PER), ("pays", self.pays, PAYERS)):
            if value not in known:
                raise ValueError(f"{key} is none of {', '.join(known)}")
        if self.law is not None and self.law not in LAWS:
            raise ValueError(f"law is none of {', '.join(LAWS)}")
        if not 0 <= self.low <= self.central <= self.high:
            raise ValueError("low, central and high are not in that order, or are less than nought")
        if not set(self.assumed) <= set(BOUNDS):
            raise ValueError(f"assumed names something else than {', '.join(BOUNDS)}")
        if not self.source:
            raise ValueError("there is no source; write that it is an assumption, where it is one")

    @property
    def is_weekly(self) -> bool:
        """Whether it grows with every week."""
        return self.per in WEEKLY


@cache
def usual_costs() -> tuple[UnitCost, ...]:
    """Return the unit costs that Waypost carries."""
    text = files("waypost.insight.cost").joinpath("unit_costs.yaml").read_text("utf-8")
    return tuple(_costs(yaml.safe_load(text)["costs"], "unit_costs.yaml"))


def read_costs(path: Path) -> tuple[UnitCost, ...]:
    """Return our unit costs with those of a user's file in place of ours of the same name, and beside them.

    A file that sets `only_these: true` stands alone, and so does a CSV. Raises `UnitCostsWrong`.
    """
    own, stands_alone = _of_csv(path) if path.suffix.lower() == ".csv" else _of_yaml(path)
    if stands_alone:
        return own
    by_name = {cost.name: cost for cost in (*usual_costs(), *own)}
    return tuple(by_name.values())


def _of_yaml(path: Path) -> tuple[tuple[UnitCost, ...], bool]:
    try:
        told = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise UnitCostsWrong(
            "it cannot be read as YAML.", where=path.name, do="Check the path and the file."
        ) from fault
    if not isinstance(told, dict) or not isinstance(told.get("costs"), list):
        raise UnitCostsWrong("it has no list named costs.", where=path.name, do=_START)
    return tuple(_costs(told["costs"], path.name)), bool(told.get("only_these", False))


_UNREADABLE = "Check the path and the file."
_START = "Start from a copy of insight/cost/unit_costs.yaml, printed in docs/reference/unit-costs.md."


def _of_csv(path: Path) -> tuple[tuple[UnitCost, ...], bool]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as fault:
        raise UnitCostsWrong("it cannot be read as CSV.", where=path.name, do="Check the path and the file.") from fault
    entries = []
    for number, row in enumerate(rows, start=2):
        if not {"name", "per", "pounds"} <= set(row):
            raise UnitCostsWrong("there is no column name, per or pounds.", where=path.name, do="Name the columns so.")
        pounds = _number(row["pounds"], f"{path.name}, line {number}")
        only, law = (row.get("only") or "").split(), row.get("law") or None
        bounds = dict.fromkeys(BOUNDS, pounds)
        entries.append(
            {"name": row["name"], "per": row["per"], "only": only, "law": law, "source": row.get("source"), **bounds}
        )
    return tuple(_costs(entries, path.name)), True


def _costs(entries: Sequence[Any], where: str) -> Iterable[UnitCost]:
    seen: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        cost = _cost(entry, f"{where}, costs[{number}]")
        if cost.name in seen:
            raise UnitCostsWrong("two costs have one name.", where=f"{where}, costs[{number}]", do="Name them apart.")
        seen.add(cost.name)
        yield cost


def _cost(entry: Any, where: str) -> UnitCost:
    if not isinstance(entry, Mapping) or not entry.get("name"):
        raise UnitCostsWrong("a cost has no name.", where=where, do=_START)
    unknown = sorted(set(map(str, entry)) - _KEYS)
    if unknown:
        raise UnitCostsWrong(f"there is a key that means nothing here: {unknown[0]}.", where=where, do=_START)
    bounds = {key: _number(entry.get(key, entry.get("central")), f"{where}.{key}") for key in BOUNDS}
    per = str(entry.get("per", ""))
    try:
        return UnitCost(
            name=str(entry["name"]),
            title=str(entry.get("title") or entry["name"]),
            per=per,
            pays=str(entry.get("pays") or _PAYS.get(per, "local_authority")),
            **bounds,
            only=tuple(map(str, entry.get("only") or ())),
            law=entry.get("law") or None,
            assumed=tuple(entry.get("assumed", ())),
            prices_of=str(entry.get("prices_of") or ""),
            source=str(entry.get("source") or ("An assumption" if entry.get("assumption") else "")) or "An assumption",
        )
    except ValueError as fault:
        raise UnitCostsWrong(f"{fault}.", where=where, do="Put it right there.") from fault


def _number(value: Any, where: str) -> float:
    try:
        return float(value)
    except (TypeError, ValueError) as fault:
        raise UnitCostsWrong("this is no number of pounds.", where=where, do="Write pounds, as 1250.") from fault
