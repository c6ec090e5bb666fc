"""What a build keeps of pairs for the next, and what it says."""

from __future__ import annotations

import json
import stat

from unit.linkage.test_pairs_tonight import FEW, MODEL, ROOM, evidence
from waypost.linkage.pairing import pair_up_here
from waypost.linkage.pairing_tonight import HowPaired
from waypost.pipeline.from_night_to_night import in_words, keep_pairs, pairing, pairing_told, pairs_in


def test_pairs_are_kept_for_the_next_build_and_how_they_were_found_is_told(tmp_path):
    said = []
    work, out = tmp_path / "work", tmp_path / "out"
    work.mkdir()
    out.mkdir()
    pairing(pair_up_here, pairs_in(tmp_path / "none"), work, said.append)(evidence(*FEW), MODEL, ROOM)
    keep_pairs(work, out)
    assert (pairs_in(out) / "records.parquet").is_file()
    assert {stat.S_IMODE(path.stat().st_mode) for path in (out / "linkage").rglob("*") if path.is_file()} == {0o600}
    assert pairing_told(out)["is_in_full"]
    assert said == ["all 5 records: nothing was kept of a build before"] * 2
    assert "Annabel" not in json.dumps(pairing_told(out))
    again = tmp_path / "again"
    again.mkdir()
    pairing(pair_up_here, pairs_in(out), again, said.append)(evidence(*FEW), MODEL, ROOM)
    assert said[-1] == "0 records new or changed and 0 gone, of 5"


def test_in_words():
    assert in_words(HowPaired("", 3_000_000, 2000, 12)) == "2,000 records new or changed and 12 gone, of 3,000,000"
