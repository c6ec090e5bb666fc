"""How a name sounds, for finding a child whose name was heard and not read: by the one rule, linkage's own.

Linkage brings together letters that are spelt for one another in names of many languages.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from waypost.linkage.names import name_parts, sound


def sounds_of(names: Sequence[str]) -> list[str]:
    """Return the sound of the last part of each name; empty for a name without a letter."""
    last = name_parts(pl.col("name")).list.last().fill_null("")
    told = pl.DataFrame({"name": list(names)}, schema={"name": pl.String}).select(
        sound(last).fill_null("").alias("sound")
    )
    return told["sound"].to_list()


def sound_of(name: str) -> str:
    """Return the sound of the last part of one name."""
    return sounds_of([name])[0]
