"""Identifiers: stable, derived from evidence, and saying nothing about a person to a reader.

A key derived from a name is a digest, so that it can stand in a log or a message.
"""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U to be misread aloud

_PAIRS = tuple(first + second for second in _ALPHABET for first in _ALPHABET)


def digest(*parts: object, length: int = 12) -> str:
    """Return `length` Crockford base-32 characters (5 bits each) of SHA-256 over the parts, order kept."""
    joined = "\x1f".join(["" if part is None else str(part) for part in parts])
    number = int.from_bytes(hashlib.sha256(joined.encode()).digest()[-((5 * length + 7) // 8) :], "big")
    pairs = "".join([_PAIRS[number >> shift & 1023] for shift in range(0, 5 * length, 10)])
    return pairs[:length]


def plain_name(name: str | None) -> str:
    """Fold a name for comparing keys: case, accents and everything but letters and digits are put aside."""
    if name and name.isascii():
        return "".join(filter(str.isalnum, name.lower()))
    decomposed = unicodedata.normalize("NFKD", name or "")
    return "".join(character for character in decomposed.casefold() if character.isalnum())


def nameless_person_key(case_key: str, forenames: str | None, surname: str | None, born_on: date | None) -> str:
    """Return the key of a person to whom a source gives no identifier, inside one case.

    The court service's public-law feed drops every child's identifier; case, name and birth date are what is left.
    """
    return f"{case_key}/{digest(case_key, plain_name(forenames), plain_name(surname), born_on, length=10)}"


def child_identifier(anchor: str) -> str:
    """Return the child's identifier, from the anchor: the key of the person record that was learnt first."""
    text = digest("child", anchor, length=10)
    return f"C-{text[:5]}-{text[5:]}"


def proceedings_identifier(anchor: str) -> str:
    """Return the identifier of proceedings, from the key of the record of them that was learnt first."""
    text = digest("proceedings", anchor, length=10)
    return f"P-{text[:5]}-{text[5:]}"
