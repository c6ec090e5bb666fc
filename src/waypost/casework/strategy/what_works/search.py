"""Finds by a problem in plain words: which problems, causes, measures and initiatives it is about. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from waypost.casework.strategy.what_works.words import told

_WORD = re.compile(r"[a-z][a-z-]+")


@dataclass(frozen=True, slots=True)
class Findable:
    """Something that a search may find: what it is called by, its words, and the themes it belongs to."""

    key: str
    words: str
    themes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found. Each has why it was found, in words."""

    problems: tuple[tuple[str, str], ...]
    causes: tuple[str, ...]
    measures: tuple[tuple[str, str], ...]
    initiatives: tuple[tuple[str, str], ...]


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text that mean something, as they are compared: without endings."""
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in told("problems")["too_common"])


def find(asked: str, *, initiatives: Iterable[Findable], titles: Mapping[str, str]) -> Found:
    """Return what a problem in plain words is about. `titles`: of registered measures, by id.

    An initiative or a measure is found by its own words, or through a problem that the words tell of.
    """
    wanted = words_of(asked)
    problems = _problems(wanted)
    themes = {theme: one["words"] for one in problems.values() for theme in one["themes"]}
    through = {measure: one["words"] for one in problems.values() for measure in one["measures"] if measure in titles}
    measures = {key: f"It tells of: {words}" for key, words in through.items()}
    for key, title in titles.items():
        same = wanted & words_of(title)
        if same and key not in measures and len(same) >= min(2, len(wanted)):
            measures[key] = "Its name says it"
    return Found(
        tuple((code, str(one["words"])) for code, one in problems.items()),
        tuple(dict.fromkeys(cause for one in problems.values() for cause in one["causes"])),
        tuple(measures.items()),
        tuple(_initiatives(wanted, initiatives, themes, through)),
    )


def _problems(wanted: frozenset[str]) -> dict[str, Mapping[str, Any]]:
    """Return the problems that words tell of, those that share most words first."""
    rows = told("problems")["problems"]
    shared = {code: len(wanted & words_of(" ".join([*one["said"], one["words"]]))) for code, one in rows.items()}
    return {code: rows[code] for code in sorted(shared, key=lambda code: -shared[code]) if shared[code]}


def _initiatives(
    wanted: frozenset[str], initiatives: Iterable[Findable], themes: Mapping[str, str], measures: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    for one in initiatives:
        theme = next((themes[name] for name in one.themes if name in themes), "")
        measure = next((measures[name] for name in one.measures if name in measures), "")
        if wanted & words_of(one.words):
            yield one.key, "Its own words say it"
        elif theme:
            yield one.key, f"Its theme is about: {theme}"
        elif measure:
            yield one.key, f"It should change what tells of: {measure}"


def _stem(word: str) -> str:
    for endings in (("ies", "s"), ("ing", "ed")):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) > 2:
                word = word[: -len(ending)] + ("y" if ending == "ies" else "")
                break
    return word
