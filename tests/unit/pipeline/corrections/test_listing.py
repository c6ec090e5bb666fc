"""Which items are asked: once, again when the facts change, and the other side when one stands by its word."""

from __future__ import annotations

import polars as pl
import pytest

from support.agreements import usable
from support.corrections_record import material_of, one_child, told_by
from support.told_record import RECEIVED
from waypost.pipeline.corrections.ledger import Answer, Ledger
from waypost.pipeline.corrections.listing import STATES, all_items, with_states
from waypost.vocabulary.sharing_terms import DATA_CORRECTION

BEFORE, AFTER = "2027-01-01", "2027-04-30"


def states(record, answers: dict[str, str], answered_on: str = AFTER) -> dict[str, str]:
    """Return the state of each source's item, when these sources have answered so."""
    material = material_of(record)
    items = all_items(usable(record.out, DATA_CORRECTION), material)
    ids = dict(items.select("source", "correction_id").iter_rows())
    said = {ids[source]: Answer(ids[source], answer, "", answered_on, "officer") for source, answer in answers.items()}
    told = with_states(items, Ledger(frozenset(ids.values()), said))
    return dict(told.select("source", "state").iter_rows())


def one_against_two(out):
    return told_by(told_by(told_by(one_child(out), "cafcass"), "hmcts_private_law"), "ssd", "2024-01-02")


def test_at_first_only_the_one_is_asked(tmp_path):
    assert states(one_against_two(tmp_path), {}) == {
        "ssd": "open",
        "cafcass": "not_asked",
        "hmcts_private_law": "not_asked",
    }


@pytest.mark.parametrize("answer", ["right_as_it_is", "not_ours", "do_not_know"])
def test_one_that_stands_by_its_word_makes_the_others_asked(tmp_path, answer):
    told = states(one_against_two(tmp_path), {"ssd": answer})
    assert told == {"ssd": "settled", "cafcass": "open", "hmcts_private_law": "open"}


def test_all_who_stand_by_their_word_are_in_dispute(tmp_path):
    told = states(one_against_two(tmp_path), dict.fromkeys(("ssd", "cafcass", "hmcts_private_law"), "right_as_it_is"))
    assert set(told.values()) == {"disputed"}


def test_a_correction_waits_for_its_file_and_leaves_the_others_alone(tmp_path):
    both = told_by(told_by(one_child(tmp_path), "cafcass"), "ssd", "2024-01-02")
    assert states(both, {}) == {"cafcass": "open", "ssd": "open"}
    assert states(both, {"ssd": "corrected"}) == {"cafcass": "not_asked", "ssd": "waiting"}


def test_a_later_file_that_still_says_the_same_asks_again(tmp_path):
    both = told_by(told_by(one_child(tmp_path), "cafcass"), "ssd", "2024-01-02")
    assert RECEIVED.date().isoformat() > BEFORE
    assert states(both, {"ssd": "corrected"}, BEFORE) == {"cafcass": "open", "ssd": "open"}


def test_every_state_is_in_words(tmp_path):
    items = all_items(
        usable(one_against_two(tmp_path).write(), DATA_CORRECTION), material_of(one_against_two(tmp_path))
    )
    assert set(with_states(items, Ledger(frozenset(), {}))["state"]) <= set(STATES)
    assert items.filter(pl.col("is_asked")).height == 1
