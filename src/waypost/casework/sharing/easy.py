"""The Easy Read pages: their parts, their lines and the picture beside each. Data, in easy.yaml; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its name, a question to talk about, and (line, picture) in order."""

    part: str
    ask: str
    lines: tuple[tuple[str, str], ...]


@cache
def _told() -> Mapping[str, Any]:
    told: Mapping[str, Any] = yaml.safe_load((files(__package__) / "easy.yaml").read_text(encoding="utf-8"))
    return told


def easy_parts() -> tuple[Part, ...]:
    """Return the parts that are the same for every reader."""
    return tuple(Part(one["part"], one["ask"], tuple(one["lines"].items())) for one in _told()["parts"])


def easy_before(page: str) -> tuple[tuple[str, str], ...]:
    """Return (line, picture) in order of a page before somebody is signed in: start, safety, exit, invited, sign_in."""
    return tuple(_told()["before"][page].items())


def picture_of(state: str) -> str:
    """Return the picture of how a stage stands."""
    return str(_told()["pictures_of_state"][state])
