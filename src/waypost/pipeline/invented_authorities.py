"""What local authorities would tell of an invented world by a day, when nothing is misread."""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.pipeline.invented_fact import Column, laid
from waypost.synthetic.authority_rows import authority_rows
from waypost.synthetic.world import World
from waypost.synthetic.write_ssd import legal_statuses

_STILL_LOOKED_AFTER = "X1"


def authority_facts(world: World, as_of: date) -> list[pl.DataFrame]:
    """Return what the authorities hold on the day: every extract and return is as it would be taken then."""
    known = pl.concat(
        [
            world.pre_proceedings.filter(pl.col("decided_on") <= as_of).select("authority", "person_id"),
            world.episodes.filter(pl.col("started_on") <= as_of).select("authority", "person_id"),
        ]
    ).unique()
    numbered = known.select("person_id", sender="authority", number=pl.col("person_id").cast(pl.String))
    held = authority_rows(world, numbered.join(world.people, on="person_id"), as_of)
    spells = legal_statuses(held.episodes).with_columns(person_id=pl.col("number").cast(pl.Int64))
    former = pl.col("legal_status").shift(1).over("sender", "person_id", order_by="started_on")
    spans = held.episodes.with_columns(former=former)
    reason = pl.col("reason_new")
    is_new_status = reason.is_in(["S", "L", "B", "U"]) | ~pl.col("legal_status").eq_missing(pl.col("former"))
    has_left = pl.col("reason_ceased").ne_missing(pl.lit(_STILL_LOOKED_AFTER))
    begun = held.pre_proceedings
    agreed = begun.filter(pl.col("outcome").is_not_null())
    return [
        _held(begun, "ssd", "pre_proceedings_decided", "decided_on", as_of, _SPELL),
        _held(begun, "ssd", "pre_proceedings_letter_sent", "letter_on", as_of, _SPELL),
        _held(begun, "ssd", "pre_proceedings_meeting_held", "meeting_on", as_of, _SPELL, flag="is_parent_represented"),
        _held(agreed, "ssd", "pre_proceedings_ended", "outcome_on", as_of, _SPELL, code="outcome"),
        _held(spells, "ssd", "legal_status_started", "started_on", as_of, code="legal_status"),
        _held(spans.filter(is_new_status), "ssda903", "legal_status_started", "started_on", as_of, code="legal_status"),
        _held(spans.filter(reason == "S"), "ssda903", "care_started", "started_on", as_of, code="legal_status"),
        _held(
            spans.filter(reason.is_in(["S", "P", "T", "B", "U"])),
            "ssda903",
            "placement_started",
            "started_on",
            as_of,
            code="placement",
        ),
        _held(spans.filter(has_left), "ssda903", "care_ended", "ended_on", as_of, reason="reason_ceased"),
    ]


_CHILD = pl.format("child/{}", "person_id")
_SPELL = pl.format("pre_proceedings/{}/{}", "person_id", "decided_on")


def _held(
    rows: pl.DataFrame, source: str, kind: str, on: str, as_of: date, record: pl.Expr = _CHILD, **details: Column
) -> pl.DataFrame:
    """Return an authority's facts: one record a child and source, or a spell. They stand in no proceedings."""
    return laid(
        rows.drop("case_id", strict=False).filter(pl.col(on) <= as_of),
        source,
        record,
        pl.lit(kind),
        on,
        sender="sender",
        told_on=pl.lit(as_of),
        fact_key=pl.format("{}/{}", pl.lit(kind), on),
        **details,
    )
