"""Names made comparable."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.linkage.names import forename_frame, given_names, name_parts, root, sound, surname_frame


def made(of, name):
    """Return what a way of making names comparable makes of one name."""
    return pl.DataFrame({"name": [name]}, schema={"name": pl.String}).select(of(pl.col("name")))["name"].to_list()[0]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Smith-Jones", ["smith", "jones"]),
        ("O'Neill", ["oneill"]),
        ("  Zoë  Anne ", ["zoe", "anne"]),
        ("Łukasz", ["lukasz"]),
        ("محمد", ["محمد"]),
        ("Straße", ["strasse"]),
        ("", []),
        (None, []),
    ],
)
def test_names_are_parted_and_made_plain(name, parts):
    assert made(name_parts, name) == parts


@pytest.mark.parametrize("name", ["Baby", "baby boy", "BABY GIRL SMITH", "Unborn", "Not Known", "Twin 2", None, ""])
def test_a_word_in_place_of_a_name_is_no_name(name):
    assert made(given_names, name) == []


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
    assert made(root, one) == made(root, other)


@pytest.mark.parametrize(("one", "other"), [("thomas", "william"), ("olga", "ivy"), ("noah", "amelia")])
def test_other_names_do_not(one, other):
    assert made(root, one) != made(root, other)


def test_letters_told_twice_are_one_however_often():
    assert made(sound, "annnnnnna") == made(sound, "ana") == "an"


def test_a_sound_is_never_empty():
    assert all(made(sound, letter) for letter in "abcdefghijklmnopqrstuvwxyz")


def test_frames_have_one_row_a_name_and_none_for_null():
    frame = forename_frame(pl.Series("forenames", ["Tom Lee", "Baby", None, "Tom Lee"]))
    assert frame.sort("forenames").rows() == [
        ("Baby", None, None, None, None),
        ("Tom Lee", "tom", ["tom", "lee"], "tomlee", made(root, "thomas")),
    ]
    surnames = surname_frame(pl.Series("surname", ["Smith-Jones", "-", None], dtype=pl.String))
    assert surnames.sort("surname").rows() == [
        ("-", None, None, None, None),
        ("Smith-Jones", "smithjones", ["smith", "jones"], made(sound, "jones"), made(sound, "smith")),
    ]
