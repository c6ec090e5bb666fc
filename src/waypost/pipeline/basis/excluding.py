"""Fields that an agreement leaves out are gone before anything looks: from the people, and from what is kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import polars as pl

from waypost.intake.contract import PEOPLE, Reading

NOT_KEPT = "{}"
"""What is kept of a statement from which fields were left out: where it stood, and nothing that it said."""


def without_fields(reading: Reading, fields: Collection[str]) -> Reading:
    """Return a reading with these fields of its people empty.

    What was read is then not kept whole either: a left-out field may stand anywhere in it, under the source's own name.
    """
    if not fields:
        return reading
    empty = [pl.lit(None, PEOPLE[name]).alias(name) for name in sorted(fields)]
    return replace(
        reading,
        people=reading.people.with_columns(*empty),
        records=reading.records.with_columns(read=pl.lit(NOT_KEPT)),
    )
