"""Names made comparable."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.linkage.names import forename_frame, given_names, name_parts, root, sound, surname_frame


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Smith-Jones", ["smith", "jones"]),
        ("O'Neill", ["oneill"]),
        ("  Zoë  Anne ", ["zoe", "anne"]),
        ("Łukasz", ["łukasz"]),
        ("محمد", ["محمد"]),
        ("", []),
        (None, []),
    ],
)
def test_names_are_parted_and_made_plain(name, parts):
    assert name_parts(name) == parts


@pytest.mark.parametrize("name", ["Baby", "baby boy", "BABY GIRL SMITH", "Unborn", "Not Known", "Twin 2", None, ""])
def test_a_word_in_place_of_a_name_is_no_name(name):
    assert given_names(name) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("thomas", "tom"),
        ("william", "billy"),
        ("muhammad", "mohamed"),
        ("yusuf", "youssef"),
        ("sophia", "zofia"),
        ("khadija", "hadiza"),
        ("aleksandr", "alexander"),
        ("jakub", "jake"),
    ],
)
def test_short_forms_and_spellings_of_one_name_share_a_root(one, other):
    assert root(one) == root(other)


@pytest.mark.parametrize(("one", "other"), [("thomas", "william"), ("olga", "ivy"), ("noah", "amelia")])
def test_other_names_do_not(one, other):
    assert root(one) != root(other)


def test_a_sound_is_never_empty():
    assert all(sound(letter) for letter in "abcdefghijklmnopqrstuvwxyz")


def test_frames_have_one_row_a_name_and_none_for_null():
    frame = forename_frame(pl.Series("forenames", ["Tom Lee", "Baby", None, "Tom Lee"]))
    assert frame.sort("forenames").rows() == [
        ("Baby", None, None, None, None),
        ("Tom Lee", "tom", ["tom", "lee"], "tomlee", root("thomas")),
    ]
    surnames = surname_frame(pl.Series("surname", ["Smith-Jones", "-", None], dtype=pl.String))
    assert surnames.sort("surname").rows() == [
        ("-", None, None, None, None),
        ("Smith-Jones", "smithjones", ["smith", "jones"], sound("jones"), sound("smith")),
    ]
