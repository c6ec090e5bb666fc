"""Fields that an agreement leaves out are gone before anything looks: from the people, and from what is kept."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from waypost.intake.contract import PEOPLE, PROCEEDINGS

_OF_ADULTS = {"ethnicity": ("applicants_heritage", "respondents_heritage")}
"""What a field of people tells besides, of the adults of a case."""
NOT_KEPT = "{}"
"""What is kept of a statement from which fields were left out: where it stood, and nothing that it said."""


def without_fields(name: str, frame: pl.LazyFrame, fields: Collection[str]) -> pl.LazyFrame:
    """Return a frame of the contract, by its name, with these fields of people empty, and what is made of them.

    What was read is then not kept whole either: a left-out field may stand anywhere in it, under the source's own name.
    What hides a fact is kept all the same: a field that is left out must not lay another open.
    """
    if fields and name == "people":
        return frame.with_columns(pl.lit(None, PEOPLE[field]).alias(field) for field in sorted(fields))
    if fields and name == "proceedings":
        besides = [column for field in sorted(fields) for column in _OF_ADULTS.get(field, ())]
        return frame.with_columns(pl.lit(None, PROCEEDINGS[column]).alias(column) for column in besides)
    if fields and name == "records":
        return frame.with_columns(read=pl.lit(NOT_KEPT))
    return frame
