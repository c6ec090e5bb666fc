from __future__ import annotations

import json
from collections import Counter

import pytest

from waypost.vocabulary.cancellations import CANCELLATIONS, OWNERS


def test_there_are_46_codes_with_seven_owners():
    owners = Counter(CANCELLATIONS.owner(code) for code in CANCELLATIONS.codes)
    assert len(CANCELLATIONS.codes) == 46
    assert set(owners) == set(OWNERS)
    assert owners == {
        "local_authority": 11,
        "cafcass": 2,
        "court": 6,
        "lawyers": 6,
        "legal_aid_agency": 2,
        "experts": 4,
        "other": 15,
    }


def test_only_the_pandemic_is_no_longer_used():
    assert [entry.code for entry in CANCELLATIONS.entries if entry.is_deprecated] == ["OT10"]


def test_the_kinds_are_few():
    kinds = {CANCELLATIONS.kind(code) for code in CANCELLATIONS.codes}
    assert CANCELLATIONS.kind("JU3") == "judicial_availability"
    assert {"police", "health"} < kinds
    assert len(kinds) == 13


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("LW1", "LW1"),
        ("lw1 ", "LW1"),
        ("Case transferred", "OT1"),
        ("New/alternative care   plan", "LA8"),
        ("New/alternative care plan", "LA8"),
        ("Late expert report/assessment/ Poor expert report/assessment", "EX1"),
        ("Listed in error", None),
        ("", None),
    ],
)
def test_code_and_label_are_read(text, code):
    assert CANCELLATIONS.from_source("hmcts_public_law", text) == code


def test_every_label_of_the_contract_is_one_code_and_all_are_there(shared):
    contract = json.loads((shared / "specs" / "hmcts-public-law-cafcass-api.openapi.json").read_text())
    labels = contract["components"]["schemas"]["hearing"]["properties"]["cancellationReason"]["enum"]
    assert sorted(CANCELLATIONS.from_source("hmcts_public_law", label) or label for label in labels) == sorted(
        CANCELLATIONS.codes
    )
