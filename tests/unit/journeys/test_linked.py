"""A linked record has the columns it declares, kinds that the vocabulary knows, and children that are there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from invented_records import RecordBuilder, at, event
from waypost.journeys.linked import FRAMES, FrameNotAsDeclared, LinkedRecord, empty_frame


def linked() -> LinkedRecord:
    builder = RecordBuilder()
    builder.statement("cafcass", "k", at(date(2026, 1, 1)), [event("letter_sent", date(2026, 1, 1))])
    return builder.linked()


def test_columns_may_stand_in_any_order_and_others_are_put_aside() -> None:
    frame = linked().children.with_columns(more=pl.lit(1)).select(pl.all().reverse())
    assert replace(linked(), children=frame).children.columns == list(FRAMES["children"])


@pytest.mark.parametrize(
    "children",
    [
        linked().children.drop("born_on"),
        linked().children.with_columns(born_on=pl.lit("2020-01-01")),
    ],
)
def test_a_column_missing_or_of_another_kind_is_an_error_of_ours(children: pl.DataFrame) -> None:
    with pytest.raises(FrameNotAsDeclared, match=r"linked record, children: columns born_on"):
        replace(linked(), children=children)


def test_a_kind_that_no_vocabulary_knows_is_an_error_of_ours() -> None:
    with pytest.raises(FrameNotAsDeclared, match="vocabulary"):
        replace(linked(), events=linked().events.with_columns(kind=pl.lit("dreamt")))


def test_a_child_who_is_not_there_or_there_twice_is_an_error_of_ours() -> None:
    children = linked().children
    for wrong in (empty_frame("children"), pl.concat([children, children])):
        with pytest.raises(FrameNotAsDeclared, match="one row to each child") as raised:
            replace(linked(), children=wrong)
        assert "C-1" not in str(raised.value)
