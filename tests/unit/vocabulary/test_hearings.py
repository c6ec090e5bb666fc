from __future__ import annotations

import json

import pytest

from unit.vocabulary.published import published
from waypost.vocabulary.hearings import HEARINGS

ABA5 = [
    "BRE",
    "FOF",
    "FHR",
    "FFH",
    "SGA",
    "SCF",
    "JMT",
    "FCM",
    "ALL",
    "APP",
    "APL",
    "REV",
    "NEH",
    "HRA",
    "DRA",
    "DIR",
    "GRH",
    "2GA",
    "PER",
    "CMC",
    "FRF",
    "FRD",
    "FRI",
    "FRR",
    "IRH",
    "ISO",
    "ICO",
    "PRE",
    "CMH",
    "CHR",
    "PHR",
    "COM",
    "CON",
    "COS",
    "FHD",
    "DCH",
]


def test_every_private_hearing_code_is_known_with_and_without_its_prefix():
    for code in ABA5:
        assert HEARINGS.from_source("hmcts_private_law", f"ABA5-{code}") is not None
        assert HEARINGS.from_source("hmcts_private_law", f"ABA5-{code}") == HEARINGS.from_source(
            "hmcts_private_law", code
        )


@pytest.mark.parametrize(
    ("source", "text", "code"),
    [
        ("hmcts_private_law", "ABA5-FFH", "final"),
        ("hmcts_private_law", "Full/Final hearing", "final"),
        (
            "hmcts_private_law",
            "First Hearing Dispute Resolution Appointment (FHDRA)",
            "first_hearing_dispute_resolution",
        ),
        ("hmcts_private_law", "aba5-dch ", "decision"),
        ("hmcts_private_law", "ABA5-SGA", "gatekeeping"),
        ("hmcts_private_law", "2nd Gatekeeping Appointment", "second_gatekeeping"),
        ("hmcts_public_law", "ACCELERATED_DISCHARGE_OF_CARE", "discharge_of_care"),
        ("hmcts_public_law", "FAMILY_DRUG_ALCOHOL_COURT", "family_drug_and_alcohol_court"),
        ("hmcts_public_law", "ISSUE_RESOLUTION", "issue_resolution"),
        ("hmcts_public_law", "ABA5-FFH", None),
        ("hmcts_private_law", "ABA5-ZZZ", None),
    ],
)
def test_what_sources_write(source, text, code):
    assert HEARINGS.from_source(source, text) == code


def test_every_published_public_hearing_type_is_known(shared):
    types = published(shared / "specs" / "hmcts-public-law-code-lists.txt")["HearingType"]
    assert len(types) == 11
    for code, label in types.items():
        assert HEARINGS.from_source("hmcts_public_law", code) == HEARINGS.from_source("hmcts_public_law", label)
    contract = json.loads((shared / "specs" / "hmcts-public-law-cafcass-api.openapi.json").read_text())
    for code in contract["components"]["schemas"]["hearing"]["properties"]["type"]["enum"]:
        assert HEARINGS.from_source("hmcts_public_law", code) is not None
