"""The dated, cited data of this room: read once, from the file of a part. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.words import NotAWord


@cache
def terms(part: str, name: str) -> Mapping[str, Any]:
    """Return a file of a part of this room: `terms("risks", "risks")`."""
    text = files(f"waypost.casework.strategy.{part}").joinpath(f"{name}.yaml").read_text("utf-8")
    told: Mapping[str, Any] = yaml.safe_load(text)
    return told


def check_one_of(choices: Mapping[str, Any], code: str, where: str) -> None:
    """Raise NotAWord unless a code is one of a list."""
    if code not in choices:
        raise NotAWord("this is not one of the words to choose from.", where=where, do="Choose one of the list.")


def check_written(words: str, where: str = "words") -> None:
    """Raise NotPossibleNow where a sentence is missing."""
    if not words.strip():
        raise NotPossibleNow("nothing is said here.", where=where, do="Write it down.")
