"""What becomes of one value in a copy for developers. Pure: the same value and salt always give the same."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Any

from waypost.casework.rights.classification import Scrub

_LETTERS = 16
_EMPTY: dict[type, Any] = {str: "", list: [], dict: {}, int: 0, float: 0.0, bool: False}


def scrubbed(value: Any, how: Scrub, *, salt: bytes, may_be_nothing: bool) -> Any:
    """Return what stands in the copy. Nothing stays nothing. `may_be_nothing`: the column takes no value at all."""
    if value is None or how is Scrub.KEEP:
        return value
    if how is Scrub.BLUR:
        return value.replace(day=1)
    if how is Scrub.BLANK:
        return _nothing(value, may_be_nothing)
    key = hashlib.sha256(salt + str(value).encode()).hexdigest()[:_LETTERS]
    if value == "":
        return value
    return f"S{key}" if how is Scrub.REKEY else f"Invented {key[:6]}"


def _nothing(value: Any, may_be_nothing: bool) -> Any:
    if type(value) in _EMPTY:
        return _EMPTY[type(value)]
    if may_be_nothing:
        return None
    return value.replace(day=1) if isinstance(value, (date, datetime)) else ""
