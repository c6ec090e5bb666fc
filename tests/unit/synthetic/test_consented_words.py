"""Invented words are whole rows of a file of consented words, and say that they are invented."""

from __future__ import annotations

from datetime import date

from waypost.synthetic.consented_words import invented_words
from waypost.synthetic.files import write_csv
from waypost.vocabulary.consented_words import read_consented_words, sayings_on


def test_they_are_read_back_and_say_that_they_are_invented(tmp_path):
    day = date(2027, 3, 31)
    write_csv(invented_words(day), tmp_path / "words.csv")
    told = sayings_on(read_consented_words(tmp_path / "words.csv"), day)
    assert {one.law for one in told} == {"public", "private"}
    assert all(one.is_invented and one.words and one.feeling for one in told)
