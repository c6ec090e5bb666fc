"""Two sources that should tell the same: held together only where both could tell it."""

from __future__ import annotations

from datetime import date

import pytest

from support.quality_material import counts, event, material, matter
from waypost.pipeline.data_quality.consistency import consistency, knowledge_of
from waypost.pipeline.data_quality.matters import Pair, matters

ISSUED = Pair("issued", "Issue", "application_issued", "hmcts_public_law", "cafcass", "once")
ORDERS = Pair("orders", "Orders", "order_made", "cafcass", "hmcts_private_law", "each")
CARE = Pair("care", "Care", "order_made", "cafcass", "ssda903", "each", "interim_care_order")
LATER = date(2027, 3, 9)


def alike(pair, *events, **where):
    return counts(consistency(material(events=events), matter(pairs=[pair])), pair=pair.id, **where)


def test_one_day_a_case_is_held_against_the_other_sources_day():
    both = [event(source, "application_issued", 0, code=source) for source in ("hmcts_public_law", "cafcass")]
    apart = [event("hmcts_public_law", "application_issued", 1), event("cafcass", "application_issued", 1, LATER)]
    alone = event("hmcts_public_law", "application_issued", 2)
    assert alike(ISSUED, *both, *apart, alone) == (1, 2)


def test_each_order_is_looked_for_in_the_other_sources_own_words():
    events = [
        event("cafcass", "order_made", 0, code="specific_issue_order"),
        event("hmcts_private_law", "order_made", 0, code="child_arrangements_order"),
        event("cafcass", "order_made", 0, LATER, code="parental_order"),
        event("cafcass", "order_made", 1, code="parental_order"),
    ]
    assert alike(ORDERS, *events) == (1, 2)


def test_an_order_is_found_in_a_return_as_the_legal_status_it_makes():
    order = {"code": "interim_care_order"}
    held = {"sender": "E06000001", "row": None, "area": None}
    events = [
        *(event("cafcass", "order_made", number, **order) for number in (0, 1, 2)),
        event("cafcass", "order_made", 0, code="care_order"),
        event("ssda903", "legal_status_started", 0, code="C1", **held),
        event("ssda903", "legal_status_started", 1, code="C2", **held),
    ]
    assert alike(CARE, *events) == (1, 2)
    assert alike(CARE, *events, place="devon") == (1, 2)


def test_a_silent_source_disagrees_with_nobody():
    assert alike(ISSUED, event("hmcts_public_law", "application_issued", 0)) is None


def test_every_pair_names_lines_that_stand_in_who_should_know():
    for pair in matters().pairs:
        for agency in (pair.first, pair.second):
            assert knowledge_of(pair, agency).agency == agency


def test_a_pair_of_nobody_is_refused():
    with pytest.raises(ValueError, match="no such line"):
        knowledge_of(ISSUED, "annex_a")
