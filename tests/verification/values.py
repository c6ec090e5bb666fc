"""What may stand in one place of a table or of the census: days, codes, pupil numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache

from waypost.vocabulary.areas import AREAS
from waypost.vocabulary.code_lists import read_code_list
from waypost.vocabulary.ethnicity import ETHNICITIES

Answer = Callable[[str], bool]
NO_UPN = {f"UN{n}" for n in range(1, 8)}
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
SEX_LETTERED_FROM = 2024


def is_iso(text: str) -> bool:
    """Say whether a text is a day, 2025-03-31."""
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_gb(text: str) -> bool:
    """Say whether a text is a day, 31/03/2025."""
    try:
        return bool(re.fullmatch(r"\d\d/\d\d/\d{4}", text)) and bool(datetime.strptime(text, "%d/%m/%Y"))
    except ValueError:
        return False


def is_instant(text: str) -> bool:
    """Say whether a text is a moment, 2027-03-31T18:00:00, in UTC where it says Z."""
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?", text)) and is_iso(text[:10])


def is_upn(text: str) -> bool:
    """Say whether a text is a pupil number whose letter is right: the digits by their places, modulo 23."""
    if not re.fullmatch(r"[A-Z]\d{12}", text):
        return False
    total = sum(int(digit) * place for place, digit in enumerate(text[1:], 2))
    return UPN_LETTERS[total % 23] == text[0]


def among(codes: frozenset[str]) -> Answer:
    """Return an answer that knows only these texts."""
    return codes.__contains__


def in_year(name: str, year: int) -> frozenset[str]:
    """Return the codes of a list that are in force on some day of the collection year that begins in `year`."""
    begins, ends = date(year, 4, 1), date(year + 1, 3, 31)
    entries = read_code_list(name).entries
    return frozenset(
        one.code for one in entries if (one.in_force_from or begins) <= ends and (one.in_force_to or ends) >= begins
    )


@cache
def rule(told: str, year: int) -> Answer:
    """Return the answer for a rule of tables.yaml or cin_census.yaml; any other text is a pattern."""
    kind, _, rest = told.partition(" ")
    known: dict[str, Answer] = {
        "text": bool,
        "number": lambda text: bool(re.fullmatch(r"-?\d+(\.\d+)?", text)),
        "iso": is_iso,
        "gb": is_gb,
        "instant": is_instant,
        "year": lambda text: text == str(year + 1),
        "postcode": lambda text: bool(re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}", text)),
        "upn": lambda text: text in NO_UPN or is_upn(text),
        "ethnic": among(frozenset(code for code in ETHNICITIES.mapping("ssda903") if len(code) == 4)),
        "sex": among(frozenset("MFU" if year >= SEX_LETTERED_FROM else "12")),
        "area": among(frozenset(AREAS)),
    }
    if kind == "of":
        return among(frozenset(rest.split("|")))
    if kind == "codes":
        return among(in_year(rest, year))
    if kind == "words":
        listed = read_code_list(rest)
        return among(frozenset(listed.codes) | {listed.title(code) for code in listed.codes})
    return known.get(kind) or (lambda text: bool(re.fullmatch(told, text)))
