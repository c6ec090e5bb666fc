"""Permanence out of SSD: the decision, the match, the placement, its reversal, and the order at the end.

The day of the order is that on which the last episode of care ceased with such an order. The table's own day is the end
of the last placement at one supplier, and is told with a doubt where no episode says better.
"""

from __future__ import annotations

import polars as pl

from waypost.intake.shaping import Telling, lay_events
from waypost.intake.ssd.check import SOURCE
from waypost.vocabulary.care import REASONS_CEASED_HELD
from waypost.vocabulary.events import EventKind

END_OF_PLACEMENT = "end_of_placement_taken"
WORKED_OUT = "adoption_placement_worked_out"
NOT_SAID_WHICH = "adoption_placement_not_said_which"
EARLY_PLACEMENT = "early_adoption_placement"
_DELIVERY = ("sender", "learnt_at")
_ORDER_OF_OUTCOME = {
    "adopted": "adoption_order",
    "special_guardianship_order": "special_guardianship_order",
    "child_arrangements_order": "child_arrangements_order",
}
_IS_SOMEBODYS = pl.col("person").is_not_null()

TELLINGS = (
    Telling(EventKind.ADOPTION_DECIDED, "perm_adm_decision_date", {}, _IS_SOMEBODYS),
    Telling(
        EventKind.ORDER_MADE, "perm_placement_order_date", {"code": pl.lit("placement_order")}, only_where=_IS_SOMEBODYS
    ),
    Telling(EventKind.ADOPTERS_MATCHED, "perm_matched_date", {}, _IS_SOMEBODYS),
    Telling(
        EventKind.PLACEMENT_STARTED,
        "placed_on",
        {"code": pl.col("placement"), "doubt": pl.col("placement_doubt")},
        only_where=_IS_SOMEBODYS,
    ),
    Telling(
        EventKind.ADOPTION_DECISION_REVERSED,
        "perm_decision_reversed_date",
        {"reason": pl.col("perm_decision_reversed_reason")},
        only_where=_IS_SOMEBODYS,
    ),
)
EARLY_TELLINGS = (
    Telling(
        EventKind.PLACEMENT_STARTED, "early_placed_on", {"doubt": pl.lit(EARLY_PLACEMENT)}, only_where=_IS_SOMEBODYS
    ),
)
ORDER_TELLINGS = (
    Telling(
        EventKind.ORDER_MADE,
        "ordered_on",
        {"code": pl.col("order"), "doubt": pl.col("order_doubt")},
        only_where=_IS_SOMEBODYS & pl.col("order").is_not_null(),
    ),
)
_TELLINGS_OF_ROWS = {"": TELLINGS, "early_placement/": EARLY_TELLINGS, "permanence_order/": ORDER_TELLINGS}


def tell_permanence(permanence: pl.DataFrame, placements: pl.DataFrame, episodes: pl.DataFrame) -> pl.DataFrame:
    """Return the events of each row. `permanence` and `placements` have the column `person`."""
    rows = _with_order(_with_placements(permanence, placements), episodes)
    told = [
        lay_events(rows, SOURCE, tellings, person_key=pl.col("person"), proceedings_key=pl.lit(None)).with_columns(
            fact_key=pl.concat_str(pl.lit(prefix), "fact_key")
        )
        for prefix, tellings in _TELLINGS_OF_ROWS.items()
    ]
    return pl.concat(told)


def _with_placements(permanence: pl.DataFrame, placements: pl.DataFrame) -> pl.DataFrame:
    """Add the placements that only this table tells, and of which kind they are.

    Under a placement order (section 21) a placement is A5 or A6, else A3 or A4, by whether the carer adopts.
    """
    has_order = pl.col("perm_placement_order_date").is_not_null()
    by_carer, flag = pl.col("perm_adopted_by_carer_flag"), pl.col("perm_adopted_by_carer_flag").is_not_null()
    with_carer = pl.when(has_order).then(pl.lit("A5")).otherwise(pl.lit("A3"))
    with_others = pl.when(has_order).then(pl.lit("A6")).otherwise(pl.lit("A4"))
    return permanence.with_columns(
        placed_on=_told_by_no_placement("perm_placed_for_adoption_date", permanence, placements),
        early_placed_on=_told_by_no_placement("perm_placed_ffa_cp_date", permanence, placements),
        placement=pl.when(flag).then(pl.when(by_carer).then(with_carer).otherwise(with_others)),
        placement_doubt=pl.when(flag).then(pl.lit(WORKED_OUT)).otherwise(pl.lit(NOT_SAID_WHICH)),
    )


def _told_by_no_placement(day: str, permanence: pl.DataFrame, placements: pl.DataFrame) -> pl.Series:
    """Return the days on which no placement of the child begins in the same extract."""
    told = placements.select(*_DELIVERY, "person", pl.col("clap_cla_placement_start_date").alias(day)).unique()
    known = permanence.join(
        told.with_columns(is_told=pl.lit(True)),
        on=[*_DELIVERY, "person", day],
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    return known.select(pl.when(pl.col("is_told").is_null()).then(day)).to_series()


def _with_order(permanence: pl.DataFrame, episodes: pl.DataFrame) -> pl.DataFrame:
    """Add the order at the end and its day: of the last episode that ceased with one, else as the table says."""
    outcomes = {code: REASONS_CEASED_HELD.attribute(code, "outcome") for code in REASONS_CEASED_HELD.codes}
    orders = {code: _ORDER_OF_OUTCOME[outcome] for code, outcome in outcomes.items() if outcome in _ORDER_OF_OUTCOME}
    ended = (
        episodes.select(
            *_DELIVERY,
            "record_key",
            person="clae_person_id",
            period="clae_cla_id",
            ceased_on="clae_cla_episode_ceased_date",
            ended_with=pl.col("clae_cla_episode_ceased_reason").replace_strict(
                orders, default=None, return_dtype=pl.String
            ),
        )
        .drop_nulls(["ceased_on", "ended_with"])
        .sort("ceased_on", "record_key")
    )
    asked = permanence.select(*_DELIVERY, "person", "perm_cla_id").with_row_index("place")
    last = (
        asked.join(ended.drop("record_key"), on=[*_DELIVERY, "person"], nulls_equal=True, maintain_order="right")
        .filter((pl.col("perm_cla_id") == pl.col("period")).fill_null(True))
        .unique("place", keep="last", maintain_order=True)
        .select("place", "ceased_on", "ended_with")
    )
    both = asked.select("place").join(last, on="place", how="left", maintain_order="left")
    is_by_episode = both["ceased_on"].is_not_null()
    return permanence.with_columns(
        order=pl.coalesce(both["ended_with"], "perm_permanence_order_type"),
        ordered_on=pl.coalesce(both["ceased_on"], "perm_permanence_order_date"),
        order_doubt=pl.when(~is_by_episode).then(pl.lit(END_OF_PLACEMENT)),
    )
