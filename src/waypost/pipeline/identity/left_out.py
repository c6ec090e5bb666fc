"""What leaves in bulk leaves out children whose record is frozen, and notes whose children stood in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from waypost.linkage.sources import PERSON
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.identity.freeze import frozen_children

if TYPE_CHECKING:
    from waypost.pipeline.returns.fill import Filled


def without_frozen_rows(usable: UsableRecord, filled: Filled) -> tuple[Filled, int]:
    """Return a return less the rows of frozen children, and how many those were."""
    frozen = frozen_children(usable)
    rows = filled.rows.filter(~pl.col("child_id").is_in(list(frozen)))
    left = filled.rows.height - rows.height
    if not left:
        return filled, 0
    return replace(
        filled, rows=rows, answers=filled.answers.join(rows, on="row", how="semi", maintain_order="left")
    ), left


def with_children(usable: UsableRecord, items: pl.DataFrame) -> pl.DataFrame:
    """Return corrections (corrections.items.ITEMS) with `child_id`, those of frozen children left out."""
    identities = pl.read_parquet(usable.record / "identities.parquet").select(*PERSON, "child_id")
    told = items.join(identities, on=list(PERSON), how="left", nulls_equal=True, maintain_order="left")
    frozen = frozen_children(usable)
    return told.filter(~pl.col("child_id").is_in(list(frozen)).fill_null(value=False)) if frozen else told
