"""Checked rows laid into the frames of the contract."""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.intake.contract import FRAMES
from waypost.intake.shaping import Telling, lay, lay_events
from waypost.vocabulary.events import EventKind

ROWS = pl.DataFrame(
    {
        "sender": ["E1", "E1", "E1"],
        "record_key": ["a", "b", "c"],
        "learnt_at": [None, None, None],
        "child": ["1", "2", "3"],
        "on": [date(2024, 5, 1), None, date(2024, 5, 3)],
        "what": ["x", "y", "z"],
    }
)
TELLING = Telling(EventKind.LETTER_SENT, "on", {"code": pl.col("what")}, only_where=pl.col("what") != "z")


def test_every_frame_is_laid_with_the_contracts_columns_and_nothing_invented():
    for name, schema in FRAMES.items():
        if name != "findings":
            frame = lay(name, ROWS, "ssd")
            assert frame.columns == list(schema)
            assert frame["source"].unique().to_list() == ["ssd"]
    assert lay("people", ROWS.clear(), "ssd").height == 0
    assert lay("people", ROWS, "ssd")["role"].null_count() == 3


def test_rows_tell_events_where_they_have_the_day_and_the_rule_holds():
    events = lay_events(ROWS, "ssd", [TELLING], person_key=pl.col("child"), proceedings_key=pl.lit(None))
    (only,) = events.select("person_key", "fact_key", "kind", "happened_on", "code", "reason").rows()
    assert only == ("1", "letter_sent", "letter_sent", date(2024, 5, 1), "x", None)


def test_a_row_that_speaks_of_several_children_names_the_child_in_the_fact():
    telling = Telling(EventKind.LETTER_SENT, "on", {})
    events = lay_events(ROWS, "ssd", [telling], person_key=pl.col("child"), proceedings_key=pl.lit("p"), is_shared=True)
    assert events["fact_key"].to_list() == ["letter_sent/1", "letter_sent/3"]
    assert events["proceedings_key"].to_list() == ["p", "p"]
