from __future__ import annotations

import pytest

from unit.vocabulary.published import published
from waypost.vocabulary.orders import ORDERS

PUBLIC = ("OrderType", "ManageOrdersType", "ManageOrdersUploadType", "UploadedOrderType")
PRIVATE = (
    "CreateSelectOrderOptionsEnum",
    "ChildArrangementOrdersEnum",
    "DomesticAbuseOrdersEnum",
    "C21OrderOptionsEnum",
)


@pytest.mark.parametrize(
    ("source", "text", "code"),
    [
        ("hmcts_public_law", "C32A_CARE_ORDER", "care_order"),
        ("hmcts_public_law", "Care order (C32A)", "care_order"),
        ("hmcts_public_law", "C33_INTERIM_CARE_ORDER", "interim_care_order"),
        ("hmcts_public_law", "C47A", "appointment_of_guardian"),
        ("hmcts_public_law", "C49_TRANSFER_OUT_CHILDREN_ACT", "transfer"),
        ("hmcts_private_law", "specialGuardianShip", "special_guardianship_order"),
        ("hmcts_private_law", "Special guardianship order (C43A)", "special_guardianship_order"),
        ("hmcts_private_law", "childArrangementsSpecificProhibitedOrder", "child_arrangements_order"),
        ("hmcts_private_law", "Blank order or directions (C21): application refused", "refused"),
        ("hmcts_private_law", "c21WithdrawApplication", "withdrawn"),
        ("hmcts_private_law", "noOrderMade", "no_order"),
        ("hmcts_private_law", "occupation", "occupation_order"),
        ("cafcass", "extension", "extension"),
        ("cafcass", "Supervision order", "supervision_order"),
    ],
)
def test_what_sources_write(source, text, code):
    assert ORDERS.from_source(source, text) == code


def test_every_published_order_is_known_by_code_and_label(shared):
    for source, file, names in (
        ("hmcts_public_law", "hmcts-public-law-code-lists.txt", PUBLIC),
        ("hmcts_private_law", "hmcts-private-law-code-lists.txt", PRIVATE),
    ):
        lists = published(shared / "specs" / file)
        for name in names:
            assert lists[name]
            for code, label in lists[name].items():
                assert ORDERS.from_source(source, code) is not None, code
                assert ORDERS.from_source(source, code) == ORDERS.from_source(source, label), label
