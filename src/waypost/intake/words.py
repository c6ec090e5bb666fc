"""Words by which suppliers write yes, no, a sex, an outcome or nothing at all. Data in `words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

NOT_KNOWN = "not_known"


@cache
def _given() -> Mapping[str, Any]:
    given: Mapping[str, Any] = yaml.safe_load(
        files("waypost.intake").joinpath("words.yaml").read_text(encoding="utf-8")
    )
    return given


@cache
def words_for(name: str) -> Mapping[str, str]:
    """Return each word, folded, with what it means; `not_known` for a word that says that nobody knows."""
    return {str(word): meaning for meaning, words in _given()[name].items() for word in words}


@cache
def words_for_nothing() -> tuple[str, ...]:
    """Return the words, folded, that stand in a cell which holds nothing."""
    return tuple(_given()["nothing"])
