"""What every benchmark is given, what it hands back, and what it is to reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Asked:
    """What a benchmark is given: the folder of samples, one to work in, the peers' Pythons by name, and how large.

    `copies`: how many times a sample is told, each time with other ids.
    """

    samples: Path
    work: Path
    peers: Mapping[str, Path]
    copies: int


@dataclass(frozen=True, slots=True)
class Aim:
    """What a line is to reach; null where it has no such bar. `times_as_fast` at least, the others at most."""

    times_as_fast: float | None = None
    times_as_long: float | None = None
    seconds: float | None = None
    mb: float | None = None

    def __str__(self) -> str:
        bars = (
            (self.times_as_fast, "at least {:g} times as fast"),
            (self.times_as_long, "at most {:g} times as long"),
            (self.seconds, "under {:g} s"),
            (self.mb, "under {:g} MB"),
        )
        return ", ".join(words.format(bar) for bar, words in bars if bar is not None)


def aim_of(benchmark: str) -> Aim:
    """Return what a benchmark is to reach, from `aims.yaml`."""
    return Aim(**_aims()[benchmark])


@cache
def _aims() -> Mapping[str, Mapping[str, float]]:
    text = files("waypost.pipeline.bench").joinpath("aims.yaml").read_text(encoding="utf-8")
    aims: Mapping[str, Mapping[str, float]] = yaml.safe_load(text)["aims"]
    return aims


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was measured, on how much, our seconds, and what stands beside it with its seconds.

    A line of memory has `ours_mb` in place of seconds. `aim` is empty where a line is told for completeness.
    """

    what: str
    size: str
    ours_s: float | None = None
    beside: str = ""
    beside_s: float | None = None
    aim: Aim = field(default=Aim())
    ours_mb: float | None = None

    @property
    def times_as_fast(self) -> float | None:
        """How many times our seconds go into those beside."""
        return None if self.beside_s is None or not self.ours_s else self.beside_s / self.ours_s

    @property
    def times_as_long(self) -> float | None:
        """How many times the seconds beside go into ours."""
        return None if not self.beside_s or self.ours_s is None else self.ours_s / self.beside_s

    @property
    def is_reached(self) -> bool | None:
        """Whether every bar of the aim that could be measured is reached; null where there is none."""
        aim = self.aim
        bars = (
            (self.times_as_fast, aim.times_as_fast, True),
            (self.times_as_long, aim.times_as_long, False),
            (self.ours_s, aim.seconds, False),
            (self.ours_mb, aim.mb, False),
        )
        held = [
            found >= bar if is_least else found <= bar
            for found, bar, is_least in bars
            if found is not None and bar is not None
        ]
        return all(held) if held else None


@dataclass(frozen=True, slots=True)
class Figures:
    """What one benchmark found: lines for the table, and a further table where there is more to say."""

    lines: tuple[Line, ...]
    heading: str = ""
    head: Sequence[str] = field(default=())
    rows: Sequence[Sequence[object]] = field(default=())
