"""Keys that the agencies' systems would have given: the same for the same seed, and telling nothing of who is who.

Two agencies never share one: an authority's child number, Cafcass's party number and a court element's id are each
derived from the invented person by another road.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import polars as pl

from waypost.synthetic.rates import rates

_PRIME = 99_999_989  # the largest prime of eight digits: numbers below it are mapped one to one
_UPN_CHECK = "ABCDEFGHJKLMNPQRTUVWXYZ"  # 23 letters, without I, O and S
_UPN_FIRST_AGE_YEARS = 4


def numbered(person: pl.Expr, *, seed: int, of: str) -> pl.Expr:
    """Return eight digits for each person's number: no two alike within one system or authority, `of`."""
    scattered = (person * 48_271 + zlib.crc32(of.encode()) + seed * 7919) % _PRIME
    return scattered.cast(pl.String).str.zfill(8)


def numbered_by(person: pl.Expr, sender: pl.Expr, senders: Iterable[str], *, seed: int) -> pl.Expr:
    """Return `numbered` of each row's own sender."""
    salts = {of: zlib.crc32(of.encode()) + seed * 7919 for of in senders}
    scattered = (person * 48_271 + sender.replace_strict(salts, return_dtype=pl.Int64)) % _PRIME
    return scattered.cast(pl.String).str.zfill(8)


def upn(person: pl.Expr) -> pl.Expr:
    """Return the unique pupil number: a check letter, an authority's three digits, then nine.

    The letter is the twelve digits' sum, each times its place from 2 to 13, modulo 23 (Department for Education, UPN
    guide). The authority is where the child first went to school, which need not be where anything else happens.
    """
    numbers = sorted(rates("authorities").table("department_numbers").values())
    authority = (person % len(numbers)).replace_strict(dict(enumerate(numbers)), return_dtype=pl.String)
    digits = authority + ((person * 48_271 + 12_345) % _PRIME).cast(pl.String).str.zfill(9)
    total = pl.sum_horizontal(digits.str.slice(place, 1).cast(pl.Int64) * (place + 2) for place in range(12))
    letter = (total % len(_UPN_CHECK)).replace_strict(dict(enumerate(_UPN_CHECK)), return_dtype=pl.String)
    return letter + digits


def has_upn(born_on: pl.Expr, day: pl.Expr) -> pl.Expr:
    """Say whether a child has begun school on `day`, and so has a pupil number."""
    return born_on.dt.offset_by(f"{_UPN_FIRST_AGE_YEARS}y8mo") <= day
