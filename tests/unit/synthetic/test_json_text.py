"""JSON put together a column at a time."""

from __future__ import annotations

from datetime import date

import orjson
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from waypost.synthetic import json_text


def told(frame: pl.DataFrame, part: pl.Expr) -> list[object]:
    """Return the part of each row, read back."""
    return [None if text is None else orjson.loads(text) for text in frame.select(part).to_series()]


@given(st.lists(st.none() | st.text(st.characters(codec="utf-8")), min_size=1))
def test_any_text_is_read_back_as_it_was(texts):
    frame = pl.DataFrame({"a": texts}, schema={"a": pl.String})
    assert told(frame, json_text.quoted(pl.col("a"))) == texts


def test_what_is_not_there_is_left_out():
    frame = pl.DataFrame({"a": ["x", None], "on": [date(2025, 1, 2), None], "is": [True, False]})
    part = json_text.record(
        json_text.field("a", json_text.quoted(pl.col("a"))),
        on=json_text.day(pl.col("on")),
        **{"is": json_text.answer(pl.col("is"))},
        words=json_text.answer_in_words(pl.col("is")),
        always=json_text.fixed({"b": [1]}),
    )
    assert told(frame, part) == [
        {"a": "x", "on": "2025-01-02", "is": True, "words": "Yes", "always": {"b": [1]}},
        {"is": False, "words": "No", "always": {"b": [1]}},
    ]


def test_an_object_with_nothing_in_it_may_be_left_out_too():
    frame = pl.DataFrame({"a": ["x", None]})
    assert told(frame, json_text.record_if_any(a=json_text.quoted(pl.col("a")))) == [{"a": "x"}, None]


def test_a_field_may_have_either_name():
    frame = pl.DataFrame({"a": ["x", "y", None], "is": [True, False, True]})
    part = json_text.record(json_text.either(pl.col("is"), "one", "two", json_text.quoted(pl.col("a"))))
    assert told(frame, part) == [{"one": "x"}, {"two": "y"}, {}]


def test_parts_of_a_group_are_listed_in_the_order_of_the_frame():
    frame = pl.DataFrame({"k": [2, 1, 2], "a": ["x", "y", "z"]})
    lists = json_text.listed(frame, "k", json_text.quoted(pl.col("a")), "l")
    assert {key: orjson.loads(text) for key, text in lists.iter_rows()} == {2: ["x", "z"], 1: ["y"]}


def test_choices_follow_the_digits_of_a_draw_and_reach_all():
    frame = pl.DataFrame({"draw": [number / 1000 for number in range(1000)]})
    among = ({"a": 1}, None, "z")
    first, again, other = (told(frame, json_text.chosen_part(pl.col("draw"), place, among)) for place in (1, 1, 2))
    assert first == again != other
    assert {str(one) for one in first} == {str(one) for one in among}
    assert set(frame.select(json_text.digit(pl.col("draw"), 2, 7)).to_series()) == set(range(7))
