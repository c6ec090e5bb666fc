"""What may never stand in a letter that somebody else may see: confidential contacts, and what other rooms keep apart.

A room that keeps such a thing (safety its plans) says so once, as its app starts: `keep_apart("safety_plan", texts)`.
Whoever writes a letter asks `kept_apart` and `told_in`, and need not know which rooms there are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from waypost.casework.children.models import Contact
from waypost.casework.children.rules import NotPossibleNow

Texts = Callable[[str], Iterable[str]]
_KEEPERS: dict[str, Texts] = {}
_SHORTEST = 5
"""Letters and figures. A shorter piece stands in too many words to mean anything by itself."""
_RUN = 8
"""Words in a row of a longer text that nobody writes by chance."""
_PLACES = frozenset({"address", "school", "placement"})
"""Kinds whose whole text may be one short word, which then counts as a word of its own."""
_PHONE = 9
"""Last figures of a telephone number, whatever stands before them."""


_THE_CHILDS_OWN = frozenset({"childs_words"})
"""What a letter keeps apart and the court is there to be told."""


class WouldTellParties(NotPossibleNow):
    """What goes to the court tells the parties something that is kept apart."""


@dataclass(frozen=True, slots=True)
class KeptApart:
    """Something kept apart: its kind, as a coded word, and the text. The text never goes into a message or a log."""

    kind: str
    text: str


def keep_apart(kind: str, texts: Texts) -> None:
    """Say that a room keeps texts of a child apart, by a coded word for their kind."""
    _KEEPERS[kind] = texts


def kept_apart(child_id: str) -> tuple[KeptApart, ...]:
    """Return all of a child that is kept apart: each contact but those that a flag plainly opens, and the rest."""
    contacts = Contact.objects.filter(child_id=child_id, is_confidential=True).values_list("kind", "value")
    others = ((kind, text) for kind, texts in _KEEPERS.items() for text in texts(child_id))
    return tuple(KeptApart(kind, text) for kind, text in (*contacts, *others) if text.strip())


def told_in(text: str, kept: Iterable[KeptApart]) -> tuple[str, ...]:
    """Return the kinds of what is kept apart that a text tells, or tells a telling piece of. Pure.

    However it is written: with other spaces, capitals or signs, a telephone number with +44, a street without its
    number, a postcode alone, some words in a row out of a plan.
    """
    told, figures = _plain(text), re.sub(r"\D", "", _folded(text))
    words = {_plain(word) for word in _folded(text).split()}
    return tuple(
        dict.fromkeys(
            one.kind
            for one in kept
            if any(piece in told for piece in _pieces(one.text))
            or any(run in figures for run in _numbers(one))
            or (one.kind in _PLACES and _plain(one.text) in words)
        )
    )


def check_tells_no_party(child_id: str, texts: Iterable[str]) -> None:
    """Raise WouldTellParties where what is filed tells what is kept apart: every party reads it."""
    told = [one for one in told_in("\n".join(texts), kept_apart(child_id)) if one not in _THE_CHILDS_OWN]
    if told:
        raise WouldTellParties(
            f"this tells something that is kept apart: {', '.join(one.replace('_', ' ') for one in told)}.",
            do="Take it out: every party reads what is filed. Tell the court by the way for confidential contacts.",
        )


def _pieces(text: str) -> Iterator[str]:
    yield from _long_enough(_plain(text))
    for part in re.split(r"[,;\n]", text):
        words = _folded(part).split()
        street = words[1:] if words and words[0][:1].isdigit() else []
        if "@" in part or any(one.isdigit() for one in part) or len(words) == 1:
            yield from _long_enough(_plain(part))
        if len(street) > 1:
            yield from _long_enough(_plain(" ".join(street)))
    words = _folded(text).split()
    for start in range(len(words) - _RUN + 1):
        yield _plain(" ".join(words[start : start + _RUN]))


def _long_enough(piece: str) -> Iterator[str]:
    if len(piece) >= _SHORTEST:
        yield piece


def _numbers(one: KeptApart) -> Iterator[str]:
    figures = re.sub(r"\D", "", _folded(one.text))
    if one.kind == "telephone" and len(figures) >= _PHONE:
        yield figures[-_PHONE:]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _plain(text: str) -> str:
    """Return letters and figures alone, folded: so that nothing hides behind spaces and signs."""
    return "".join(one for one in _folded(text) if one.isalnum())
