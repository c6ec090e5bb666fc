"""The flags that raise a mark."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waypost.vocabulary.confidentiality.flags import FLAGS, LISTS


@pytest.mark.parametrize(
    ("name", "value", "is_set"),
    [
        ("isAddressConfidential", "Yes", True),
        ("isAddressConfidential", " YES ", True),
        ("isAddressConfidential", True, True),
        ("isAddressConfidential", 1, True),
        ("isAddressConfidential", "No", False),
        ("isAddressConfidential", False, False),
        ("isAddressConfidential", None, False),
        ("isAddressConfidential", ["Yes"], False),
        ("liveInRefuge", "IDontKnow", False),
        ("livingSituation", "Living in a refuge", True),
        ("livingSituation", "Other", False),
        ("livingSituation", True, False),
        ("addressKnow", "LIVE_IN_REFUGE", True),
        ("security_classification", "PRIVATE", True),
        ("security_classification", "PUBLIC", False),
    ],
)
def test_a_flag_is_set_by_its_values_alone(name, value, is_set):
    assert FLAGS[name].is_set(value) is is_set


def test_a_refuge_is_the_strictest_of_what_a_flag_raises():
    refuges = {name for name, flag in FLAGS.items() if flag.raises.get("home") == "refuge"}
    assert refuges == {"liveInRefuge", "livingSituation", "addressKnow", "addressKnowV2", "isRefugeCase"}


def test_lists_of_form_c8_are_flags():
    assert {"confidentialChildren", "confidentialRespondents", "applicantsConfidentialDetails"} <= set(LISTS)


@pytest.mark.parametrize(
    "wrong", [{"raises": {}}, {"raises": {"shoes": "refuge"}}, {"raises": {"home": "secret"}}, {"whom": "all"}]
)
def test_a_flag_checks_itself(wrong):
    with pytest.raises(ValueError, match=r"flags\.yaml"):
        replace(FLAGS["hideAddress"], **wrong)


def test_a_flag_that_is_never_set_is_wrong():
    with pytest.raises(ValueError, match="never set"):
        replace(FLAGS["hideAddress"], says=frozenset())
