"""Single slips of the pen: in a word, a birth date, a postcode. Each takes the few values that a slip befalls.

Rates say how often a slip happens; here is only what it does. Nothing returned is impossible: a birth date is a day of
the calendar, a postcode keeps its shape, a name keeps at least one letter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from waypost.synthetic.chance import pick

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_POSTCODE_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


def typing_slips(chance: np.random.Generator, words: Sequence[str], parts: Mapping[str, float]) -> list[str]:
    """Return each word with one slip: another letter, one lost, one added, or two swapped. Capitals stay."""
    kinds = [list(parts)[place] for place in pick(chance, parts, len(words))]
    places, letters = chance.random(len(words)), chance.integers(0, len(_LETTERS), len(words))
    return [
        _typing_slip(word, kind, int(place * len(word)), _LETTERS[letter])
        for word, kind, place, letter in zip(words, kinds, places, letters, strict=True)
    ]


def _typing_slip(word: str, kind: str, at: int, letter: str) -> str:
    if len(word) < 2:
        return word
    if kind == "another":
        slipped = word[:at] + letter + word[at + 1 :]
    elif kind == "lost":
        slipped = word[:at] + word[at + 1 :]
    elif kind == "added":
        slipped = word[:at] + letter + word[at:]
    else:
        first = min(at, len(word) - 2)
        slipped = word[:first] + word[first + 1] + word[first] + word[first + 2 :]
    slipped = " ".join(slipped.split()).strip("-' ")
    return slipped[:1].upper() + slipped[1:] if slipped else word


def other_spellings(chance: np.random.Generator, names: Sequence[str], table: Mapping[str, Sequence[str]]) -> list[str]:
    """Return each name with its first word written in another way of the table; one that is not in it stays."""
    draws = chance.random(len(names))
    written = []
    for name, draw in zip(names, draws, strict=True):
        first, _, rest = name.partition(" ")
        ways = table.get(first.casefold())
        written.append(" ".join(filter(None, (ways[int(draw * len(ways))], rest))) if ways else name)
    return written


def day_and_month_swapped(born_on: date) -> date:
    """Return the date with day and month swapped, where that is a day of the calendar."""
    return born_on.replace(month=born_on.day, day=born_on.month) if born_on.day <= 12 else born_on


def first_of_january(born_on: date) -> date:
    """Return the first day of the year: what is written when only the year is known."""
    return born_on.replace(month=1, day=1)


def birth_date_slips(chance: np.random.Generator, days: Sequence[date], parts: Mapping[str, float]) -> list[date]:
    """Return each date with its year one off, or its month or its day another. A day after the 28th becomes it."""
    kinds = [list(parts)[place] for place in pick(chance, parts, len(days))]
    draws = chance.random(len(days))
    return [_birth_date_slip(born_on, kind, draw) for born_on, kind, draw in zip(days, kinds, draws, strict=True)]


def _birth_date_slip(born_on: date, kind: str, draw: float) -> date:
    day = min(born_on.day, 28)
    if kind == "year":
        return born_on.replace(year=born_on.year + (1 if draw < 0.5 else -1), day=day)
    if kind == "month":
        return born_on.replace(month=1 + int(draw * 12), day=day)
    return born_on.replace(day=1 + int(draw * 28))


def postcode_slips(chance: np.random.Generator, postcodes: Sequence[str]) -> list[str]:
    """Return each postcode with one of its last three characters another of the same kind."""
    places, draws = chance.integers(1, 4, len(postcodes)), chance.random(len(postcodes))
    return [
        _postcode_slip(postcode, len(postcode) - int(place), draw)
        for postcode, place, draw in zip(postcodes, places, draws, strict=True)
    ]


def _postcode_slip(postcode: str, at: int, draw: float) -> str:
    among = _POSTCODE_LETTERS if postcode[at].isalpha() else "0123456789"
    return postcode[:at] + among[int(draw * len(among))] + postcode[at + 1 :]
