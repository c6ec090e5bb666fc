"""The name of a file, for readers to whom names of files are not shown: words that might name a person are left out."""

from __future__ import annotations

import re
from functools import cache

from waypost.vocabulary.confidentiality.marks import given

LEFT_OUT = "*"
_WORD = re.compile(r"[^\W_]+")


def plain_name(name: str) -> str:
    """Return a file's path inside IN with every word that might name somebody put as `*`; the rest stands as it is."""
    return _WORD.sub(lambda found: found[0] if _is_plain(found[0]) else LEFT_OUT, name)


@cache
def _allowed() -> tuple[frozenset[str], re.Pattern[str]]:
    told = given("file_words.yaml")
    return frozenset(map(str, told["words"])), re.compile(told["numbers"])


def _is_plain(word: str) -> bool:
    words, numbers = _allowed()
    return word.casefold() in words or numbers.fullmatch(word) is not None
