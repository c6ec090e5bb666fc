"""The coded words of a child's record: needs, what matters, reasons for delay. Data, in words.yaml; pure."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.foundation.errors import YoursToFix


class NotAWord(YoursToFix):
    """A code that is not in the list."""


@cache
def words() -> dict[str, Any]:
    """Return every list: needs, matters and delay_reasons, each code with its words; owners of delays."""
    told: dict[str, Any] = yaml.safe_load((files(__package__) / "words.yaml").read_text(encoding="utf-8"))
    return told


def check_is_a_need(code: str) -> None:
    """Raise NotAWord unless it is a need of the list."""
    _check("needs", code)


def check_matters(code: str) -> None:
    """Raise NotAWord unless it is a kind of what matters to a child."""
    _check("matters", code)


def owner_of_delay(code: str) -> str:
    """Return whose a reason for delay is. Raises NotAWord."""
    _check("delay_reasons", code)
    return str(words()["delay_reasons"][code]["owner"])


def _check(name: str, code: str) -> None:
    if code not in words()[name]:
        raise NotAWord("this is not one of the words to choose from.", where=name, do="Choose one of the list.")
