"""How the link and the code of an invitation are spelt, and what is kept of the code."""

from __future__ import annotations

import pytest

from waypost.casework.access.invitations import grouped, hashed, spelt


def test_a_code_is_drawn_evenly_from_letters_that_look_like_no_other():
    code = spelt(bytes(range(256)), 256)
    assert len(set(code)) == 32
    assert {code.count(letter) for letter in set(code)} == {8}
    assert not set(code) & set("01IO")


def test_too_little_chance_makes_no_code():
    with pytest.raises(ValueError, match="as many bytes"):
        spelt(b"12", 3)


def test_a_code_is_read_in_groups_and_typed_as_people_type():
    assert grouped("ABCDEFGHJK23") == "ABCDE-FGHJK-23"
    assert hashed("R", "ABCDE-FGHJK") == hashed("R", " abcde fghjk ")
    assert hashed("R", "ABCDE") != hashed("S", "ABCDE")
    assert "ABCDE" not in hashed("R", "ABCDE")
