"""Many small records put side by side in one: what an engine costs a statement is then paid once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from waypost.journeys.linked import FRAMES, LinkedRecord

Drawn = TypeVar("Drawn")
KEYS = (*("child_id", "proceedings_id", "record_key", "person_key", "proceedings_key", "practitioner_key", "anchor"),)
"""Columns by which rows belong together: with a number before each, records do not touch one another."""


def side_by_side(records: Sequence[LinkedRecord], as_of: date) -> LinkedRecord:
    """Return all records as one, told as of a day."""
    frames = {
        name: pl.concat([_apart(getattr(record, name), number) for number, record in enumerate(records)])
        for name in FRAMES
    }
    return LinkedRecord(**frames, as_of=as_of)


def _apart(frame: pl.DataFrame, number: int) -> pl.DataFrame:
    return frame.with_columns(
        pl.concat_str(pl.lit(f"{number}:"), key).alias(key) for key in KEYS if key in frame.columns
    )


def drawn(strategy: st.SearchStrategy[Drawn], settled: Callable[[Any], Any]) -> list[Drawn]:
    """Return what Hypothesis draws under some settings, for a test that takes all at once."""
    found: list[Drawn] = []

    @settled
    @given(strategy)
    def keep(one: Drawn) -> None:
        found.append(one)

    keep()
    return found
