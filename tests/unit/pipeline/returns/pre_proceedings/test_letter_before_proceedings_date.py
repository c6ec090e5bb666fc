"""When the letter before proceedings went out: the authority's own word, from either of its returns."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.told_record import LETTER, hand_made


@pytest.mark.parametrize("source", ["ssd", "cin"])
def test_the_authoritys_return_tells_it(tmp_path, source):
    told = hand_made(tmp_path).begun(source, until="letter").answer("letter_before_proceedings_date")
    assert (told["value"], told["how_sure"], told["source"]) == (LETTER.isoformat(), "told_by_authority", source)


def test_two_returns_that_differ_are_told_both(tmp_path):
    record = hand_made(tmp_path).begun("ssd", until="letter")
    record.event("cin", "pre_proceedings_letter_sent", LETTER + timedelta(days=2), record_key="pre_proceedings/101/x")
    told = record.answer("letter_before_proceedings_date")
    assert (told["value"], told["how_sure"]) == (LETTER.isoformat(), "contradicted")
    assert told["others"].startswith("cin says")
    agreed = (
        hand_made(tmp_path / "b")
        .begun("ssd", until="letter")
        .begun("cin", until="letter")
        .answer("letter_before_proceedings_date")
    )
    assert (agreed["how_sure"], agreed["others"]) == ("told_by_authority", None)


def test_nobody_else_is_asked(tmp_path):
    told = hand_made(tmp_path).applied().answer("letter_before_proceedings_date")
    assert told["value"] is None
    assert told["how_sure"] == "blank"
    assert "does not apply" in told["note"]
