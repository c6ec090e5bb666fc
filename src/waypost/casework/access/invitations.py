"""The link and the code of an invitation: how they are spelt, and what is kept of the code. Pure; chance is given."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Thirty-two letters, so that a byte chooses evenly; none that looks like another when it is read aloud or by hand."""
CODE_LENGTH, REFERENCE_LENGTH, _IN_A_GROUP = 20, 16, 5


def spelt(chance: bytes, length: int) -> str:
    """Return letters drawn from as many bytes of chance: five bits each. 20 letters are 100 bits."""
    if len(chance) < length:
        raise ValueError("as many bytes of chance as letters")
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in chance[:length])


def grouped(code: str) -> str:
    """Return a code in groups of five, as it is read out and typed."""
    return "-".join(_groups(code))


def _groups(code: str) -> Iterator[str]:
    for start in range(0, len(code), _IN_A_GROUP):
        yield code[start : start + _IN_A_GROUP]


def hashed(reference: str, code: str) -> str:
    """Return what is kept of a code: nobody can guess 100 bits, so one round of SHA-256 with the reference is enough.

    Small letters, spaces and dashes of whoever types it do not matter.
    """
    typed = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(f"{reference}:{typed}".encode()).hexdigest()
