"""Scenarios: what is to be hidden in the invented world for the analysis to find.

A scenario file is YAML: a name, perhaps notes, and switches, all optional, any number together. The keys stand in
scenario_keys.yaml; ready scenarios in scenarios/.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import yaml

from waypost.synthetic.scenario_parts import (
    LAWS,
    Area,
    BacklogCleared,
    CauseOfDelay,
    Effect,
    GroupGap,
    LinkageNoise,
    Pilot,
    ScenarioWrong,
    SlowBy,
    UnitCost,
)

_SHIPPED = files("waypost.synthetic").joinpath("scenarios")
_MOST_BYTES = 1_000_000


class ScenarioNotFound(ScenarioWrong):
    """There is no such file and no ready scenario of that name."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is to be planted, switch by switch. It checks itself at birth: ScenarioWrong says which key is wrong."""

    name: str
    causes_of_delay: tuple[CauseOfDelay, ...] = ()
    group_gap: tuple[GroupGap, ...] = ()
    area: tuple[Area, ...] = ()
    pilot: tuple[Pilot, ...] = ()
    unit_costs: tuple[UnitCost, ...] = ()
    backlog_cleared: tuple[BacklogCleared, ...] = ()
    linkage_noise: tuple[LinkageNoise, ...] = ()

    def __post_init__(self) -> None:
        for law in LAWS:
            if sum(cause.share for cause in self.causes_of_delay if cause.law == law) > 1:
                raise ScenarioWrong(
                    f"the shares of the {law}-law causes add up to more than 1",
                    where="causes_of_delay",
                    do="Give smaller shares: a case has one planted cause at most.",
                )
        for switch in ("pilot", "unit_costs"):
            names = [entry.name for entry in getattr(self, switch)]
            if len(set(names)) < len(names):
                raise ScenarioWrong("two entries have one name", where=f"{switch}.name", do="Give each its own.")

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is to be planted."""
        return not any(getattr(self, switch) for switch in SWITCHES)

    @property
    def asked(self) -> Mapping[str, Any]:
        """The scenario in its own words, as YAML or JSON would hold it; empty when nothing is to be planted."""
        if self.is_nothing:
            return {}
        told = {switch: [_words(entry) for entry in getattr(self, switch)] for switch in SWITCHES}
        return {"name": self.name, **{switch: entries for switch, entries in told.items() if entries}}

    @property
    def areas(self) -> tuple[str, ...]:
        """Every area that the scenario names, each once, in order."""
        named = [*(entry.area for entry in self.area), *(area for pilot in self.pilot for area in pilot.areas)]
        named += [entry.area for entry in self.backlog_cleared if entry.area != "all"]
        return tuple(dict.fromkeys(named))


SWITCHES: tuple[str, ...] = tuple(field.name for field in fields(Scenario) if field.name != "name")
"""The switches of a scenario, in the order of the reference page."""
NOTHING_PLANTED = Scenario("nothing planted")
"""The scenario that plants nothing: the world is as it is without one."""
_ENTRIES: Mapping[str, type] = {
    "causes_of_delay": CauseOfDelay,
    "group_gap": GroupGap,
    "area": Area,
    "pilot": Pilot,
    "unit_costs": UnitCost,
    "backlog_cleared": BacklogCleared,
    "linkage_noise": LinkageNoise,
}
_PARTS: Mapping[str, type] = {"effect": Effect, "slow_by": SlowBy}
_T = TypeVar("_T")


def _words(value: Any) -> Any:
    """Return a value as the file says it: no key that says nothing, days as ISO 8601, one alone without its list."""
    if is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        kept = {key: _words(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one is not None and one is not False and one not in ([], {})}
    if isinstance(value, tuple):
        return value[0] if len(value) == 1 else list(value)
    return value.isoformat() if isinstance(value, date) else value


@cache
def scenario_keys() -> Mapping[str, Any]:
    """Return the keys of a scenario file, switch by switch, and those of the parts within."""
    text = files("waypost.synthetic").joinpath("scenario_keys.yaml").read_text(encoding="utf-8")
    keys: Mapping[str, Any] = yaml.safe_load(text)
    return keys


def shipped_scenarios() -> tuple[str, ...]:
    """Return the names of the ready scenarios."""
    return tuple(sorted(path.name.removesuffix(".yaml") for path in _SHIPPED.iterdir() if path.name.endswith(".yaml")))


def read_scenario(path: str | Path) -> Scenario:
    """Read a scenario from a file, or by the name of a ready one.

    Raises ScenarioNotFound when there is neither, ScenarioWrong (file, key, what to do) when it cannot be planted.
    """
    where = str(path)
    if where in shipped_scenarios() and not Path(where).is_file():
        return _scenario(_SHIPPED.joinpath(f"{where}.yaml").read_bytes(), where)
    try:
        given = Path(where).read_bytes()
    except OSError:
        ready = ", ".join(shipped_scenarios())
        raise ScenarioNotFound(
            "there is no such scenario file", where=where, do=f"Give a file, or one of: {ready}."
        ) from None
    return _scenario(given, where)


def _scenario(text: bytes, where: str) -> Scenario:
    try:
        given = yaml.safe_load(text[:_MOST_BYTES].decode("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark is not None else ""
        raise ScenarioWrong("this is not YAML in UTF-8", where=f"{where}{line}", do="Mend the file.") from None
    if given is None:
        given = {}
    if not isinstance(given, dict):
        raise ScenarioWrong("a scenario is a table of switches", where=where, do="See docs/reference/scenarios.md.")
    known = ("name", "notes", *SWITCHES)
    for key in given:
        if key not in known:
            raise ScenarioWrong(
                "there is no such switch", where=f"{where}, {key}", do=f"Choose among {', '.join(known)}."
            )
    name = _text(given.get("name", Path(where).stem), f"{where}, name")
    try:
        return Scenario(name, **{switch: _entries(given.get(switch), switch, where) for switch in SWITCHES})
    except ScenarioWrong as error:
        raise _placed(error, where) from None


def _placed(error: ScenarioWrong, where: str) -> ScenarioWrong:
    """Return the same error, said of this place."""
    if error.where.startswith(where):
        return error
    return type(error)(error.what, where=f"{where}, {error.where}", do=error.do)


def _entries(given: Any, switch: str, where: str) -> tuple[Any, ...]:
    """Return the entries of a switch: a list of tables, or a single one."""
    if given is None:
        return ()
    rows = given if isinstance(given, list) else [given]
    keys = scenario_keys()["switches"][switch]["keys"]
    return tuple(_part(_ENTRIES[switch], row, keys, f"{where}, {switch}[{at}]") for at, row in enumerate(rows))


def _part(kind: type[_T], given: Any, keys: Mapping[str, Any], where: str) -> _T:
    """Make one entry, or a part of one, from its table."""
    if not isinstance(given, dict):
        raise ScenarioWrong("this is no table of keys", where=where, do=f"Give {', '.join(keys)}.")
    for key in given:
        if key not in keys:
            raise ScenarioWrong("there is no such key", where=f"{where}.{key}", do=f"Choose among {', '.join(keys)}.")
    for key, known in keys.items():
        if known.get("needed") and given.get(key) is None:
            raise ScenarioWrong("the key is missing", where=f"{where}.{key}", do="Add it.")
    values = {
        key: _READ[keys[key]["holds"]](value, f"{where}.{key}") for key, value in given.items() if value is not None
    }
    try:
        return kind(**values)
    except ScenarioWrong as error:
        if error.where.startswith(where):
            raise
        raise ScenarioWrong(error.what, where=f"{where}.{error.where}", do=error.do) from None


def _text(value: Any, where: str) -> str:
    if isinstance(value, bool):  # YAML reads a bare yes as true
        return "yes" if value else "no"
    if not isinstance(value, str | int) or not str(value).strip():
        raise ScenarioWrong("this is no text", where=where, do="Give a word.")
    return str(value)


def _texts(value: Any, where: str) -> tuple[str, ...]:
    return tuple(_text(one, where) for one in (value if isinstance(value, list) else [value]))


def _number(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # nan is unlike itself
        raise ScenarioWrong("this is no number", where=where, do="Give a number, without its unit.")
    return value


def _day(value: Any, where: str) -> date:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ScenarioWrong("this is no day", where=where, do="Give it as YYYY-MM-DD.") from None


def _yes(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise ScenarioWrong("this is neither true nor false", where=where, do="Give true, or leave the key out.")
    return value


def _shares(value: Any, where: str) -> dict[str, float]:
    if not isinstance(value, dict) or not value:
        raise ScenarioWrong("this is no table of shares", where=where, do="Give words with a number each.")
    return {_text(key, where): _number(share, f"{where}.{key}") for key, share in value.items()}


_READ: Mapping[str, Any] = {
    "text": _text,
    "texts": _texts,
    "number": _number,
    "day": _day,
    "yes": _yes,
    "shares": _shares,
    **{
        name: (lambda value, where, name=name: _part(_PARTS[name], value, scenario_keys()["parts"][name], where))
        for name in _PARTS
    },
}
