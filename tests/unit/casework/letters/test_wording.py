"""The wording of letters as data: whole for every age, readable at that age, unsigned until somebody signs it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.children.words import NotAWord
from waypost.casework.letters.rules import grade_of
from waypost.casework.letters.wording import (
    ADULT,
    _read,
    age_on,
    band_for,
    bands,
    kinds,
    paragraphs,
    reading_age,
    withholds,
    wording_id,
)
from waypost.vocabulary.cafcass_extract import subjects

ON = date(2027, 4, 1)
EVERY = [(kind, band) for kind, one in kinds().items() for band in one["bands"]]


def test_the_kinds_are_those_of_the_cafcass_extract():
    (column,) = (column for column in subjects()["letters"].columns if column.name == "kind")
    assert tuple(kinds()) == tuple(column.codes)


def test_every_kind_to_a_child_has_wording_for_every_age():
    for kind, one in kinds().items():
        assert tuple(one["bands"]) == (
            tuple(name for name in bands() if name != ADULT) if one["to"] == "child" else (ADULT,)
        ), kind


@pytest.mark.parametrize(("kind", "band"), EVERY)
def test_each_wording_reads_at_its_age_has_room_for_the_child_and_knows_its_slots_alone(kind, band):
    text = paragraphs(kind, band)
    assert grade_of(kind, band, "I saw you play.") <= bands()[band].highest_grade
    assert text.count("{own}") == 1
    slots = set(re.findall(r"\{(\w+)\}", " ".join(text)))
    assert slots <= {"child", "writer", "role", "own"}
    assert {"writer", "own"} <= slots


def test_the_wording_and_the_bands_are_marked_as_ours_and_unsigned():
    assert _read("wording.yaml")["signed_off_by"] is None
    assert _read("bands.yaml")["is_assumption"] is True
    assert all(one.why and one.readers for one in withholds())


@pytest.mark.parametrize(
    ("years", "days", "band"),
    [
        (5, -1, "under_5"),
        (5, 0, "from_5"),
        (8, -1, "from_5"),
        (8, 0, "from_8"),
        (12, 0, "from_12"),
        (16, 0, "from_16"),
        (17, 200, "from_16"),
    ],
)
def test_the_band_changes_on_the_birthday(years, days, band):
    assert band_for("goodbye", date(ON.year - years, ON.month, ON.day) - timedelta(days=days), ON) == band


def test_a_letter_to_a_colleague_is_for_a_grown_up_and_a_child_not_born_is_the_youngest():
    assert band_for("to_independent_reviewing_officer", date(2026, 1, 1), ON) == ADULT
    assert band_for("introduction", None, ON) == "under_5"
    with pytest.raises(NotAWord):
        band_for("threat", None, ON)
    with pytest.raises(NotAWord):
        paragraphs("goodbye", ADULT)


def test_somebody_of_leap_day_is_a_year_older_on_the_first_of_march():
    assert age_on(date(2016, 2, 29), date(2024, 2, 28)) == 7
    assert age_on(date(2016, 2, 29), date(2024, 2, 29)) == 8
    assert age_on(date(2016, 2, 29), date(2025, 2, 28)) == 8
    assert age_on(date(2016, 2, 29), date(2025, 3, 1)) == 9


@given(st.dates(date(2005, 1, 1), date(2027, 1, 1)), st.integers(0, 400))
def test_nobody_grows_younger(born_on, days):
    assert age_on(born_on, ON + timedelta(days=days)) >= age_on(born_on, ON) >= 0


def test_what_is_signed_is_one_wording_and_no_other():
    assert len({wording_id(kind, band) for kind, band in EVERY}) == len(EVERY)


def test_a_grade_is_read_five_years_later_and_nobody_is_younger_than_nothing():
    assert [reading_age(grade) for grade in (-9.0, 0.0, 2.4, 7.0)] == [0, 5, 7, 12]
