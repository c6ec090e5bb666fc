"""What evaluators ask of Child Focused Courts, and what a court keeps to if it is one: cited data. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Question:
    """A question, in our own words, with who asks it. `figures` are released measures as `measure/method`.

    `cannot` says what they leave open and `needs` what would answer it. `is_compared`: the comparison of areas answers.
    """

    id: str
    asks: str
    source: str
    figures: tuple[str, ...]
    cannot: str
    needs: str
    is_compared: bool = False

    def __post_init__(self) -> None:
        if not (self.asks.endswith("?") and self.source and self.cannot and self.needs):
            raise ValueError(f"question {self.id}: it asks, names who asks, what stays open and what would answer it")


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the way of working. `kept`: what the plan says; `figures` tell how far, `cannot` what they do not say.

    `balances`: it stands beside the others so that none is bought at its cost.
    """

    id: str
    title: str
    kept: str
    source: str
    figures: tuple[str, ...] = ()
    cannot: str = ""
    balances: bool = False

    def __post_init__(self) -> None:
        if not self.figures and not self.cannot:
            raise ValueError(f"point {self.id}: what is not measured says why")


@dataclass(frozen=True, slots=True)
class OfArea:
    """What is told area by area: a short title, and the released measure as `measure/method`."""

    title: str
    figure: str
    balances: bool = False

    def __post_init__(self) -> None:
        if not self.title or self.figure.count("/") != 1:
            raise ValueError("what is told by area has a title, and a figure as measure/method")


@cache
def questions() -> tuple[Question, ...]:
    """Return what evaluators ask, in the order of the file."""
    told = yaml.safe_load(_read("evaluation.yaml"))["questions"]
    return tuple(Question(id=name, **{**one, "figures": tuple(one["figures"])}) for name, one in told.items())


@cache
def points() -> tuple[Point, ...]:
    """Return the points of the way of working, those that balance last."""
    told = yaml.safe_load(_read("fidelity.yaml"))["points"]
    return tuple(Point(id=name, **{**one, "figures": tuple(one.get("figures", ()))}) for name, one in told.items())


@cache
def by_area() -> tuple[OfArea, ...]:
    """Return what is told area by area, those that balance last."""
    return tuple(OfArea(**one) for one in yaml.safe_load(_read("fidelity.yaml"))["by_area"])


def _read(name: str) -> str:
    return files("waypost.casework.readiness").joinpath(name).read_text("utf-8")
