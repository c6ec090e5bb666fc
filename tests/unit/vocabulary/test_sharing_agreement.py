"""An agreement validates itself: each thing that makes it no whole agreement, by its key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from support.agreements import EVERYTHING
from waypost.vocabulary.sharing_agreement import AgreementNotWhole, Signature

OPERATOR = frozenset({"record_operator"})
WRONG = {
    "an unknown source": ({"covers": {"police": frozenset()}}, "covers"),
    "no source": ({"covers": {}}, "covers"),
    "an authority's source without senders": ({"covers": {"ssd": frozenset()}}, "covers"),
    "England's one sender named": ({"covers": {"cafcass": frozenset({"E08000025"})}}, "covers"),
    "an unknown purpose": ({"uses": {"curiosity": OPERATOR}}, "purposes"),
    "no purpose": ({"uses": {}}, "purposes"),
    "a purpose without a role": ({"uses": {"measures": frozenset()}}, "purposes"),
    "an unknown role": ({"uses": {"measures": frozenset({"minister"})}}, "purposes"),
    "an unknown legal basis": ({"legal_basis": (*EVERYTHING.legal_basis, "goodwill")}, "legal_basis"),
    "no lawful basis": ({"legal_basis": EVERYTHING.legal_basis[1:]}, "legal_basis"),
    "no special category condition": (
        {"legal_basis": (EVERYTHING.legal_basis[0], *EVERYTHING.legal_basis[2:])},
        "legal_basis",
    ),
    "article 9(2)(g) without its schedule": (
        {"legal_basis": (*EVERYTHING.legal_basis[:2], EVERYTHING.legal_basis[3])},
        "legal_basis",
    ),
    "no power": ({"legal_basis": EVERYTHING.legal_basis[:3]}, "legal_basis"),
    "a field that cannot be left out": ({"excluded_fields": frozenset({"person_key"})}, "excludes"),
    "an end before the beginning": ({"in_force_until": date(1999, 1, 1)}, "in_force_until"),
    "a review after the end": ({"review_on": date(2100, 1, 1)}, "review_on"),
    "one party": ({"parties": ("One",), "signed": EVERYTHING.signed[:1]}, "parties"),
    "a party that has not signed": ({"signed": EVERYTHING.signed[:1]}, "signed"),
    "a stranger's signature": (
        {"signed": (*EVERYTHING.signed, Signature("Third", "lead", date(2020, 1, 1)))},
        "signed",
    ),
    "no id": ({"id": ""}, "agreement"),
    "version nought": ({"version": 0}, "version"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_by_its_key(name):
    changed, key = WRONG[name]
    with pytest.raises(AgreementNotWhole) as raised:
        replace(EVERYTHING, **changed)
    assert key in {where for where, _ in raised.value.faults}


def test_a_power_that_does_not_reach_a_role_is_told():
    """Section 42 is the guardian's; an adviser in private law needs another power."""
    ssd = {"ssd": frozenset({"all"})}
    basis = (*EVERYTHING.legal_basis[:3], "children_act_1989_section_42")
    guardian = {"direct_work": frozenset({"childrens_guardian"})}
    assert replace(EVERYTHING, covers=ssd, legal_basis=basis, uses=guardian).lets(
        purpose="direct_work", role="childrens_guardian"
    )
    for uses in ({"direct_work": frozenset({"family_court_adviser"})}, {"measures": frozenset({"childrens_guardian"})}):
        with pytest.raises(AgreementNotWhole, match="no power named here reaches"):
            replace(EVERYTHING, covers=ssd, legal_basis=basis, uses=uses)


def test_the_days_are_inclusive():
    days = replace(
        EVERYTHING, in_force_from=date(2026, 4, 1), in_force_until=date(2027, 3, 31), review_on=date(2026, 9, 1)
    )
    told = [days.is_in_force(day) for day in (date(2026, 3, 31), date(2026, 4, 1), date(2027, 3, 31), date(2027, 4, 1))]
    assert told == [False, True, True, False]


def test_whom_it_covers():
    some = replace(EVERYTHING, covers={"ssd": frozenset({"E08000025"}), "cafcass": frozenset()})
    assert some.covers_sender("ssd", "E08000025")
    assert not some.covers_sender("ssd", "E08000026")
    assert not some.covers_sender("ssd", None)
    assert some.covers_sender("cafcass", None)
    assert not some.covers_sender("cin", "E08000025")
    assert EVERYTHING.covers_sender("ssd", None)
