"""Tonight's records. What holds for all of them is in tests/generative/test_increment.py."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.linkage_people import ANNA, BORIS, CLARA
from unit.linkage.test_kept import ROOM, children, records
from waypost.linkage.increment import FullRunNeeded, link_all, link_tonight
from waypost.linkage.model import trained_model


def test_tonights_record_joins_the_child_it_is_of():
    kept = link_all(records(("court", "1", ANNA), ("court", "2", BORIS), ("court", "3", CLARA)), ROOM)
    after = link_tonight(kept, records(("la", "7", ANNA)), ROOM)
    assert children(after) == [["court/1", "la/7"], ["court/2"], ["court/3"]]
    assert children(kept) == [["court/1"], ["court/2"], ["court/3"]]


def test_a_record_told_anew_leaves_whom_it_was_joined_to():
    kept = link_all(records(("court", "1", ANNA), ("la", "7", ANNA), ("la", "8", CLARA)), ROOM)
    after = link_tonight(kept, records(("la", "7", BORIS)), ROOM)
    assert children(after) == [["court/1"], ["la/7"], ["la/8"]]


def test_a_record_taken_back_is_gone():
    told = records(("court", "1", ANNA), ("court", "2", BORIS), ("la", "7", ANNA), ("la", "8", CLARA))
    gone = records(("la", "7", ANNA)).select("numbered_by", "key")
    after = link_tonight(link_all(told, ROOM), records(), ROOM, withdrawn=gone)
    assert children(after) == [["court/1"], ["court/2"], ["la/8"]]


def test_a_night_without_records_changes_nothing():
    kept = link_all(records(("court", "1", ANNA), ("la", "7", ANNA)), ROOM)
    assert children(link_tonight(kept, records(), ROOM)) == children(kept)


def test_twice_as_many_records_need_a_full_run():
    kept = link_all(records(("court", "1", ANNA), ("court", "2", BORIS)), ROOM)
    with pytest.raises(FullRunNeeded, match="power of two"):
        link_tonight(kept, records(("la", "1", ANNA)), ROOM)


def test_names_that_grew_much_rarer_need_a_full_run():
    model = replace(trained_model(), weight_of_usual=1)
    told = [("court", str(n), ANNA) for n in range(5)]
    kept = link_all(records(*told), ROOM, model=model)
    gone = records(*told[:3]).select("numbered_by", "key")
    new = records(*[("la", str(n), CLARA | {"forenames": f"Clara{'abcdef'[n]}"}) for n in range(4)])
    with pytest.raises(FullRunNeeded, match="rarer"):
        link_tonight(kept, new, ROOM, withdrawn=gone, model=model)
