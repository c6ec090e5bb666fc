"""Identifiers of the elements in a court's case: UUIDs derived from what they name, a whole column at once."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b

import numpy as np
import polars as pl
from numpy.typing import NDArray

Words = NDArray[np.uint64]
_STEP, _FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def _mixed(words: Words) -> Words:
    """Scatter 64-bit words one to one (the finaliser of SplitMix64; Steele, Lea and Flood 2014)."""
    words = (words ^ (words >> np.uint64(30))) * _FIRST
    words = (words ^ (words >> np.uint64(27))) * _SECOND
    mixed: Words = words ^ (words >> np.uint64(31))
    return mixed


@cache
def _hexadecimal() -> pl.Series:
    return pl.Series([f"{number:04x}" for number in range(1 << 16)])


def element_ids(seed: int, kind: str, *numbers: pl.Series) -> pl.Series:
    """Return a UUID of version 4's shape for each row: the same for the same seed, kind and whole numbers."""
    salt = np.frombuffer(blake2b(f"{seed}\x1f{kind}".encode(), digest_size=16).digest(), dtype=np.uint64)
    high, low = (np.full(len(numbers[0]), word, dtype=np.uint64) for word in salt)
    for column in numbers:
        named = column.to_numpy().astype(np.uint64)
        high, low = _mixed((high ^ named) + _STEP), _mixed((low + named) ^ _STEP)
    high = (high & ~np.uint64(0xF000)) | np.uint64(0x4000)
    low = (low & ~(np.uint64(0xC) << np.uint64(60))) | (np.uint64(0x8) << np.uint64(60))
    texts = [
        _hexadecimal().gather(((word >> np.uint64(shift)) & np.uint64(0xFFFF)).astype(np.uint32))
        for word in (high, low)
        for shift in (48, 32, 16, 0)
    ]
    dash = pl.lit("-")
    return pl.select(
        pl.concat_str([texts[0], texts[1], dash, texts[2], dash, texts[3], dash, texts[4], dash, *texts[5:]])
    ).to_series()
