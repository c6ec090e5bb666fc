from __future__ import annotations

from datetime import date

import pytest

from waypost.vocabulary import care
from waypost.vocabulary.orders import ORDERS


def test_the_lists_hold_every_published_code():
    assert sorted(care.LEGAL_STATUSES.codes) == [
        "C1",
        "C2",
        "D1",
        "E1",
        "J1",
        "J2",
        "J3",
        "L1",
        "L2",
        "L3",
        "V2",
        "V3",
        "V4",
    ]
    assert care.REASONS_NEW_EPISODE.codes == tuple("SLPTBU")
    placements = [
        "A3",
        "A4",
        "A5",
        "A6",
        "K1",
        "K2",
        "K3",
        "P1",
        "P3",
        "R1",
        "R2",
        "R3",
        "R5",
        "S1",
        "T0",
        "T1",
        "T2",
        "T3",
        "T4",
        "U1",
        "U2",
        "U3",
        "U4",
        "U5",
        "U6",
        "Z11",
        "Z12",
        "Z13",
        "Z14",
    ]
    assert set(care.PLACEMENTS.codes) == {*placements, "H5", "P2", "Z1"}
    ceased = [
        "X1",
        "E11",
        "E12",
        "E2",
        "E3",
        "E4A",
        "E4B",
        "E13",
        "E41",
        "E45",
        "E46",
        "E47",
        "E48",
        "E5",
        "E6",
        "E7",
        "E8",
        "E9",
        "E14",
        "E15",
        "E16",
        "E17",
    ]
    assert set(care.REASONS_CEASED.codes) == {*ceased, "E43", "E44"}
    assert set(care.PLACEMENT_PROVIDERS.codes) == {f"PR{n}" for n in range(6)}
    changes = [
        "CARPL",
        "CLOSE",
        "ALLEG",
        "STAND",
        "APPRR",
        "CREQB",
        "CREQO",
        "CHILD",
        "LAREQ",
        "PLACE",
        "CUSTOD",
        "OTHER",
    ]
    assert list(care.REASONS_PLACE_CHANGE.codes) == changes


@pytest.mark.parametrize(
    ("codes", "code", "last_before", "first_after"),
    [
        (care.LEGAL_STATUSES, "D1", date(2005, 12, 29), date(2005, 12, 30)),
        (care.PLACEMENTS, "H5", date(2024, 3, 31), date(2024, 4, 1)),
        (care.PLACEMENTS, "P2", date(2024, 3, 31), date(2024, 4, 1)),
        (care.PLACEMENTS, "Z1", date(2025, 3, 31), date(2025, 4, 1)),
        (care.REASONS_CEASED, "E43", date(2018, 3, 31), date(2018, 4, 1)),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_codes_that_left_the_return(codes, code, last_before, first_after):
    assert codes.entry(code).is_in_force_on(last_before)
    assert not codes.entry(code).is_in_force_on(first_after)


@pytest.mark.parametrize(
    ("codes", "code", "first"),
    [
        (care.LEGAL_STATUSES, "E1", date(2005, 12, 30)),
        (care.PLACEMENTS, "K3", date(2024, 4, 1)),
        (care.PLACEMENTS, "Z13", date(2025, 4, 1)),
        (care.REASONS_CEASED, "E48", date(2018, 4, 1)),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_codes_that_came_into_the_return(codes, code, first):
    assert codes.entry(code).is_in_force_on(first)
    assert not codes.entry(code).is_in_force_on(first.replace(year=first.year - 1))


def test_what_the_codes_mean_for_a_child():
    assert care.REASONS_CEASED.attribute("X1", "outcome") == "still_looked_after"
    assert {c for c in care.REASONS_CEASED.codes if care.REASONS_CEASED.attribute(c, "outcome") == "adopted"} == {
        "E11",
        "E12",
    }
    assert care.PLACEMENTS.attribute("U1", "group") == "kinship_foster_care"
    assert "legal" in care.REASONS_NEW_EPISODE.attribute("U", "changes")
    assert care.LEGAL_STATUSES.attribute("C1", "group") == care.LEGAL_STATUSES.attribute("C2", "group") == "care_order"


def test_an_authority_writes_code_or_title():
    assert care.LEGAL_STATUSES.from_source("ssd", "Interim care order") == "C1"
    assert care.LEGAL_STATUSES.from_source("ssda903", "c2 ") == "C2"


def test_a_status_that_says_that_an_order_was_made_has_the_orders_own_code():
    others = care.OTHER_LEGAL_STATUSES
    orders = [code for code in others.codes if others.attribute(code, "group") == "order"]
    assert len(orders) == 5
    assert all(ORDERS.known(code) for code in orders)
    assert not any(care.LEGAL_STATUSES.known(code) for code in others.codes)


def test_what_an_authority_may_hold_is_the_returns_list_and_more():
    assert care.LEGAL_STATUSES_HELD.codes == (*care.LEGAL_STATUSES.codes, *care.OTHER_LEGAL_STATUSES.codes)
    held = care.REASONS_CEASED_HELD
    outcomes = {held.attribute(code, "outcome") for code in care.REASONS_CEASED_IN_GROUPS.codes}
    assert outcomes <= {care.REASONS_CEASED.attribute(code, "outcome") for code in care.REASONS_CEASED.codes}


def test_letters_of_annex_a_are_read_only_where_one_list_of_letters_was_ever_in_use():
    letters = [care.LEGAL_STATUSES_HELD.from_source("annex_a", letter) for letter in "abcdefg"]
    assert letters == ["C1", "C2", "D1", "E1", "V2", "detained_for_protection", "youth_justice"]
    assert care.REASONS_CEASED_HELD.from_source("annex_a", "b") is None
    assert care.PLACEMENTS.from_source("annex_a", "b") is None
