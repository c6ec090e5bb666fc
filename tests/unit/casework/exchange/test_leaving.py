"""Rows as the Cafcass extract defines them, or none at all; and what comes of any text that a child may say."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.exchange.leaving import NotTheExtract, as_csv
from waypost.vocabulary.cafcass_extract import subjects

ROW = {
    "engagement_id": "M1",
    "case_id": "CF1",
    "child_id": "77",
    "seen_on": date(2027, 3, 1),
    "manner": "in_person",
    "is_alone": False,
    "recorded_at": datetime(2027, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=1))),
}


def read(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_is_written_in_every_column_with_days_and_truths_as_the_definition_has_them():
    (row,) = read(as_csv("engagement", [ROW]))
    assert tuple(row) == subjects()["engagement"].column_names
    assert (row["seen_on"], row["is_alone"], row["recorded_at"]) == ("2027-03-01", "no", "2027-06-30T23:30:00Z")
    assert row["childs_words"] == ""


@pytest.mark.parametrize(
    ("subject", "changed", "message"),
    [
        ("gossip", {}, "no subject"),
        ("engagement", {"mood": "low"}, "mood is no column"),
        ("engagement", {"manner": "by letter"}, "manner is not of its list"),
        ("engagement", {"seen_on": None}, "seen_on is needed"),
    ],
)
def test_what_is_not_the_extract_is_not_written(subject, changed, message):
    with pytest.raises(NotTheExtract, match=message):
        as_csv(subject, [{**ROW, **changed}])


@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00\r"), max_size=80))
def test_whatever_a_child_says_is_read_back_as_it_was_said(words):
    (row,) = read(as_csv("engagement", [{**ROW, "childs_words": words}]))
    assert row["childs_words"] == words


def test_rows_stand_in_the_order_of_their_keys():
    ids = [row["engagement_id"] for row in read(as_csv("engagement", [{**ROW, "engagement_id": one} for one in "cab"]))]
    assert ids == ["a", "b", "c"]
