"""Links between the court's own tellings of one child in one case: its feed to Cafcass, and its case data.

Both come from one record of one case, so nothing has to be likely here. In private law both give the child the same id.
The public-law feed drops the id: the same names and date of birth in the same case are the same child, unless two
children of that case share them.
"""

from __future__ import annotations

import polars as pl

from waypost.foundation.identifiers import plain_name
from waypost.linkage.evidence import COURTS
from waypost.linkage.statements import Collapsed

SAME_COURT_ID = "the court's own id of the child, in one case"
SAME_IN_CASE = "the same names and date of birth in one case, told by the court twice"


def links_in_one_case(collapsed: Collapsed) -> pl.DataFrame:
    """Return `left`, `right` (records, left before right) and `reason` for child records of two court sources."""
    in_case = (
        collapsed.memberships.filter(pl.col("source").is_in(COURTS) & pl.col("proceedings_key").is_not_null())
        .select("record", "source", case="proceedings_key")
        .unique()
    )
    several = in_case.filter(pl.col("source").n_unique().over("case") > 1)
    named = _named(collapsed.children.join(several.select("record").unique(), on="record", how="semi"))
    told = several.join(named, on="record")
    pairs = [
        _pairs(told.filter(pl.col(key).is_not_null()), key, reason)
        for key, reason in (("person_key", SAME_COURT_ID), ("names", SAME_IN_CASE))
    ]
    return pl.concat(pairs).unique(["left", "right"], keep="first", maintain_order=True).sort("left", "right")


def _named(children: pl.DataFrame) -> pl.DataFrame:
    """Return record, person_key and `names`: names folded and date of birth in one text, null where no name is told."""
    rows = children.select("forenames", "surname").iter_rows()
    folded = ["/".join((plain_name(forenames), plain_name(surname))) for forenames, surname in rows]
    names = pl.concat_str("folded", pl.lit("/"), pl.col("born_on").cast(pl.String).fill_null(""))
    return children.with_columns(pl.Series("folded", folded, dtype=pl.String)).select(
        "record", "person_key", pl.when(pl.col("folded") != "/").then(names).alias("names")
    )


def _pairs(told: pl.DataFrame, key: str, reason: str) -> pl.DataFrame:
    """Pair records of two sources that share a case and a key; a key that one source gives twice joins nothing."""
    once = told.filter(pl.len().over("case", "source", key) == 1).select("record", "source", "case", key)
    return (
        once.join(once, on=["case", key], suffix="_right")
        .filter((pl.col("source") != pl.col("source_right")) & (pl.col("record") < pl.col("record_right")))
        .select(left="record", right="record_right", reason=pl.lit(reason))
        .unique()
        .sort("left", "right")
    )
