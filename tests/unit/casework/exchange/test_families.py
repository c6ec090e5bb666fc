"""The family as deliveries tell it: who joins, who moves, what is shut. A delivery never opens what is confidential."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from support.casework_people import AT
from unit.casework.exchange.test_take_in import CHILD, DELIVERY, PARTY
from waypost.casework.access.bootstrap import the_service
from waypost.casework.children.models import Contact, FamilyMember
from waypost.casework.children.withholding import kept_apart, told_in
from waypost.casework.exchange.actions.take_in import take_in

LATER = date(2027, 4, 9)


@pytest.fixture
def taken(db):
    service = the_service("waypost", AT)
    take_in(service, None, arriving=DELIVERY)

    def take(**changes):
        take_in(service, None, arriving=replace(DELIVERY, **{"told_on": LATER} | changes))

    return take


def contacts(kind="address", **of):
    rows = Contact.objects.filter(kind=kind, member__isnull=False, **of).order_by("pk")
    return list(rows.values_list("value", "is_confidential", "until_on"))


def party(**told):
    return [{**PARTY, **told}]


def test_the_same_delivery_changes_nothing(taken):
    before = list(Contact.objects.order_by("pk").values())
    taken()
    assert list(Contact.objects.order_by("pk").values()) == before
    assert FamilyMember.objects.count() == 1


@pytest.mark.parametrize("flag", ["yes", None, "", "maybe"])
def test_an_address_that_is_confidential_since_is_shut_that_night_and_no_delivery_opens_it(taken, flag):
    assert contacts() == [("2 Open Street", False, None)]
    assert "address" not in told_in("She lives at 2 Open Street.", kept_apart("C-1"))
    taken(parties=party(is_address_confidential=flag))
    assert contacts() == [("2 Open Street", True, None)]
    assert contacts("telephone") == [("01632 960000", True, None)]
    assert "address" in told_in("She lives at 2 Open Street.", kept_apart("C-1"))
    assert set(Contact.objects.filter(member__isnull=False).values_list("version", flat=True)) == {2}
    taken(parties=party(is_address_confidential="no"))
    assert contacts() == [("2 Open Street", True, None)]


def test_whoever_moves_has_the_address_before_kept_and_kept_apart(taken):
    taken(parties=party(address_line_1="9 New Lane"))
    assert contacts() == [("2 Open Street", False, LATER), ("9 New Lane", False, None)]
    taken(parties=party(address_line_1="11 Refuge Road", is_address_confidential="yes"))
    taken(parties=party(address_line_1="4 Last Close", is_address_confidential="no"), told_on=date(2027, 4, 12))
    assert contacts()[2:] == [("11 Refuge Road", True, date(2027, 4, 12)), ("4 Last Close", True, None)]
    for line in ("11 Refuge Road", "4 Last Close"):
        assert "address" in told_in(f"They live at {line}.", kept_apart("C-1")), line


def test_a_source_that_falls_silent_ends_nothing(taken):
    taken(parties=party(address_line_1=None, telephone=""))
    assert contacts() == [("2 Open Street", False, None)]
    taken(parties=[])
    assert contacts() == [("2 Open Street", False, None)]


def test_where_the_child_lives_follows_too(taken):
    taken(children=[{**CHILD, "address_line_1": "7 Foster Way"}])
    rows = Contact.objects.filter(member=None).order_by("pk").values_list("value", "is_confidential", "until_on")
    assert list(rows) == [("1 Hidden Street, AA1 1AA", True, LATER), ("7 Foster Way, AA1 1AA", True, None)]


def test_whoever_joins_the_case_later_joins_the_family_and_a_name_is_put_right(taken):
    father = {**PARTY, "party_id": "P2", "role": "respondent", "relationship": "father", "forenames": "Abel"}
    taken(parties=[{**PARTY, "surname": "Whitmere-Lane", "is_represented": "yes"}, father])
    rows = FamilyMember.objects.order_by("pk").values_list("name", "relationship", "is_represented", "version")
    assert list(rows) == [("Freya Whitmere-Lane", "mother", True, 2), ("Abel Whitmere", "father", None, 1)]
    assert contacts(member__relationship="father") == [("2 Open Street", False, None)]


def test_where_the_child_lives_with_somebody_is_as_secret_as_that_persons_address(taken):
    home = {"address_line_1": "5 Quiet Row", "postcode": None}
    taken(
        parties=party(**home, is_address_confidential="yes"),
        children=[{**CHILD, **home, "is_address_confidential": "no"}],
    )
    rows = Contact.objects.filter(value="5 Quiet Row").values_list("member__name", "is_confidential")
    assert sorted(rows, key=str) == [("Freya Whitmere", True), (None, True)]
    sister = {**CHILD, "child_id": "C-2", **home, "is_address_confidential": "no"}
    taken(
        children=[CHILD, sister],
        parties=[],
        members=[*DELIVERY.members, {"child_id": "C-2", "case_id": "CF1"}],
    )
    assert Contact.objects.get(child_id="C-2").is_confidential  # it came open, and stands shut beside it already


def test_somebody_who_is_told_at_two_addresses_keeps_both_and_nothing_changes_night_after_night(taken):
    second = [PARTY, {**PARTY, "address_line_1": "3 Other Street", "forenames": "Fre"}]
    taken(parties=second)
    assert contacts() == [("2 Open Street", False, None), ("3 Other Street", False, None)]
    before = list(Contact.objects.order_by("pk").values()), list(FamilyMember.objects.values())
    taken(parties=second)
    assert (list(Contact.objects.order_by("pk").values()), list(FamilyMember.objects.values())) == before


def test_what_a_person_here_wrote_of_somebody_stays(taken):
    FamilyMember.objects.update(has_parental_responsibility=True)
    theirs = FamilyMember.objects.create(child_id="C-1", name="Gran", relationship="grandmother")
    Contact.objects.create(child_id="C-1", member=theirs, kind="address", value="3 Gran Street")
    taken(parties=party(relationship="stepmother"))
    assert FamilyMember.objects.get(person_id="P1").has_parental_responsibility is True
    assert contacts(member=theirs) == [("3 Gran Street", True, None)]
