"""The coded words of disputes, and the limit for an answer. Data, in words.yaml; pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.children.words import NotAWord
from waypost.journeys.wording import source_title


@cache
def told() -> Mapping[str, Any]:
    """Return every list: answers, wrong, said_by, settled_as, freezes; and the limits."""
    text = files("waypost.casework.corrections").joinpath("words.yaml").read_text("utf-8")
    given: Mapping[str, Any] = yaml.safe_load(text)
    return given


def answer_days() -> int:
    """Return within how many calendar days an owner should answer."""
    return int(told()["limits"]["answer_days"]["days"])


def owner_title(owner: str) -> str:
    """Return what an owner is called: a source by its name in words, anybody else as they were named."""
    return source_title(owner)


def words_of(name: str) -> list[tuple[str, str]]:
    """Return the codes of a list with their words."""
    return [(code, str(one["words"]) if isinstance(one, dict) else str(one)) for code, one in told()[name].items()]


def check_word(name: str, code: str) -> None:
    """Raise NotAWord unless a code is in the list of that name."""
    if code not in told()[name]:
        raise NotAWord("this is not one of the words to choose from.", where=name, do="Choose one of the list.")
