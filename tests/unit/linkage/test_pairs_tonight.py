"""Pairs taken over from a build before. What holds for all of them is in tests/generative/test_pairs_of_a_night.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from support.linkage_people import ANNA, BORIS, CLARA, child, people, proceedings
from waypost.linkage.evidence import child_evidence
from waypost.linkage.increment import FullRunNeeded
from waypost.linkage.model import trained_model
from waypost.linkage.pairing import pair_up_here
from waypost.linkage.pairs_tonight import WORST_KEPT, keep_all, pairs_tonight
from waypost.linkage.scoring import Resources
from waypost.linkage.statements import collapse

ROOM = Resources(threads=1, memory_limit="256MiB", temp_directory=None)
MODEL = trained_model()
DAISY = {"forenames": "Daisy", "born_on": date(2019, 2, 3)}
CROWD = [
    child("hmcts_public_law", f"{letter}/a", surname=f"{letter.upper()}rowd{letter * 4}", **DAISY)
    for letter in "abcdefg"
]
"""One more than may share a forename and a birth date alone."""
FEW = (
    child("hmcts_public_law", "1/a", **ANNA),
    child("hmcts_public_law", "1/b", **BORIS),
    child("cafcass", "2", **ANNA | {"forenames": "Anabel"}),
    child("ssd", "3", sender="E", **CLARA),
    child("ssd", "4", sender="E", **BORIS | {"postcode": "ZY8 2CD"}),
)
STRANGERS = [
    child(
        "ssd", f"s{letter}", sender="E", forenames=f"Stra{letter}", surname=f"Nger{letter}", born_on=date(2010, 1, day)
    )
    for day, letter in enumerate("bcdfghjklmnpqrstvwxz", start=1)
]
"""So many that a few records are not most of them."""


def evidence(*statements, cases=None):
    return child_evidence(collapse(people(*statements)), cases)


def all_kept(said, model=MODEL):
    return keep_all(said, pair_up_here(said, model, ROOM, worst=WORST_KEPT), model, "")


def as_in_full(night, said, model=MODEL):
    """Check that a night found what a full run finds, and return its pairs."""
    whole = pair_up_here(said, model, ROOM)
    assert_frame_equal(night.paired.scored, whole.scored)
    assert night.paired.crowded == whole.crowded
    return night.paired.scored.select("left", "right").rows()


def test_pairs_that_were_all_found_are_those_worth_a_look():
    said = evidence(*FEW)
    assert len(as_in_full(all_kept(said), said)) > 1


def test_a_record_that_is_new_meets_and_those_that_stood_are_numbered_anew():
    before = all_kept(evidence(*FEW))
    said = evidence(child("hmcts_public_law", "0/a", **CLARA | {"surname": "Netlethorpe"}), *FEW)
    night = pairs_tonight(before.kept, said, MODEL, ROOM)
    pairs = as_in_full(night, said)
    assert (night.came, night.went) == (1, 0)
    assert any(0 in pair for pair in pairs), "the new record was found"
    assert len(pairs) > len(before.paired.scored), "and what stood still stands"


def test_a_record_that_changed_and_one_that_is_gone():
    before = all_kept(evidence(*FEW, *STRANGERS))
    changed = child("cafcass", "2", **BORIS | {"forenames": "Barnaby John"})
    now = evidence(FEW[0], FEW[1], changed, FEW[3], *STRANGERS)
    night = pairs_tonight(before.kept, now, MODEL, ROOM)
    as_in_full(night, now)
    assert (night.came, night.went) == (1, 2)


def test_a_block_that_grew_too_large_and_is_small_enough_again():
    six = evidence(*CROWD[:6], *FEW)
    before = all_kept(six)
    seven = evidence(*CROWD, *FEW)
    night = pairs_tonight(before.kept, seven, MODEL, ROOM)
    as_in_full(night, seven)
    assert (before.paired.crowded, night.paired.crowded) == (0, len(CROWD))
    assert before.kept.links.height > night.kept.links.height
    again = pairs_tonight(night.kept, six, MODEL, ROOM)
    as_in_full(again, six)
    assert again.paired.scored.equals(before.paired.scored)


def test_what_a_case_newly_tells_changes_the_records_in_it():
    def told(number):
        of = {"source": "cafcass", "sender": None, "court_case_number": number}
        court = {"source": "hmcts_public_law", "sender": None, "court_case_number": "1", "proceedings_key": "K"}
        return proceedings({**of, "proceedings_key": "P"}, court)

    said = [child("cafcass", "2", proceedings_key="P", **CLARA), child("hmcts_public_law", "1/a", proceedings_key="K")]
    said[1] |= {"forenames": "Clara"}
    before = evidence(*said, *FEW[1:], cases=told("2"))
    now = evidence(*said, *FEW[1:], cases=told("1"))
    night = pairs_tonight(all_kept(before).kept, now, MODEL, ROOM)
    as_in_full(night, now)
    assert (night.came, night.went) == (1, 1)


def test_records_that_say_the_same_are_one_like_the_other_unless_there_are_more_of_them():
    twice = [child("hmcts_public_law", f"{number}/a", **ANNA) for number in (1, 2)]
    rest = [*FEW[1:], *STRANGERS]
    before = all_kept(evidence(*twice, *rest))
    renamed = [child("hmcts_public_law", f"{number}/a", **ANNA) for number in (7, 8)]
    night = pairs_tonight(before.kept, evidence(*renamed, *rest), MODEL, ROOM)
    as_in_full(night, evidence(*renamed, *rest))
    assert (night.came, night.went) == (0, 0), "by whatever key they go"
    more = [*twice, child("hmcts_public_law", "3/a", **ANNA)]
    night = pairs_tonight(before.kept, evidence(*more, *rest), MODEL, ROOM)
    as_in_full(night, evidence(*more, *rest))
    assert (night.came, night.went) == (3, 2)


def test_records_that_change_places_are_compared_again():
    before = all_kept(evidence(child("cafcass", "1", **ANNA), *FEW))
    later = evidence(child("cafcass", "9", **ANNA), *FEW)
    night = pairs_tonight(before.kept, later, MODEL, ROOM)
    as_in_full(night, later)
    assert (night.came, night.went) == (0, 0)


def test_names_that_grew_rarer_since_any_night_need_a_full_run():
    """The night on which a name was commonest left most links out, and counts."""
    model = replace(MODEL, weight_of_usual=1)
    others = [child("cafcass", f"c{n}", **CLARA | {"forenames": f"Cl{letter}ra"}) for n, letter in enumerate("aeiouyw")]
    annas = [child("hmcts_public_law", f"{n}/a", **ANNA) for n in range(6)]
    before = all_kept(evidence(*others, annas[0]), model)
    common = pairs_tonight(before.kept, evidence(*others, *annas[:3]), model, ROOM)
    as_in_full(common, evidence(*others, *annas[:3]), model)
    with pytest.raises(FullRunNeeded, match="rarer"):
        pairs_tonight(common.kept, evidence(*others, annas[0]), model, ROOM)


def test_far_fewer_records_or_mostly_new_ones_need_a_full_run():
    before = all_kept(evidence(*CROWD, *FEW, *STRANGERS))
    with pytest.raises(FullRunNeeded, match="new, changed or gone"):
        pairs_tonight(before.kept, evidence(*FEW), MODEL, ROOM)
    with pytest.raises(FullRunNeeded, match="new, changed or gone"):
        pairs_tonight(all_kept(evidence()).kept, evidence(*FEW), MODEL, ROOM)


def test_a_night_without_records_changes_nothing():
    said = evidence(*FEW)
    before = all_kept(said)
    night = pairs_tonight(before.kept, said, MODEL, ROOM)
    as_in_full(night, said)
    assert night.kept.links.equals(before.kept.links)
    assert night.kept.records.equals(before.kept.records)
    assert all(night.kept.commonest[name].equals(told) for name, told in before.kept.commonest.items())


def test_nobody_at_all_is_no_trouble():
    nobody = evidence()
    night = pairs_tonight(all_kept(nobody).kept, nobody, MODEL, ROOM)
    assert night.paired.scored.height == night.paired.crowded == 0
    assert night.kept.records.schema["digest"] == pl.UInt64
