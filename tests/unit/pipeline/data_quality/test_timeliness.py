"""Days from happening to learning: the middle, the slow end, and the share that is late."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl

from support.quality_material import counts, event, material, matter
from waypost.pipeline.data_quality.matters import Rhythm
from waypost.pipeline.data_quality.timeliness import timeliness

RHYTHM = Rhythm("cafcass", ("order_made",), 10)


def learnt_after(days, **told):
    at = datetime(2027, 3, 1 + days, 9, tzinfo=UTC)
    return event("cafcass", "order_made", 0, date(2027, 3, 1), learnt_at=at, **told)


def whole(*events):
    told = timeliness(material(events=events), matter(rhythms=[RHYTHM]))
    return told, told.filter(pl.col("place") == "england", pl.col("month") == "all").to_dicts()


def test_the_middle_the_slow_end_and_the_late():
    told, (row,) = whole(*(learnt_after(days) for days in (0, 1, 2, 10, 11)))
    assert counts(told, kind="order_made") == (1, 5)
    assert (row["median_days"], row["ninth_decile_days"], row["late_after_days"]) == (2.0, 11.0, 10)


def test_what_was_told_ahead_or_at_no_known_time_has_no_lag():
    ahead = event("cafcass", "order_made", 0, date(2027, 3, 20), learnt_at=datetime(2027, 3, 1, tzinfo=UTC))
    told, rows = whole(ahead, {**learnt_after(1), "learnt_at": None})
    assert told.is_empty()
    assert rows == []


def test_a_fact_put_right_was_learnt_when_it_was_put_right():
    first, right = learnt_after(1), learnt_after(20)
    told, _ = whole({**first, "superseded_at": right["learnt_at"]}, right)
    assert counts(told, kind="order_made") == (1, 2)


def test_kinds_without_a_rhythm_are_not_timed():
    told, _ = whole(learnt_after(1), {**learnt_after(1), "kind": "letter_sent"})
    assert set(told["kind"]) == {"order_made"}
