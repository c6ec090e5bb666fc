"""Consistency: of the facts that two sources should both tell, how many do they tell alike. No truth is asked.

Who tells what in which words stands in who_should_know.yaml; which of its lines are held together in fields.yaml. That
two agree does not make them right: one may have copied from the other.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.agreement import Knowledge, who_should_know
from waypost.pipeline.data_quality.material import Material
from waypost.pipeline.data_quality.matters import Matters, Pair
from waypost.pipeline.data_quality.said_events import SaidEvents
from waypost.pipeline.data_quality.tallies import PLACES, in_window, tally

CONSISTENCY_BY = ("pair", "source", "other_source")
ONCE = "once"


def consistency(material: Material, matter: Matters) -> pl.DataFrame:
    """Return pair, source, other_source, place_kind, place, month, numerator (alike) and denominator, with every whole.

    The month is that of the fact as the first source tells it. A pair of which one source is silent has no row.
    """
    compared = [_compared(pair, material.events) for pair in matter.pairs]
    known = in_window(pl.concat(compared), "happened_on", material.as_of, matter.months)
    return tally(known.select(*CONSISTENCY_BY, *PLACES, "is_told"), CONSISTENCY_BY)


def knowledge_of(pair: Pair, agency: str) -> Knowledge:
    """Return the line of who_should_know.yaml by which an agency of the pair tells the fact."""
    for line in who_should_know():
        if (line.agency, line.happened) == (agency, pair.happened) and line.code in (pair.code, None):
            return line
    raise ValueError(f"fields.yaml: {pair.id} names {agency}, of which who_should_know.yaml has no such line")


def _compared(pair: Pair, events: SaidEvents) -> pl.DataFrame:
    """Return the first source's facts that the second should tell too, and whether it does."""
    one, other = knowledge_of(pair, pair.first), knowledge_of(pair, pair.second)
    who = "row" if one.known_by == other.known_by == "case" else "child"
    facts = _facts(pair, one, events).with_columns(code=pl.col("code").replace(dict(other.same_word)))
    told = events.of(pair.second, [other.told_as or other.happened])
    told = told.with_columns(code=pl.col("code").replace(dict(other.same_word)))
    if other.codes:
        told = told.filter(pl.col("code").is_in(other.codes))
    knows = events.told_of(pair.second, who) if other.codes else told[who]
    shared = facts.filter(pl.col(who).is_in(knows.drop_nulls().unique().implode()))
    in_words = not other.codes and pair.compares != ONCE and "code" in (one.compares, other.compares)
    on = [who, "happened_on", *(["code"] if in_words else [])]
    first = shared.unique([who] if pair.compares == ONCE else on, keep="first", maintain_order=True)
    keys = told.select(on).unique().with_columns(is_told=pl.lit(value=True))
    return first.join(keys, on=on, how="left", nulls_equal=True).select(
        pl.lit(pair.id).alias("pair"),
        pl.lit(pair.first).alias("source"),
        pl.lit(pair.second).alias("other_source"),
        "place_kind",
        "place",
        "happened_on",
        pl.col("is_told").fill_null(value=False),
    )


def _facts(pair: Pair, line: Knowledge, events: SaidEvents) -> pl.DataFrame:
    told = events.of(pair.first, [line.told_as or pair.happened])
    chosen = told if pair.code is None else told.filter(pl.col("code") == pair.code)
    return chosen.sort("happened_on", "code", "row", "child", "place", maintain_order=True)
