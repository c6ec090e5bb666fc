"""Evidence coded. That it says what plain evidence says is in tests/generative/test_levels_agree.py."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from waypost.linkage.coded import coded, coded_plain, digests, sender_numbers


def records(*rows):
    names = ("record", "numbered_by", "forenames", "surname", "born_on", "sex", "postcode")
    types = dict.fromkeys(names, pl.String) | {"record": pl.Int64, "born_on": pl.Date}
    return pl.DataFrame(rows, schema=types, orient="row")


ROWS = (
    (1, "b", "Ana Maria", "Quill", date(2016, 5, 9), "female", "ZZ9 1AB"),
    (0, "a", "Baby", "Quill-Nettle", None, None, None),
    (2, "b", None, "Quill", date(2016, 5, 9), "female", "ZZ91AB"),
)


def test_equal_values_have_equal_numbers_and_what_is_not_known_has_none():
    found = digests(pl.Series(["a", None, "b", "a"]))
    assert found[0] == found[3] != found[2]
    assert found[1] == 0


def test_records_are_taken_in_their_order():
    told = coded_plain(records(*ROWS))
    assert told.record.tolist() == [0, 1, 2]
    assert told.at(np.array([0, 1]), ["postcode", "family_name"]).rows() == [
        (None, "quillnettle"),
        ("ZZ9 1AB", "quill"),
    ]
    assert coded(records(*ROWS)).record.tolist() == [0, 1, 2]


def test_each_distinct_name_and_day_is_held_once():
    forenames, surnames, days, *_ = coded_plain(records(*ROWS)).tables
    assert (forenames.frame.height, surnames.frame.height, days.frame.height) == (3, 3, 2)  # and one row for none


def test_a_column_that_nobody_fills_is_silent():
    told = coded_plain(records(*ROWS))
    assert told.is_silent("mother_born_on")
    assert not told.is_silent("forename")
    assert told.numbers("mother_born_on").tolist() == [0, 0, 0]
    assert told.shares("mother_born_on", 0.1, 1).tolist() == [1.0] * 3


def test_surnames_stand_apart_where_there_is_no_date():
    told = coded_plain(records(*ROWS))
    undated = told.numbers("undated_family_name")
    assert undated.tolist() == [told.numbers("family_name")[0], 0, 0]


def test_senders_are_numbered_as_they_come():
    assert sender_numbers(pl.Series(["b", None, "a", "b"])).tolist() == [0, -1, 1, 0]


def test_nobody_says_nothing():
    assert coded_plain(records()).height == 0
    assert coded_plain(records()).numbers("forename").tolist() == []
