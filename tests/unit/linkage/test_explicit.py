"""Links by keys that an office gave."""

from __future__ import annotations

from support.linkage_people import child, people
from waypost.linkage.explicit import SAME_AUTHORITY_ID, SAME_UPN, explicit_links
from waypost.linkage.statements import collapse

LEEDS, YORK = "E08000035", "E06000014"


def links(*statements):
    collapsed = collapse(people(*statements))
    keys = collapsed.children["person_key"].to_list()
    return [(keys[a], keys[b], why) for a, b, why in explicit_links(collapsed.children).iter_rows()]


def test_an_authoritys_return_joins_its_own_record_by_the_authoritys_id():
    own = child("ssd", "person 7", sender=LEEDS, authority_child_id="7")
    nameless = child("ssda903", "child 7", sender=LEEDS, authority_child_id="7")
    assert links(own, nameless) == [("person 7", "child 7", SAME_AUTHORITY_ID)]


def test_another_authoritys_same_number_is_another_child():
    assert (
        links(
            child("ssd", "7", sender=LEEDS, authority_child_id="7"),
            child("ssda903", "7", sender=YORK, authority_child_id="7"),
        )
        == []
    )


def test_a_pupil_number_joins_across_authorities():
    assert links(
        child("ssd", "a", sender=LEEDS, upn="A123456789012"), child("ssd", "b", sender=YORK, upn="A123456789012")
    ) == [("b", "a", SAME_UPN)]


def test_the_code_for_no_pupil_number_joins_nobody():
    assert links(child("ssd", "a", sender=LEEDS, upn="UN4"), child("ssd", "b", sender=YORK, upn="UN4")) == []


def test_a_number_given_to_two_children_of_one_sender_joins_nobody():
    assert (
        links(
            child("ssd", "a", sender=LEEDS, upn="A123456789012"),
            child("ssd", "b", sender=LEEDS, upn="A123456789012"),
            child("ssda903", "c", sender=LEEDS, upn="A123456789012"),
        )
        == []
    )


def test_no_key_no_link():
    assert links(child("ssd", "a", sender=LEEDS), child("ssda903", "b", sender=LEEDS)) == []
