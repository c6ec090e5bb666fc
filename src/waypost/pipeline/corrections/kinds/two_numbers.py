"""Children who seem to have two numbers at one agency: linkage takes both for one child.

Never of a child for whom an adoption order is told: the second number is there so that nobody ties it to the first.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.corrections.material import Material
from waypost.pipeline.corrections.statements import lay

_NUMBERED = ("ssd", "ssda903", "cin", "annex_a", "cafcass")
_OWN = ["source", "sender", "child_id"]


def statements(material: Material) -> pl.DataFrame:
    """Return every number of each child who has several in one source."""
    own = material.record.identities.filter(pl.col("source").is_in(_NUMBERED))
    several = own.filter(pl.col("person_key").n_unique().over(_OWN) > 1).filter(
        ~pl.col("person_key").str.starts_with("party/")
    )
    placed = several.join(material.people.select(*_OWN, "person_key", "record_key", "file", "position", "learnt_at"),
                          on=[*_OWN, "person_key"], how="left", nulls_equal=True)  # fmt: skip
    matter = pl.concat_str("source", pl.col("sender").fill_null(""), "child_id", separator="/")
    return lay(placed, "two_numbers", matter=matter, value=pl.col("person_key"))
