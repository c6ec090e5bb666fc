"""The coded words of recommendations: bodies, kinds of report, answers, evidence, links. Data, in bodies.yaml; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.children.words import NotAWord


@cache
def told(name: str = "bodies") -> Mapping[str, Any]:
    """Return a file of this room's data as it stands: bodies, own_words or elsewhere."""
    text = files("waypost.casework.recommendations").joinpath(f"{name}.yaml").read_text("utf-8")
    given: Mapping[str, Any] = yaml.safe_load(text)
    return given


def check_word(name: str, code: str) -> None:
    """Raise NotAWord unless a code is in a list of bodies.yaml."""
    if code not in told()[name]:
        raise NotAWord("this is not one of the words to choose from.", where=name, do="Choose one of the list.")


def listed(name: str) -> tuple[tuple[str, str], ...]:
    """Return (code, words) of a list of bodies.yaml, in its order."""
    return tuple((code, one.get("words") or one["name"]) for code, one in told()[name].items())


def name_of_body(code: str) -> str:
    """Return how a body is called; a name that is no code is its own."""
    one = told()["bodies"].get(code)
    return str(one["name"]) if one else code


def body_called(name: str) -> str:
    """Return the code of the body that a document calls so; the name itself where none is known."""
    wanted = " ".join(name.split())
    found = (code for code, one in told()["bodies"].items() if wanted in one["called"])
    return next(found, wanted)


def bodies_named(text: str) -> tuple[str, ...]:
    """Return the codes of the bodies that a text names, in the order of bodies.yaml."""
    return tuple(
        code
        for code, one in told()["bodies"].items()
        if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in one["called"])
    )


def short_of(code: str) -> str:
    """Return the short name that stands in identifiers."""
    one = told()["bodies"].get(code)
    return str(one["short"]) if one else re.sub(r"[^a-z0-9]+", "-", code.lower()).strip("-")[:30]
