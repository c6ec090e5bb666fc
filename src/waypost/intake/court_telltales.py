"""Which of the court's sources a JSON text belongs to, told from its beginning.

Four sources speak JSON: two feeds, case data and hearings. A key that only case data have decides first, because a
search result of cases looks like a feed's answer from outside; then a list of cases is a feed's; a lone case is case
data; hearings come last, because a feed's cases hold hearings too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

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
        places = {source: found.start() for source, words in _FEEDS if (found := words.search(text))}
        return min(places, key=lambda source: places[source], default=None)
    if _LONE_CASE.search(text):
        return "hmcts_case_data"
    return "hmcts_hearings" if _has_key("hearings", text) else None


def _has_key(kind: str, text: str) -> bool:
    return _keys(kind).search(text) is not None


@cache
def _keys(kind: str) -> re.Pattern[str]:
    given: dict[str, Iterable[str]] = yaml.safe_load(
        files("waypost.intake").joinpath("court_telltales.yaml").read_text(encoding="utf-8")
    )
    return re.compile(rf'"(?:{"|".join(map(re.escape, given[kind]))})"\s*:')
