"""Linkage as it was left, on disk and back."""

from __future__ import annotations

import json
import stat
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from support.linkage_people import ANNA, BORIS, CLARA
from waypost.linkage.increment import fingerprint, link_all, link_tonight
from waypost.linkage.kept import RECORD, NothingKept, reopen, save
from waypost.linkage.model import trained_model
from waypost.linkage.scoring import Resources

ROOM = Resources(threads=1, memory_limit="256MiB", temp_directory=None)


def records(*told):
    rows = [{"numbered_by": sender, "key": key, **facts} for sender, key, facts in told]
    types = dict.fromkeys(RECORD, pl.String) | {"born_on": pl.Date}
    return pl.DataFrame(rows, schema=types)


@pytest.fixture
def kept():
    return link_all(records(("court", "1", ANNA), ("cafcass", "1", ANNA), ("court", "2", CLARA)), ROOM)


def children(kept):
    groups = {}
    for sender, key, cluster in kept.clusters().rows():
        groups.setdefault(cluster, set()).add(f"{sender}/{key}")
    return sorted(map(sorted, groups.values()))


def test_what_is_kept_comes_back(kept, tmp_path):
    save(kept, tmp_path / "kept")
    again = reopen(tmp_path / "kept", kept.fingerprint)
    assert children(again) == children(kept) == [["cafcass/1", "court/1"], ["court/2"]]
    for name, values in kept.links.items():
        assert np.array_equal(again.links[name], values)
    assert np.array_equal(again.parts[0].numbers, kept.parts[0].numbers)


def test_only_the_owner_may_read_it(kept, tmp_path):
    save(kept, tmp_path / "kept")
    for path in [tmp_path / "kept", *(tmp_path / "kept").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_a_night_adds_a_part_and_leaves_nothing_old(kept, tmp_path):
    save(kept, tmp_path)
    first = reopen(tmp_path, kept.fingerprint)
    save(link_tonight(first, records(("la", "9", CLARA)), ROOM), tmp_path)
    again = reopen(tmp_path, kept.fingerprint)
    assert [part.name for part in again.parts] == ["part-1", "part-3"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.json", "part-1", "part-3", "state-4"]
    assert children(again) == [["cafcass/1", "court/1"], ["court/2", "la/9"]]


def test_a_full_run_takes_the_place_of_all_parts(kept, tmp_path):
    save(kept, tmp_path)
    save(link_all(records(("court", "1", BORIS)), ROOM), tmp_path)
    assert children(reopen(tmp_path, kept.fingerprint)) == [["court/1"]]
    assert len(list(tmp_path.glob("part-*"))) == 1


def test_a_save_that_is_cut_short_leaves_the_last_state(kept, tmp_path, monkeypatch):
    save(kept, tmp_path)
    monkeypatch.setattr("waypost.linkage.kept.os.replace", lambda *_: (_ for _ in ()).throw(OSError("killed")))
    with pytest.raises(OSError, match="killed"):
        save(replace(kept, member_of=np.zeros(3, np.int64)), tmp_path)
    monkeypatch.undo()
    assert children(reopen(tmp_path, kept.fingerprint)) == children(kept)


def test_another_model_or_nothing_is_told(kept, tmp_path):
    with pytest.raises(NothingKept, match="Link all records once"):
        reopen(tmp_path, kept.fingerprint)
    save(kept, tmp_path)
    other = fingerprint(replace(trained_model(), accept_weight=3.0))
    with pytest.raises(NothingKept, match="another model"):
        reopen(tmp_path, other)
    (tmp_path / "kept.json").write_text(json.dumps({})[:1])
    with pytest.raises(NothingKept):
        reopen(tmp_path, kept.fingerprint)
