"""Where every value of the return comes from, and how sure we are; of a blank, why."""

from __future__ import annotations

import polars as pl

from waypost.disclosure.gate import plain_names
from waypost.pipeline.returns.definition import definition
from waypost.pipeline.told_record import AUTHORITY_SOURCES

COLUMNS = (
    *("row", "number", "item", "field", "meaning", "value", "how_sure", "source", "file", "position"),
    *("note", "others"),
)
"""`number` is the item in SSD, `item` the one in the census; `row`: the authority, the child's number, the day."""


def provenance(answers: pl.DataFrame) -> pl.DataFrame:
    """Return a row a field of each row, in the order of rows and items."""
    fields = definition().fields
    told = pl.DataFrame(
        {
            "field": list(fields),
            "number": [field.number for field in fields.values()],
            "item": [field.item for field in fields.values()],
            "meaning": [field.meaning for field in fields.values()],
        }
    )
    is_own = pl.col("source").is_in(AUTHORITY_SOURCES)
    file = pl.when(is_own).then("file").otherwise(plain_names("file")).alias("file")
    return answers.join(told, on="field", how="left", maintain_order="left").with_columns(file).select(COLUMNS)
