"""Words by which suppliers write yes, no, a sex, an outcome or nothing at all. Data in `words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import product
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
def words_for_nothing_in_any_case() -> tuple[str, ...]:
    """Return the words that stand in a cell which holds nothing, in every mixture of capitals.

    A few dozen texts to look for cost less than a column brought into small letters.
    """
    mixtures = (product(*((letter.lower(), letter.upper()) for letter in word)) for word in words_for_nothing())
    return tuple(sorted({"".join(letters) for mixture in mixtures for letters in mixture}))


@cache
def words_for_nothing() -> tuple[str, ...]:
    """Return the words, folded, that stand in a cell which holds nothing."""
    return tuple(_given()["nothing"])
