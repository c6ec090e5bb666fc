"""The code on a letter: tells nothing, cannot be made, ends; the same letter has the same."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waypost.casework.feedback.codes import OfLetter, code_of, opened
from waypost.casework.feedback.terms import limit

ON = date(2027, 4, 1)
LETTER = OfLetter("C-00001-TEST1", "9f8e7d6c5b4a39281706f5e4", ON)
SECRET = "a secret of a test"


def test_a_code_opens_what_it_is_of():
    assert opened(code_of(LETTER, SECRET), SECRET, ON) == LETTER
    assert code_of(LETTER, SECRET) == code_of(LETTER, SECRET)


def test_a_code_names_nobody_and_is_as_long_as_any_other():
    other = OfLetter("C-2", "x", ON)
    codes = [code_of(one, SECRET) for one in (LETTER, other)]
    assert len({len(one) for one in codes}) == 1
    assert all(re.fullmatch(r"[\w-]+", one) for one in codes)
    assert not any("C-0" in one or "2027" in one for one in codes)


def test_it_ends_and_another_key_opens_nothing():
    code = code_of(LETTER, SECRET)
    last = ON + timedelta(days=limit("code_days"))
    assert opened(code, SECRET, last) == LETTER
    assert opened(code, SECRET, last + timedelta(days=1)) is None
    assert opened(code, "another secret", ON) is None


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_whatever_somebody_types_opens_nothing(typed):
    assert opened(typed, SECRET, ON) is None


@pytest.mark.parametrize("place", [0, 40, 100])
def test_one_letter_changed_opens_nothing(place):
    code = code_of(LETTER, SECRET)
    changed = code[:place] + ("A" if code[place] != "A" else "B") + code[place + 1 :]
    assert opened(changed, SECRET, ON) is None
