"""The census as data: which elements it holds, in what order, what each means, and in which years. See `layout.yaml`.

An element is a *block* (it counts as one record), a *wrapper* (it only holds others) or a *leaf* (it holds a value). A
review is a block and a leaf at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.intake.layouts import Field


@dataclass(frozen=True, slots=True)
class Years:
    """Census years, each by the year in which it begins, from which and until which something may be used."""

    since: int | None = None
    until: int | None = None

    def hold(self, year: int) -> bool:
        """Say whether it may be used in a census year."""
        return (self.since or year) <= year <= (self.until or year)


ALWAYS = Years()


@dataclass(frozen=True, slots=True)
class Leaf:
    """An element that holds a value. `names` are its own and former names, each with its years."""

    field: Field
    is_many: bool
    names: Mapping[str, Years]
    code_years: Mapping[str, Years]


@dataclass(frozen=True, slots=True)
class Wrapper:
    """An element that holds other elements and says nothing itself. `holds` is in the order of the schema."""

    name: str
    holds: Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Block:
    """An element that counts as one record: its name among records, its leaves wherever they stand inside it."""

    name: str
    element: str
    meaning: str
    key: tuple[str, ...]
    traps: tuple[str, ...]
    years: Years
    holds: Mapping[str, Node]
    value: Leaf | None = None  # of a block that is a leaf itself
    leaves: tuple[Leaf, ...] = field(default=())


Node = Leaf | Wrapper | Block


@cache
def definition() -> Mapping[str, Any]:
    """Return `layout.yaml` as it stands."""
    text = files("waypost.intake").joinpath("cin", "layout.yaml").read_text(encoding="utf-8")
    given: Mapping[str, Any] = yaml.safe_load(text)
    return given


@cache
def census() -> Mapping[str, Node]:
    """Return what stands in a census: Header and Child."""
    return _nodes(definition()["census"])


@cache
def blocks() -> Mapping[str, Block]:
    """Return every block by its name among records, a parent before its children."""
    return {block.name: block for block in _blocks(census())}


def _blocks(holds: Mapping[str, Node]) -> Iterator[Block]:
    for node in holds.values():
        if isinstance(node, Block):
            yield node
        if not isinstance(node, Leaf):
            yield from _blocks(node.holds)


def _nodes(given: Mapping[str, Any]) -> Mapping[str, Node]:
    return {name: _node(name, node) for name, node in given.items()}


def _node(name: str, given: Mapping[str, Any]) -> Node:
    value = _leaf(name, given) if "kind" in given else None
    if "block" not in given:
        return value or Wrapper(name, _nodes(given["holds"]))
    holds = _nodes(given.get("holds", {}))
    return Block(
        name=given["block"],
        element=name,
        meaning=given["meaning"],
        key=tuple(given.get("key", ())),
        traps=tuple(given.get("traps", ())),
        years=_years(given),
        holds=holds,
        value=value,
        leaves=(value,) if value else tuple(_leaves(holds)),
    )


def _leaves(holds: Mapping[str, Node]) -> Iterator[Leaf]:
    for node in holds.values():
        if isinstance(node, Leaf):
            yield node
        elif isinstance(node, Wrapper):
            yield from _leaves(node.holds)


def _leaf(name: str, given: Mapping[str, Any]) -> Leaf:
    codes = given.get("codes", ())
    code_years = {code: Years(since=year) for code, year in given.get("codes_since", {}).items()}
    code_years |= {code: Years(until=year) for code, year in given.get("codes_until", {}).items()}
    return Leaf(
        field=Field(
            name,
            given["kind"],
            given["mark"],
            given["use"],
            is_needed=given.get("needed", False),
            codes=codes if isinstance(codes, str) else tuple(str(code).lower() for code in codes),
        ),
        is_many=given.get("many", False),
        names={name: _years(given)} | {former: _years(years) for former, years in given.get("formerly", {}).items()},
        code_years={code.lower(): years for code, years in code_years.items()},
    )


def _years(given: Mapping[str, Any]) -> Years:
    return Years(given.get("since"), given.get("until"))
