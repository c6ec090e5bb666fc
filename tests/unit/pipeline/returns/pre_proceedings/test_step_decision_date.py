"""When it was agreed to issue or to step down: the authority's own word, from either of its returns."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.told_record import AGREED, hand_made


@pytest.mark.parametrize("source", ["ssd", "cin"])
def test_the_authoritys_return_tells_it(tmp_path, source):
    told = hand_made(tmp_path).begun(source, until="agreed").answer("step_decision_date")
    assert (told["value"], told["how_sure"], told["source"]) == (AGREED.isoformat(), "told_by_authority", source)


def test_two_returns_that_differ_are_told_both(tmp_path):
    record = hand_made(tmp_path).begun("ssd").begun("cin", until="meeting")
    later = AGREED + timedelta(days=2)
    record.event("cin", "pre_proceedings_ended", later, record_key="pre_proceedings/101/2026-05-04")
    told = record.answer("step_decision_date")
    assert (told["value"], told["how_sure"]) == (AGREED.isoformat(), "contradicted")
    assert told["others"].startswith("cin says")
    agreed = (
        hand_made(tmp_path / "b").begun("ssd", until="agreed").begun("cin", until="agreed").answer("step_decision_date")
    )
    assert (agreed["how_sure"], agreed["others"]) == ("told_by_authority", None)


def test_nobody_else_is_asked(tmp_path):
    told = hand_made(tmp_path).applied().answer("step_decision_date")
    assert told["value"] is None
    assert told["how_sure"] == "blank"
    assert "does not apply" in told["note"]
