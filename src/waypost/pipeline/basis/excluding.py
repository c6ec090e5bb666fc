"""Fields that an agreement leaves out are gone before anything looks: from the people, and from what is kept."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from waypost.intake.contract import PEOPLE

NOT_KEPT = "{}"
"""What is kept of a statement from which fields were left out: where it stood, and nothing that it said."""


def without_fields(name: str, frame: pl.LazyFrame, fields: Collection[str]) -> pl.LazyFrame:
    """Return a frame of the contract, by its name, with these fields of people empty.

    What was read is then not kept whole either: a left-out field may stand anywhere in it, under the source's own name.
    What hides a fact is kept all the same: a field that is left out must not lay another open.
    """
    if fields and name == "people":
        return frame.with_columns(pl.lit(None, PEOPLE[field]).alias(field) for field in sorted(fields))
    if fields and name == "records":
        return frame.with_columns(read=pl.lit(NOT_KEPT))
    return frame
