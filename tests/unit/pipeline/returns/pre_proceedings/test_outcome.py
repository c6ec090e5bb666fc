"""What pre-proceedings ended in: the authority's word; an application shows that it was to issue."""

from __future__ import annotations

import pytest

from support.told_record import AGREED, hand_made


@pytest.mark.parametrize(("source", "has_note"), [("ssd", False), ("cin", True)])
def test_the_authority_says_so(tmp_path, source, has_note):
    told = hand_made(tmp_path).begun(source).answer("outcome")
    assert (told["value"], told["how_sure"]) == ("issue", "told_by_authority")
    assert bool(told["note"]) is has_note, "the meaning of the census's letters is assumed"


def test_an_application_shows_it(tmp_path):
    told = hand_made(tmp_path).begun("cin", until="meeting").applied().answer("outcome")
    assert (told["value"], told["how_sure"]) == ("issue", "derived")


def test_an_application_after_a_step_down_came_of_something_else(tmp_path):
    record = hand_made(tmp_path).begun("ssd", until="meeting").applied()
    record.event("ssd", "pre_proceedings_ended", AGREED, code="step_down", record_key="ssd_pre_proceedings/PREP1")
    answers = record.answers("outcome")
    assert sorted(answers["value"].to_list(), key=str) == [None, "step_down"]


def test_while_they_run_it_is_blank(tmp_path):
    told = hand_made(tmp_path).begun("ssd", until="meeting").answer("outcome")
    assert told["value"] is None
    assert "Still in pre-proceedings" in told["note"]
