"""The words of the families' site, by language and reader. A language is offered once a human translator signed it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from django.conf import settings

from waypost.foundation.errors import OursToFix

ENGLISH = "en"
TRIAL = "x-trial"
"""Not a language: every sentence turned to run from right to left, to prove pages and find what is not translatable."""
_FALLS_BACK = {"together": ("together", "younger"), "younger": ("younger",), "older": ("older",), "adult": ("adult",)}
_SLOT = re.compile(r"\{(\w+)\}")
_SPACED = re.compile(r"\d+(?: \d+)+")
_PARTS = ("pages", "stages", "glossary", "explanations", "easy", "help", "feedback")


class NotSaid(OursToFix):
    """A sentence that no catalogue holds."""


@dataclass(frozen=True, slots=True)
class Language:
    """A catalogue: its name in its own words, the way it runs, who signed its words as they stand, and when.

    `signed_by` is empty where nobody did, or the words were changed since.
    """

    code: str
    name: str
    direction: str
    signed_by: str
    signed_on: date | None


@cache
def languages() -> Mapping[str, Language]:
    """Return every catalogue there is, whether it is on or not."""
    told: dict[str, Any] = yaml.safe_load((files(__package__) / "languages.yaml").read_text(encoding="utf-8"))
    return {
        code: Language(code, one["name"], one["direction"], *_signature(code, one["signed"] or {}))
        for code, one in told["languages"].items()
    }


def _signature(code: str, signed: Mapping[str, Any]) -> tuple[str, date | None]:
    if not signed or signed["digest"] != digest(code):
        return "", None
    return str(signed["by"]), signed["on"]


def digest(code: str) -> str:
    """Return what a signature is of: every word of a catalogue, in short."""
    folder = files(__package__) / "words" / code
    told = hashlib.sha256()
    for part in _PARTS:
        told.update((folder / f"{part}.yaml").read_bytes())
    return told.hexdigest()


def offered() -> tuple[Language, ...]:
    """Return the languages that a reader may choose: English, and those that are switched on and signed."""
    on = settings.FAMILY_LANGUAGES
    return tuple(one for one in languages().values() if one.code == ENGLISH or (one.code in on and one.signed_by))


@cache
def catalogue(language: str) -> Mapping[str, Any]:
    """Return every sentence of a language by its key. The trial's are English, turned."""
    folder = files(__package__) / "words" / (ENGLISH if language == TRIAL else language)
    told: dict[str, Any] = {}
    for part in _PARTS:
        told[part] = yaml.safe_load((folder / f"{part}.yaml").read_text(encoding="utf-8"))
    return told


def say(key: str, language: str, band: str, **slots: str) -> str:
    """Return a sentence for a reader: `part.name`. Slots are filled as they are. Raises NotSaid.

    A sentence is one for all, or one for each of younger, older and adult; the together version takes the younger's.
    """
    found: Any = catalogue(language)
    for step in key.split("."):
        if not isinstance(found, Mapping) or step not in found:
            raise NotSaid(f"no words for {key}.", do="Add them to casework/sharing/words.")
        found = found[step]
    if isinstance(found, Mapping):
        found = next((found[one] for one in _FALLS_BACK[band] if one in found), None)
    if not isinstance(found, str):
        raise NotSaid(f"no words for {key} for {band}.", do="Add them to casework/sharing/words.")
    if language == TRIAL:
        found = turned(found)
    said = filled(found, slots)
    one = languages().get(language)
    return in_order(said) if one is not None and one.direction == "rtl" else said


def filled(sentence: str, slots: Mapping[str, str]) -> str:
    """Return a sentence with its slots filled. What a name holds is never read as a slot."""
    return _SLOT.sub(lambda found: slots.get(found[1], found[0]), sentence)


def in_order(sentence: str) -> str:
    """Return a sentence that runs from right to left with each spaced number isolated: 0800 1111 is never 1111 0800."""
    return _SPACED.sub(lambda found: f"\u2066{found[0]}\u2069", sentence)


def keys(part: str, language: str = ENGLISH) -> tuple[str, ...]:
    """Return the first names under a part of a catalogue, in its order."""
    return tuple(catalogue(language)[part])


_TURNED = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابثدعفغهيجكلمنوپقرستطڤخشيز")


def turned(sentence: str) -> str:
    """Return a sentence in letters that run from right to left, slots left alone: longer than English by a third."""
    parts, inside = [], False
    for piece in sentence.replace("{", "\0{").replace("}", "}\0").split("\0"):
        inside = piece.startswith("{")
        parts.append(piece if inside else piece.lower().translate(_TURNED))
    return "".join(parts) + "ـ" * (len(sentence) // 3 % 9)
