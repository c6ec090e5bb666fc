"""Where else there is help: data, the same for every reader of a kind, so that it tells nothing of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.sharing.wording import ENGLISH, say


@dataclass(frozen=True, slots=True)
class Help:
    """A place that helps: who they are, with what, and how to reach them."""

    name: str
    about: str
    how: str


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((files(__package__) / "help.yaml").read_text(encoding="utf-8"))
    return told


def help_for(band: str, language: str = ENGLISH) -> tuple[Help, ...]:
    """Return the places for a reader, in their order and in the reader's language."""
    places = _told()["places"]["adult" if band == "adult" else "child"]
    return tuple(
        Help(*(say(f"help.{place}.{part}", language, band) for part in ("name", "about", "how"))) for place in places
    )
