from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.foundation.identifiers import (
    child_identifier,
    digest,
    nameless_person_key,
    plain_name,
    proceedings_identifier,
)


def test_identifiers_do_not_change_from_release_to_release():
    assert digest("a", "b") == "KG3DS13SKCJP"
    assert child_identifier("ssd/E08000031/1") == "C-MKC2F-HCNDQ"
    assert proceedings_identifier("hmcts_public_law//1") == "P-VNYWK-C31YP"


@given(st.lists(st.text() | st.none(), min_size=1, max_size=4), st.integers(1, 20))
def test_a_digest_is_of_its_length_and_letters(parts, length):
    assert re.fullmatch(f"[0-9A-HJKMNP-TV-Z]{{{length}}}", digest(*parts, length=length))


def test_parts_are_told_apart_and_their_order_kept():
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", "b") != digest("b", "a")
    assert digest("a", None) == digest("a", "")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("O'Brien-Łukasz", "obrienłukasz"),
        ("  ZOË ", "zoe"),
        ("Straße", "strasse"),
        (None, ""),
        ("Mary Ann 2", "maryann2"),
    ],
)
def test_a_name_is_folded(name, plain):
    assert plain_name(name) == plain


def test_a_nameless_person_is_the_same_person_however_the_name_is_typed():
    born_on = date(2020, 2, 29)
    key = nameless_person_key("1", "Zoë", "O'Brien", born_on)
    assert key == nameless_person_key("1", "ZOE ", "OBRIEN", born_on)
    assert key.startswith("1/")
    assert (
        len(
            {key, *(nameless_person_key(*p) for p in (("2", "Zoë", "O'Brien", born_on), ("1", "Zoë", "O'Brien", None)))}
        )
        == 3
    )


def test_no_name_stands_in_a_key():
    assert "OBRIEN" not in nameless_person_key("1", "Zoe", "OBrien", None).upper()
    assert child_identifier("Zoe OBrien") != proceedings_identifier("Zoe OBrien").replace("P-", "C-")
