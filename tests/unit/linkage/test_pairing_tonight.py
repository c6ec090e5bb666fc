"""From night to night: gone on from what was kept, or all found, and which it was is said."""

from __future__ import annotations

from polars.testing import assert_frame_equal

from support.linkage_people import CLARA, child
from unit.linkage.test_pairs_tonight import FEW, MODEL, ROOM, evidence
from waypost.linkage.pairing import pair_up_here
from waypost.linkage.pairing_tonight import NOT_ASKED_FOR, HowPaired, PairingTonight


def built(said, before, keep_in, code="1"):
    """What a build says of how it found pairs, and how often all of them were asked for."""
    told, in_full = [], []

    def find_all(*given, **more):
        in_full.append(given)
        return pair_up_here(*given, **more)

    found = PairingTonight(find_all, before, keep_in, code, told.append)(said, MODEL, ROOM)
    assert_frame_equal(found.scored, pair_up_here(said, MODEL, ROOM).scored)
    assert len(told) == 1 + len(in_full), "it is said before the long way is taken, and at the end"
    return told[-1], len(in_full)


def test_nights_go_on_from_one_another_and_what_does_not_fit_is_found_in_full(tmp_path):
    first, second = evidence(*FEW), evidence(*FEW, child("cafcass", "9", **CLARA))
    how, in_full = built(first, tmp_path / "none", tmp_path / "1")
    assert (how.why_in_full, in_full) == ("nothing was kept of a build before", 1)
    how, in_full = built(second, tmp_path / "1", tmp_path / "2")
    assert (how, in_full) == (HowPaired("", 6, 1, 0), 0)
    assert how.as_told() == {"is_in_full": False, "why_in_full": "", "records": 6, "came": 1, "went": 0}
    how, in_full = built(second, tmp_path / "2", tmp_path / "3", code="2")
    assert ("another version" in how.why_in_full, how.as_told()["is_in_full"], in_full) == (True, True, 1)
    how, in_full = built(evidence(FEW[0]), tmp_path / "2", tmp_path / "4")
    assert ("most records" in how.why_in_full, in_full) == (True, 1)
    how, in_full = built(first, None, tmp_path / "5")
    assert (how.why_in_full, how.came, in_full) == (NOT_ASKED_FOR, 5, 1)
