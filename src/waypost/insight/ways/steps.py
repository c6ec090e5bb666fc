"""Which kinds of event make a way through: dated data, that a reader can see and argue with."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from waypost.vocabulary.events import EventKind

EVERY_KIND = tuple(kind.value for kind in EventKind)
"""Every kind of event as a step, in the vocabulary's order."""


@cache
def stages() -> tuple[str, ...]:
    """Return the kinds of event that change where a child stands, from `steps.yaml`, in the vocabulary's order."""
    text = files("waypost.insight.ways").joinpath("steps.yaml").read_text(encoding="utf-8")
    named = set(yaml.safe_load(text)["steps"])
    if not named <= set(EVERY_KIND):
        raise ValueError("steps.yaml names a kind of event that no vocabulary knows")
    return tuple(kind for kind in EVERY_KIND if kind in named)
