"""SSDA903 into the record: children from the header, and what bears on a child's journey from the other tables.

Episodes tell when care began and ended, legal statuses and placements. Decisions for adoption, matching, earlier
permanence and deprivations of liberty are told where their day is known.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from waypost.intake.shaping import Telling, lay, lay_events
from waypost.intake.ssda903.check import SOURCE, has_new_legal_status, has_new_placement, previous
from waypost.intake.ssda903.partial_dates import known_day
from waypost.vocabulary.events import EventKind

_STARTED, _STILL_LOOKED_AFTER = "S", "X1"
_NO_PERMANENCE = "Z1"
_RETURN = ("sender", "learnt_at")

TELLINGS = (
    Telling(
        EventKind.CARE_STARTED,
        "DECOM",
        {"code": pl.col("LS")},
        only_where=pl.col("RNE") == _STARTED,
    ),
    Telling(
        EventKind.LEGAL_STATUS_STARTED,
        "DECOM",
        {"code": pl.col("LS"), "doubt": pl.when(~pl.col("is_told_by_reason")).then(pl.lit("legal_status_differs"))},
        only_where=pl.col("LS").is_not_null() & pl.col("is_new_legal_status"),
    ),
    Telling(
        EventKind.PLACEMENT_STARTED,
        "DECOM",
        {"code": pl.col("PLACE")},
        only_where=pl.col("PLACE").is_not_null() & has_new_placement(),
    ),
    Telling(
        EventKind.CARE_ENDED,
        "DEC",
        {"reason": pl.col("REC")},
        only_where=pl.col("REC").is_not_null() & (pl.col("REC") != _STILL_LOOKED_AFTER),
    ),
)


_TABLE_TELLINGS: Mapping[str, tuple[Telling, ...]] = {
    "ad1": (Telling(EventKind.ADOPTERS_MATCHED, "DATE_MATCH", {}),),
    "placed_for_adoption": (
        Telling(EventKind.ADOPTION_DECIDED, "DATE_PLACED", {}),
        Telling(EventKind.ADOPTION_DECISION_REVERSED, "DATE_PLACED_CEASED", {"reason": pl.col("REASON_PLACED_CEASED")}),
    ),
    "previous_permanence": (
        Telling(
            EventKind.EARLIER_PERMANENCE_ORDERED,
            "permanence_on",
            {"code": pl.col("PREV_PERM")},
            only_where=pl.col("PREV_PERM").is_not_null() & (pl.col("PREV_PERM") != _NO_PERMANENCE),
        ),
    ),
    "dolo": (
        Telling(EventKind.DEPRIVATION_OF_LIBERTY_STARTED, "DOLO_START", {}),
        Telling(EventKind.DEPRIVATION_OF_LIBERTY_ENDED, "DOLO_END", {}),
    ),
}
EVENT_TABLES = tuple(_TABLE_TELLINGS)
"""Tables beside episodes that tell events."""


def tell_children(header: pl.DataFrame) -> pl.DataFrame:
    """Return a person fragment for each row of the header."""
    return lay(
        "people",
        header,
        SOURCE,
        person_key=pl.col("CHILD"),
        role=pl.lit("child"),
        born_on=pl.col("DOB"),
        sex=pl.col("SEX"),
        ethnicity=pl.col("ETHNIC"),
        upn=pl.col("UPN"),
        authority_child_id=pl.col("CHILD"),
    )


def tell_untold_children(untold: pl.DataFrame) -> pl.DataFrame:
    """Return a person fragment with nothing but the number, one a return, for children of whom no header tells."""
    once = untold.sort("record_key").unique([*_RETURN, "CHILD"], keep="first", maintain_order=True)
    return lay(
        "people", once, SOURCE, person_key=pl.col("CHILD"), role=pl.lit("child"), authority_child_id=pl.col("CHILD")
    )


def tell_episodes(episodes: pl.DataFrame) -> pl.DataFrame:
    """Return the events of the episodes.

    A legal status begins where RNE says so, and where it differs from the child's previous episode although RNE does
    not say so; the second is marked as inferred.
    """
    is_told = episodes.select(has_new_legal_status().fill_null(False)).to_series()
    before = _previous_legal_status(episodes, ~is_told)
    differs = pl.col("LS") != pl.col("LS_before")
    is_unexplained = pl.col("RNE").is_null() & pl.col("LS_before").is_null()
    marked = episodes.with_columns(LS_before=before, is_told_by_reason=is_told)
    rows = marked.with_columns(
        is_new_legal_status=pl.col("is_told_by_reason") | differs.fill_null(False) | is_unexplained
    )
    return lay_events(rows, SOURCE, TELLINGS, person_key=pl.col("CHILD"), proceedings_key=pl.lit(None))


def tell_table(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the events of a table beside episodes. A day that is known in part is no day of an event."""
    if table == "previous_permanence":
        rows = rows.with_columns(permanence_on=known_day(pl.col("DATE_PERM")))
    return lay_events(rows, SOURCE, _TABLE_TELLINGS[table], person_key=pl.col("CHILD"), proceedings_key=pl.lit(None))


def _previous_legal_status(episodes: pl.DataFrame, is_asked: pl.Series) -> pl.Series:
    """Return the legal status of the child's episode before: in the same return, else in one received earlier.

    What lies in an earlier return is looked up only where `is_asked`.

    A later return never changes what an earlier one told, so the answer to "what was known then" stays the same.
    """
    rows = episodes.select("sender", "learnt_at", "CHILD", "DECOM", "LS", here=previous("LS")).with_row_index("place")
    is_first = pl.col("DECOM") == pl.col("DECOM").min().over("sender", "learnt_at", "CHILD")
    first = rows.filter(is_first & is_asked)
    earlier = rows.select("sender", "CHILD", "LS", DECOM_before="DECOM", learnt_before="learnt_at")
    found = (
        first.select("place", "sender", "CHILD", "DECOM", "learnt_at")
        .join(earlier, on=["sender", "CHILD"], nulls_equal=True)
        .filter((pl.col("DECOM_before") < pl.col("DECOM")) & (pl.col("learnt_before") < pl.col("learnt_at")))
        .sort("DECOM_before", "learnt_before", "LS")
        .unique("place", keep="last", maintain_order=True)
        .select("place", there="LS")
    )
    both = rows.join(found, on="place", how="left", maintain_order="left")
    return both.select(pl.coalesce("here", "there")).to_series()
