"""Whether words for a relationship mean the child's mother, the child's father, or neither."""

from __future__ import annotations

import re
from functools import lru_cache

_MOTHER = frozenset({"mother", "mothers", "mum", "mummy", "mam"})
_FATHER = frozenset({"father", "fathers", "dad", "daddy"})
_ASIDE = """
    a the of to is and all both each every this these child children childs named subject young person persons s
    birth biological natural legal adoptive putative alleged respondent applicant party first second third fourth
    1st 2nd 3rd 4th 1 2 3 4
"""
_WORDS_ASIDE = frozenset(_ASIDE.split())
"""Words that may stand beside mother or father and change nothing. Any other word (step, grand, partner) does."""


@lru_cache(maxsize=4096)
def parental_role(text: str | None) -> str:
    """Return mother, father or other for the free text or the code with which a source names a relationship."""
    words = set(re.findall(r"[a-z0-9]+", (text or "").lower())) - _WORDS_ASIDE
    if words and words <= _MOTHER:
        return "mother"
    if words and words <= _FATHER:
        return "father"
    return "other"


def settled_role(roles: set[str]) -> str:
    """Return the one parental role among what several rows say of a person; other where they say none or both."""
    parental = roles & {"mother", "father"}
    return parental.pop() if len(parental) == 1 else "other"
