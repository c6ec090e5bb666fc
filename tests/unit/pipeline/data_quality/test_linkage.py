"""Who is known from another source too, and how surely."""

from __future__ import annotations

from datetime import date

from support.quality_material import counts, event, material, matter
from waypost.pipeline.data_quality.linkage import linked

KNOWN = [
    {"source": "cafcass", "child": 0, "identity": "statistical"},
    {"source": "ssd", "child": 0, "identity": "statistical"},
    {"source": "cafcass", "child": 1, "identity": "confirmed"},
    {"source": "ssd", "child": 1, "identity": "confirmed"},
    {"source": "ssd", "child": 1, "identity": "confirmed", "sender": "E06000002"},
    {"source": "cafcass", "child": 2, "identity": "statistical"},
]


def shares():
    early = date(2027, 2, 1)
    events = [
        *(event("cafcass", "letter_sent", number) for number in (0, 1, 2)),
        event("cafcass", "letter_sent", 2, early, area="bristol"),
        *(event("ssd", "care_started", number, sender="E06000001", row=None) for number in (0, 1)),
    ]
    return linked(material(events=events, known=KNOWN), matter())


def test_linked_to_each_other_source_and_to_any():
    told = shares()
    assert counts(told, source="cafcass", linked_to="ssd") == (2, 3)
    assert counts(told, source="cafcass", linked_to="any_other") == (2, 3)
    assert counts(told, source="ssd", linked_to="cafcass") == (2, 2)
    assert counts(told, source="ssd", linked_to="ssd") is None


def test_confirmed_is_apart_from_statistical():
    assert counts(shares(), source="cafcass", linked_to="confirmed") == (1, 3)


def test_a_child_stands_where_and_when_the_source_first_tells_of_them():
    told = shares()
    assert counts(told, source="cafcass", linked_to="any_other", place="bristol", month="2027-02") == (0, 1)
    assert counts(told, source="cafcass", linked_to="any_other", place="devon") == (2, 2)
    assert counts(told, source="ssd", linked_to="any_other", place="E06000001") == (2, 2)
