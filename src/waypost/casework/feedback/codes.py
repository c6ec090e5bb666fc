"""The code on a letter: what it is of, sealed, so that nobody who sees it learns anything, and nobody can make one.

Nothing is kept of a code: it holds the child, the letter and the day, encrypted and sealed (AES-SIV, RFC 5297), padded
to one length. Whoever loses the site's secret key can make and read codes; after a change of the key, the codes of
letters that went out before open nothing, and whoever scans one is still heard.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from waypost.casework.feedback.terms import limit

_BLOCK = 64
_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class OfLetter:
    """What a code is of: a child, a letter, and the day from which it counts."""

    child_id: str
    letter_id: str
    on: date


def code_of(letter: OfLetter, secret: str) -> str:
    """Return the code of a letter: letters, figures, - and _ alone; the same letter has the same code."""
    told = _SEPARATOR.join((letter.on.isoformat(), letter.child_id, letter.letter_id)).encode()
    padded = told.ljust(-(-len(told) // _BLOCK) * _BLOCK, b"\0")
    sealed = _cipher(secret).encrypt(padded, None)
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def opened(code: str, secret: str, on: date) -> OfLetter | None:
    """Return what a code is of; None for one that nobody made, or that is too old."""
    try:
        sealed = base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True)
        told = _cipher(secret).decrypt(sealed, None).rstrip(b"\0").decode()
    except (InvalidTag, ValueError, binascii.Error):
        return None
    day, child_id, letter_id = told.split(_SEPARATOR)
    made = OfLetter(child_id, letter_id, date.fromisoformat(day))
    return made if on <= made.on + timedelta(days=limit("code_days")) else None


def _cipher(secret: str) -> AESSIV:
    return AESSIV(hashlib.sha512(b"waypost code of a letter\0" + secret.encode()).digest())
