"""Postcodes in one shape: upper case, one space before the last three characters. Always confidential."""

from __future__ import annotations

import re
from functools import lru_cache

_SHAPE = re.compile(r"(?:[A-Z]{1,2}[0-9][A-Z0-9]?)(?:[0-9][A-Z]{2})|GIR0AA")
"""The shapes of Royal Mail postcodes (Office for National Statistics, postcode directory user guide)."""


@lru_cache(maxsize=1 << 16)
def tidy_postcode(text: str) -> str | None:
    """Return the postcode as "AB1 2CD", or None when the text has not the shape of one."""
    joined = "".join(text.split()).upper()
    return f"{joined[:-3]} {joined[-3:]}" if _SHAPE.fullmatch(joined) else None
