"""Which of the court's sources a JSON text belongs to, told from its beginning.

Four sources speak JSON: two feeds, case data and hearings. A key that only case data have decides first, because a
search result of cases looks like a feed's answer from outside; then a list of cases is a feed's; a lone case is case
data; hearings come last, because a feed's cases hold hearings too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby

import yaml

CASES = re.compile(r'"cases"\s*:\s*\[')
_FEEDS = (
    ("hmcts_public_law", re.compile(r'"(?:caseTypeId|caseData)"\s*:|"jurisdiction"\s*:\s*"PUBLICLAW"')),
    (
        "hmcts_private_law",
        re.compile(r'"(?:case_type_id|case_data|caseTypeOfApplication)"\s*:|"jurisdiction"\s*:\s*"PRIVATELAW"'),
    ),
)
_LONE_CASE = re.compile(r'"(?:case_data|caseData)"\s*:\s*\{')


def court_source(text: str) -> str | None:
    """Return the court source that a JSON text is of; None where it is of none, or where nothing says of which."""
    if _has_key("case_data", text):
        return "hmcts_case_data"
    if CASES.search(text):
        return _first_feed(text)
    if _LONE_CASE.search(text):
        return "hmcts_case_data"
    return "hmcts_hearings" if _has_key("hearings", text) else None


def _first_feed(text: str) -> str | None:
    """Return the feed whose word stands first; None where none stands."""
    first, end = None, len(text)
    for source, words in _FEEDS:
        found = words.search(text, 0, end)
        if found:
            first, end = source, found.start()
    return first


def _has_key(kind: str, text: str) -> bool:
    return _keys(kind).search(text) is not None


@cache
def _keys(kind: str) -> re.Pattern[str]:
    given: dict[str, Iterable[str]] = yaml.safe_load(
        files("waypost.intake").joinpath("court_telltales.yaml").read_text(encoding="utf-8")
    )
    return re.compile(rf'"{_any_of(sorted(given[kind]))}"\s*:')


def _any_of(words: Sequence[str]) -> str:
    """Return a pattern for any of some words in order, branching a letter at a time: four times as fast as a list."""
    if words == [""]:
        return ""
    branches = [
        re.escape(letter) + _any_of([word[1:] for word in of_letter]) if letter else ""
        for letter, of_letter in groupby(words, key=lambda word: word[:1])
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches[::-1])})"
