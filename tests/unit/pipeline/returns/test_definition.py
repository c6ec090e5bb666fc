"""The return as data fits together: every field has a rule, an order of trust, and a column or an element."""

from __future__ import annotations

import pytest

from waypost.intake.cin.layout import blocks
from waypost.intake.layouts import layouts_of
from waypost.pipeline.returns.definition import Field, definition
from waypost.pipeline.returns.pre_proceedings import RULES
from waypost.pipeline.told_record import AUTHORITY_SOURCES

SOURCES = {*AUTHORITY_SOURCES, "hmcts_case_data", "hmcts_public_law", "hmcts_hearings", "cafcass", "derived"}


def test_every_field_has_a_rule_and_every_rule_a_field():
    assert list(RULES) == list(definition().fields)


def test_the_24_columns_of_the_standard_are_all_there():
    columns = layouts_of("ssd")["ssd_pre_proceedings"].column_names
    assert {field.ssd for field in definition().of_ssd} == set(columns)
    assert sorted(field.number for field in definition().of_ssd) == [f"PREP{number:03d}A" for number in range(1, 25)]


def test_the_ten_elements_of_the_module_are_all_there():
    assert {field.cin for field in definition().of_census} == set(blocks()["pre_proceedings"].holds)
    assert sorted(field.item for field in definition().of_census) == [f"N{number:05d}" for number in range(826, 836)]


def test_every_order_of_trust_names_known_sources():
    assert all(set(field.trust) <= SOURCES for field in definition().fields.values())


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "thing"},
        {"needs": "luck"},
        {"trust": ()},
        {"blank": ""},
        {"derived": "By magic."},
        {"trust": ("ssd", "derived")},
    ],
)
def test_a_field_that_does_not_fit_together_is_refused(wrong):
    given = {"name": "x", "kind": "text", "needs": "anything", "meaning": "X", "trust": ("ssd",), "blank": "Nobody."}
    assert Field(**given)
    with pytest.raises(ValueError, match="fit together"):
        Field(**{**given, **wrong})
