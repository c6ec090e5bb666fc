"""Planted causes of delay beside what the record's tables say: weeks by owner, in the cases that were delayed."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

TABLES = ("waited", "attributed_days", "waits", "children_in_proceedings")
PLANTED = ("proceedings_id", "owner", "reason", "weeks_by_the_end")
_CASE = ["proceedings_id", "owner", "reason"]
_CHILD = ["child_id", "proceedings_id"]


def weeks_by_owner(tables: Mapping[str, pl.DataFrame], planted: pl.DataFrame) -> pl.DataFrame:
    """Return owner, planted and found weeks: of public-law children whose court tells of them, who
    were in a case to its end, in cases that have ended.

    `planted` has a row a delayed case, with the columns PLANTED. Found are the days given to hearings lost for the
    planted reason in those cases. A case that lost another hearing for the same reason, as courts do anyway, is left
    out: there the two cannot be told apart.
    """
    by_court = tables["children_in_proceedings"].filter(pl.col("is_told_by_court")).select(_CHILD)
    to_the_end = pl.col("ended_on") == pl.col("ended_on").max().over("proceedings_id")
    lost = tables["waits"].filter(pl.col("kind") == "lost_hearing")
    twice = lost.group_by(*_CHILD, "owner", "reason").len().filter(pl.col("len") > 1)
    children = (
        tables["waited"]
        .filter(pl.col("stage") == "proceedings", pl.col("law") == "public")
        .join(by_court, on=_CHILD, how="semi")
        .filter(to_the_end)
        .select(_CHILD)
        .join(planted.select(PLANTED), on="proceedings_id")
        .join(twice, on=[*_CHILD, "owner", "reason"], how="anti")
    )
    given = tables["attributed_days"].filter(pl.col("kind") == "lost_hearing")
    given = given.group_by(*_CHILD, "owner", "reason").agg(weeks=pl.col("days").sum() / 7)
    both = children.join(given, on=[*_CHILD, "owner", "reason"], how="left")
    return both.group_by("owner").agg(
        planted=pl.col("weeks_by_the_end").sum(), found=pl.col("weeks").fill_null(0).sum(), children=pl.len()
    )
