"""Pairs on disk and back."""

from __future__ import annotations

import stat
from dataclasses import replace

import pytest

from unit.linkage.test_pairs_tonight import FEW, MODEL, all_kept, evidence
from waypost.linkage.kept import NothingKept
from waypost.linkage.pairs_kept import fingerprint_of, reopen_pairs, save_pairs


@pytest.fixture
def kept():
    return replace(all_kept(evidence(*FEW)).kept, fingerprint=fingerprint_of(MODEL, "code"))


def test_what_is_kept_comes_back(kept, tmp_path):
    save_pairs(kept, tmp_path / "pairs")
    again = reopen_pairs(tmp_path / "pairs", kept.fingerprint)
    assert again.records.equals(kept.records)
    assert again.links.equals(kept.links)
    assert all(again.commonest[name].equals(told) for name, told in kept.commonest.items())
    assert (again.prior, again.crowded, again.fingerprint) == (kept.prior, kept.crowded, kept.fingerprint)


def test_only_the_owner_may_read_it(kept, tmp_path):
    save_pairs(kept, tmp_path / "pairs")
    assert stat.S_IMODE((tmp_path / "pairs").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "pairs").iterdir()} == {0o600}


def test_nothing_another_model_and_what_cannot_be_read_are_said(kept, tmp_path):
    with pytest.raises(NothingKept, match="nothing was kept"):
        reopen_pairs(tmp_path / "pairs", kept.fingerprint)
    save_pairs(kept, tmp_path / "pairs")
    for other in (fingerprint_of(MODEL, "other code"), fingerprint_of(replace(MODEL, accept_weight=3.0), "code")):
        with pytest.raises(NothingKept, match="another model"):
            reopen_pairs(tmp_path / "pairs", other)
    for name in ("links.parquet", "records.parquet", "forename.parquet", "kept.json"):
        whole = (tmp_path / "pairs" / name).read_bytes()
        (tmp_path / "pairs" / name).write_bytes(whole[: len(whole) // 2])
        with pytest.raises(NothingKept, match="cannot be read"):
            reopen_pairs(tmp_path / "pairs", kept.fingerprint)
        (tmp_path / "pairs" / name).write_bytes(whole)
    (tmp_path / "pairs" / "family_name.parquet").unlink()
    with pytest.raises(NothingKept, match="cannot be read"):
        reopen_pairs(tmp_path / "pairs", kept.fingerprint)
