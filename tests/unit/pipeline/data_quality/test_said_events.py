"""Events coded small say in words what they said before."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest

from waypost.pipeline.data_quality.said_events import SaidEvents

MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
AT = datetime(2026, 6, 1, 9, tzinfo=UTC)


def piece(*rows: tuple) -> pl.DataFrame:
    words = dict.fromkeys(("source", "kind", "place"), pl.String)
    told = {"child": pl.UInt32, "happened_on": pl.Date, "code": pl.String, "superseded_at": pl.Datetime("us", "UTC")}
    frame = pl.DataFrame(rows, schema={**words, **told}, orient="row")
    nothing = {"reason": pl.String, "owner": pl.String, "due_on": pl.Date, "flag": pl.Boolean}
    return frame.with_columns(
        row=pl.col("child"),
        place_kind=pl.when(pl.col("source") == "ssd").then(pl.lit("authority")).otherwise(pl.lit("area")),
        learnt_at=pl.lit(AT),
        **{name: pl.lit(None, kind) for name, kind in nothing.items()},
    )


@pytest.fixture
def events() -> SaidEvents:
    return SaidEvents(
        [
            piece(
                ("cafcass", "letter_sent", "devon", 1, MAY, "introduction", None),
                ("cafcass", "letter_sent", "devon", 1, MARCH, "goodbye", AT),
            ),
            piece(
                ("cafcass", "letter_sent", "surrey", 2, APRIL, None, None),
                ("cafcass", "case_closed", "devon", 1, APRIL, None, None),
                ("ssd", "care_started", "E06000001", 3, MARCH, None, None),
            ),
        ]
    )


def test_what_a_source_says_of_a_kind_comes_back_in_words(events):
    told = events.of("cafcass", ["letter_sent"])
    assert told.select("kind", "place", "child", "happened_on", "code").rows() == [
        ("letter_sent", "devon", 1, MAY, "introduction"),
        ("letter_sent", "surrey", 2, APRIL, None),
    ]
    assert told["learnt_on"].unique().to_list() == [AT.date()]
    assert events.of("cafcass", ["letter_sent"], is_standing=False).height == 3
    assert events.of("nobody", ["letter_sent"]).is_empty()
    assert len(events) == 5


def test_of_whom_a_source_still_says_anything(events):
    assert sorted(events.told_of("cafcass", "child")) == [1, 2]
    assert events.told_of("nobody", "row").is_empty()


def test_the_first_and_the_last_day_of_a_place_over_every_kind(events):
    assert sorted(events.last_told(APRIL).rows()) == [
        ("cafcass", "area", "devon", APRIL),
        ("cafcass", "area", "surrey", APRIL),
        ("ssd", "authority", "E06000001", MARCH),
    ]
    first = events.first_told().select("source", "child", "place", "happened_on")
    assert sorted(first.rows()) == [
        ("cafcass", 1, "devon", MARCH),
        ("cafcass", 2, "surrey", APRIL),
        ("ssd", 3, "E06000001", MARCH),
    ]
    assert SaidEvents([]).first_told().is_empty()
