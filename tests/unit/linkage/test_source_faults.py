"""What is wrong with whole senders."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from support.linkage_people import child, people
from waypost.linkage.source_faults import source_faults

FORENAMES = ("Annabel", "Barnaby", "Clarabelle", "Dunstan", "Ermintrude")
SURNAMES = ("Quillfeather", "Nettlethorpe", "Ravensbourne", "Featherstone", "Micklethwait", "Oglethorpe")


def told(source="ssd", sender="E1", number=40, **changed):
    """Children of one sender, each name of whom other children bear too."""
    return [
        child(
            source,
            f"{sender}/{n}",
            sender=sender,
            **{
                "forenames": FORENAMES[n % 5],
                "surname": SURNAMES[n % 6],
                "born_on": date(2012, 1, 1) + timedelta(days=n),
                "sex": "female",
            }
            | {column: change(n) if callable(change) else change for column, change in changed.items()},
        )
        for n in range(number)
    ]


def rules(*statements):
    return [
        (fault.rule, fault.source, fault.sender, fault.records, fault.among)
        for fault in source_faults(people(*statements))
    ]


def test_nothing_is_wrong_with_ordinary_records():
    assert rules(*told(), *told(sender="E2"), *told("cafcass", None)) == []
    assert rules() == []


@pytest.mark.parametrize("column", ["surname", "forenames", "born_on"])
def test_a_column_that_a_sender_never_fills(column):
    assert rules(*told(), *told(sender="E2", **{column: None})) == [(f"{column}_missing", "ssd", "E2", 40, 40)]
    assert (
        rules(
            *told(),
            *told(
                sender="E2", **{column: lambda n: None if n % 2 else "x" if column != "born_on" else date(2012, 1, 1)}
            ),
        )
        == []
    )


def test_a_nameless_return_lacks_nothing():
    assert rules(*told("ssda903", "E1", forenames=None, surname=None)) == []


def test_a_few_records_say_nothing_of_a_sender():
    assert rules(*told(number=19, surname=None)) == []


def test_forename_and_surname_the_other_way_round():
    swapped = told("cafcass", None, forenames=lambda n: SURNAMES[n % 6], surname=lambda n: FORENAMES[n % 5])
    found = rules(*told(), *told(sender="E2"), *told(sender="E3"), *swapped)
    assert found == [("names_swapped", "cafcass", "", 40, 40)]


def test_what_one_sender_sent_stands_under_another_name():
    again = [{**each, "sender": "E2"} for each in told()]
    assert rules(*told(), *again) == [("sent_twice", "ssd", "E1", 40, 40), ("sent_twice", "ssd", "E2", 40, 40)]
    other_keys = [{**each, "sender": "E2", "person_key": f"other {each['person_key']}"} for each in told()]
    assert rules(*told(), *other_keys) == []


def test_the_same_file_read_twice_under_one_sender_is_one():
    assert rules(*told(), *told()) == []


def test_hundreds_of_one_name_and_date_of_birth():
    crowd = told(sender="E2", number=300, forenames="Annabel", surname="Quillfeather", born_on=date(2012, 1, 1))
    assert rules(*told(), *crowd) == [("many_alike", "ssd", "E2", 300, 300)]
    assert rules(*told(), *crowd[:299]) == []


def test_what_is_told_names_nobody():
    every = [
        *told(surname=None),
        *told(sender="E2", number=300, forenames="Annabel", surname="Quillfeather", born_on=date(2012, 1, 1)),
    ]
    for fault in source_faults(people(*every)):
        assert not any(name in f"{fault.what} {fault.do}" for name in (*FORENAMES, *SURNAMES, "2012"))
        assert fault.do
