"""The court's number of the case: the FamilyMan number of the feed."""

from __future__ import annotations

import pytest

from support.told_record import hand_made

SSD = "ssd_pre_proceedings/PREP1"


def test_the_court_tells_it(tmp_path):
    told = hand_made(tmp_path).begun("cin").applied().answer("court_reference")
    assert (told["value"], told["how_sure"]) == ("BI26C50001", "told_by_court")
    assert told["file"] == "hmcts_public_law.json"


def test_another_number_of_the_authoritys_is_told_beside_it(tmp_path):
    record = hand_made(tmp_path).begun("ssd").applied().kept("ssd", SSD, {"prep_court_reference": "BI26C50009"})
    told = record.answer("court_reference")
    assert (told["value"], told["how_sure"]) == ("BI26C50001", "contradicted")
    assert "ssd says BI26C50009" in told["others"]


def test_before_the_court_gives_one_the_authoritys_stands(tmp_path):
    record = hand_made(tmp_path).begun("ssd").applied(familyManCaseNumber=None)
    assert record.answer("court_reference")["value"] is None
    record.kept("ssd", SSD, {"prep_court_reference": "BI26C50001"})
    assert record.answer("court_reference")["how_sure"] == "told_by_authority"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("bi26c50001", "BI26C50001"),
        ("BI26 C50001", "BI26C50001"),
        ("1234-5678-9012-3456", "1234567890123456"),
        ("see file of the mother", None),
        ("BI26C500012", None),
    ],
)
def test_what_is_no_number_of_the_courts_is_not_passed_on(tmp_path, written, value):
    told = hand_made(tmp_path).applied(familyManCaseNumber=written).answer("court_reference")
    assert told["value"] == value
