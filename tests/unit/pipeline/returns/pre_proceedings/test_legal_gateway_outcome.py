"""What the legal gateway decided: B with pre-proceedings, C without where the returns reach back far enough."""

from __future__ import annotations

from datetime import date

import pytest

from support.told_record import hand_made

FIELD = "legal_gateway_outcome"


def test_pre_proceedings_that_began_are_b(tmp_path):
    told = hand_made(tmp_path).begun("cin").answer(FIELD)
    assert (told["value"], told["how_sure"]) == ("B", "derived")


def test_an_application_alone_is_c_where_the_returns_reach_back(tmp_path):
    assert hand_made(tmp_path).applied().answer(FIELD)["value"] is None
    record = hand_made(tmp_path / "b").applied()
    record.child("C-9").number(child="C-9", number="900")
    record.event("ssd", "pre_proceedings_decided", date(2024, 4, 1), child_id="C-9", person_key="900")
    answers = record.answers(FIELD)
    assert sorted(answers["value"].to_list()) == ["B", "C"]


@pytest.mark.parametrize(("written", "value"), [("B Start pre-proceedings", "B"), ("C – Issue", "C"), ("d", "D")])
def test_the_authoritys_own_word(tmp_path, written, value):
    record = hand_made(tmp_path).begun("ssd")
    record.kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_legal_gateway_outcome": written})
    assert record.answer(FIELD)["value"] == value
