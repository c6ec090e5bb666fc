"""The first pre-proceedings meeting: the authority's own word, from either of its returns."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.told_record import MEETING, hand_made


@pytest.mark.parametrize("source", ["ssd", "cin"])
def test_the_authoritys_return_tells_it(tmp_path, source):
    told = hand_made(tmp_path).begun(source, until="meeting").answer("initial_meeting_date")
    assert (told["value"], told["how_sure"], told["source"]) == (MEETING.isoformat(), "told_by_authority", source)


def test_two_returns_that_differ_are_told_both(tmp_path):
    record = hand_made(tmp_path).begun("ssd", until="meeting")
    record.event("cin", "pre_proceedings_meeting_held", MEETING + timedelta(days=2), record_key="pre_proceedings/101/x")
    told = record.answer("initial_meeting_date")
    assert (told["value"], told["how_sure"]) == (MEETING.isoformat(), "contradicted")
    assert told["others"].startswith("cin says")
    agreed = (
        hand_made(tmp_path / "b")
        .begun("ssd", until="meeting")
        .begun("cin", until="meeting")
        .answer("initial_meeting_date")
    )
    assert (agreed["how_sure"], agreed["others"]) == ("told_by_authority", None)


def test_nobody_else_is_asked(tmp_path):
    told = hand_made(tmp_path).applied().answer("initial_meeting_date")
    assert told["value"] is None
    assert told["how_sure"] == "blank"
    assert "does not apply" in told["note"]
