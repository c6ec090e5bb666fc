"""The thresholds and clocks of readiness: dated, cited data; the user's own file stands over ours. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from waypost.foundation.errors import YoursToFix


class NotALimit(YoursToFix):
    """A file of limits names what is none, or gives it no number or no source."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold, on whose word, and whether anybody has published it. `status`: published, assumption or local."""

    value: float
    status: str
    source: str


Limits = Mapping[str, Limit]


@cache
def limits(own: Path | None = None) -> Limits:
    """Return every limit by its name; those of a file of the user's own replace ours. Raises NotALimit."""
    text = files("waypost.casework.readiness").joinpath("limits.yaml").read_text("utf-8")
    told = {name: Limit(**one) for name, one in yaml.safe_load(text)["limits"].items()}
    return MappingProxyType(told | ({} if own is None else _own(own, frozenset(told))))


def _own(file: Path, known: frozenset[str]) -> dict[str, Limit]:
    try:
        given: Any = yaml.safe_load(file.read_text("utf-8"))
        rows = dict(given["limits"])
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise NotALimit(
            "the file of readiness limits cannot be read.", where=file.name, do="Write it as limits.yaml is written."
        ) from error
    return {str(name): _one(file, str(name), one, known) for name, one in rows.items()}


def _one(file: Path, name: str, one: Any, known: frozenset[str]) -> Limit:
    where = f"{file.name}: {name}"
    if name not in known:
        raise NotALimit(
            "there is no such limit of readiness.", where=where, do=f"Use one of: {', '.join(sorted(known))}."
        )
    value, source = (one.get("value"), one.get("source")) if isinstance(one, Mapping) else (None, None)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
        raise NotALimit("a limit has a value that is a number, not below nought.", where=where, do="Write the number.")
    if not isinstance(source, str) or not source.strip():
        raise NotALimit("a limit says who decided it, and when.", where=where, do="Write a source.")
    return Limit(float(value), "local", source)
