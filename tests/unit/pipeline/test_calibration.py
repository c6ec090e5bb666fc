"""A record beside the published position."""

from __future__ import annotations

from datetime import date

import pytest

from invented_records import RecordBuilder
from waypost.insight.measures.clusters import Tally
from waypost.insight.measures.published import published
from waypost.journeys.question import Answer
from waypost.journeys.store.memory import MemoryStore
from waypost.pipeline.calibration import HEADINGS, as_table, beside, calibration, in_words, z_of

RECORDED = next(target for target in published() if target.key == "engagement_recorded")


def test_an_empty_record_answers_nothing_and_names_every_key() -> None:
    store = MemoryStore()
    store.load(RecordBuilder().linked(as_of=date(2027, 3, 31)))
    told = calibration(store)
    assert list(told) == [target.key for target in published()]
    for target in published():
        row = told[target.key]
        assert (row["value"], row["target"], row["n"], row["standard_error"]) == (None, target.value, 0, None)


def test_a_row_beside_a_target() -> None:
    tally = Tally(Answer((), 4, 2, 0, 0), clusters=4, numerator=2, squares=2, products=2, denominator_squares=4)
    row = beside(RECORDED, tally)
    assert row == {
        "value": pytest.approx(0.5),
        "target": 0.97,
        "n": 4,
        "standard_error": pytest.approx(0.25),
        "title": "Engagement: recorded",
        "unit": "share",
        "clusters": 4,
    }
    assert z_of(row) == pytest.approx(-1.88)
    head, rows = as_table({"engagement_recorded": row})
    assert head == HEADINGS
    assert rows == [("Engagement: recorded", "50.0 %", "97.0 %", "4", "25.0 %", "-1.9")]


def test_what_cannot_be_said_is_a_dash() -> None:
    row = beside(RECORDED, Tally())
    assert z_of(row) is None
    assert as_table({"engagement_recorded": row})[1] == [("Engagement: recorded", "-", "97.0 %", "0", "-", "-")]
    assert z_of(row | {"value": 1.0, "standard_error": 0.0}) is None
    assert in_words(38.957, "weeks") == "38.96"
