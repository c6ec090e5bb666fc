"""The same case stated more than once at one instant: which statement stands.

Windows are inclusive at both ends and files are sent twice, so the same statement arrives again: the first is kept.
Where the content differs, the statement that the court changed last stands, and the others are refused. Which one
stands depends on what the statements say, never on the order or the names of the files.
"""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

import orjson
import polars as pl

from waypost.foundation.clock import UTC

_NEVER = datetime(1, 1, 1, tzinfo=UTC)


class Settled(NamedTuple):
    """Numbers of the statements that do not stand: `same` say nothing new, `beaten` say something else."""

    same: frozenset[int]
    beaten: frozenset[int]


def settle(stated: pl.DataFrame) -> Settled:
    """Settle repeated statements, one row each: statement, record_key, learnt_at, modified_at, read."""
    repeated = (
        stated.select("record_key", "learnt_at", "statement", "modified_at", "read")
        .filter(pl.struct("record_key", "learnt_at").is_duplicated())
        .sort("record_key", "learnt_at", "statement")
    )
    same: set[int] = set()
    beaten: set[int] = set()
    for _, rows in groupby(repeated.iter_rows(), key=lambda row: row[:2]):
        _settle_one(
            [(number, changed or _NEVER, _in_order(read)) for _, _, number, changed, read in rows], same, beaten
        )
    return Settled(frozenset(same), frozenset(beaten))


def _settle_one(statements: list[tuple[int, datetime, bytes]], same: set[int], beaten: set[int]) -> None:
    _, _, standing = max(statements, key=lambda statement: statement[1:])
    repeats = [number for number, _, content in statements if content == standing]
    same.update(repeats[1:])
    beaten.update(number for number, _, content in statements if content != standing)


def _in_order(read: str) -> bytes:
    content: Any = orjson.loads(read)
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
