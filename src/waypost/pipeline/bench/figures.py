"""What every benchmark hands back, and what it is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


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
class Line:
    """One line of the table: what was measured, our seconds, the peer's, how many times as fast, and the aim."""

    what: str
    size: str
    ours_s: float
    peer: str
    peer_s: float | None
    aim: str

    @property
    def ratio(self) -> float | None:
        """How many times our seconds go into the peer's."""
        return None if self.peer_s is None else self.peer_s / self.ours_s


@dataclass(frozen=True, slots=True)
class Figures:
    """What one benchmark found: lines for the table, and a further table where there is more to say."""

    lines: tuple[Line, ...]
    heading: str = ""
    head: Sequence[str] = field(default=())
    rows: Sequence[Sequence[object]] = field(default=())
