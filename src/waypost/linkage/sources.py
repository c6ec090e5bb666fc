"""What linkage knows of each source: its place in the declared order, and how it numbers children."""

from __future__ import annotations

import polars as pl

PERSON = ("source", "sender", "person_key")
"""What names one person record in the whole of the data: unique together."""

SOURCE_ORDER = (
    *("hmcts_public_law", "hmcts_private_law", "hmcts_case_data", "hmcts_hearings"),
    *("cafcass", "ssd", "ssda903", "cin", "annex_a"),
)
"""The declared order. It breaks ties between records learnt together and between values equally often said."""

ONE_KEY_A_CHILD = ("cafcass", "ssd", "ssda903", "cin", "annex_a")
"""Sources whose sender keeps one key for a child from case to case and year to year.

Two keys of one such sender are never the same child. A court feed gives a child a new key in every case, so several
court keys for one child are right.
"""


def source_rank() -> pl.Expr:
    """Return the place of `source` in the declared order; a source not declared comes after all that are."""
    return (
        pl.col("source")
        .replace_strict({name: place for place, name in enumerate(SOURCE_ORDER)}, default=len(SOURCE_ORDER))
        .cast(pl.Int64)
    )
