from __future__ import annotations

import pytest

from unit.vocabulary.published import published
from waypost.vocabulary.applications import APPLICATIONS, main_application


@pytest.mark.parametrize(
    ("asked", "main"),
    [
        (["emergency_protection", "section_31"], "section_31"),
        (["contact_in_care", "placement"], "placement"),
        (["section_8"], "section_8"),
        ([], "other"),
        (["nothing we know"], "other"),
    ],
)
def test_the_main_application_is_the_first_of_the_list(asked, main):
    assert main_application(asked) == main
    assert main_application(reversed(asked)) == main


@pytest.mark.parametrize(
    ("source", "text", "code"),
    [
        ("hmcts_public_law", "CARE_ORDER", "section_31"),
        ("hmcts_public_law", "Interim supervision order", "section_31"),
        ("hmcts_public_law", "OTHER", "discharge_of_care"),
        ("hmcts_public_law", "REFUSE_CONTACT_WITH_CHILD", "contact_in_care"),
        ("hmcts_public_law", "CHILD_RECOVERY_ORDER", "recovery"),
        ("hmcts_private_law", "C100", "section_8"),
        ("hmcts_private_law", "childArrangementsOrder", "section_8"),
        ("hmcts_private_law", "C79_CHILD_ORDER", "enforcement"),
        ("cafcass", "deprivation_of_liberty", "deprivation_of_liberty"),
    ],
)
def test_what_sources_write(source, text, code):
    assert APPLICATIONS.from_source(source, text) == code


def test_every_order_sought_in_the_published_lists_is_known(shared):
    public = published(shared / "specs" / "hmcts-public-law-code-lists.txt")["OrderType"]
    private = published(shared / "specs" / "hmcts-private-law-code-lists.txt")["OrderTypeEnum"]
    assert len(public) == 12
    for source, sought in (("hmcts_public_law", public), ("hmcts_private_law", private)):
        for code, label in sought.items():
            assert APPLICATIONS.from_source(source, code) is not None
            assert APPLICATIONS.from_source(source, code) == APPLICATIONS.from_source(source, label)
