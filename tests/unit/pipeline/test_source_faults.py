"""What is wrong with senders, kept for run.json."""

from __future__ import annotations

import stat

from support.linkage_people import child, people
from waypost.pipeline.source_faults import keep_source_faults, source_faults_told


def test_what_is_kept_is_told(tmp_path):
    nameless = [child("ssd", str(n), sender="E1", forenames="Annabel", born_on=None) for n in range(20)]
    keep_source_faults(people(*nameless), tmp_path)
    rules = [fault["rule"] for fault in source_faults_told(tmp_path)]
    assert rules == ["born_on_missing", "surname_missing"]
    assert stat.S_IMODE((tmp_path / "linkage" / "source_faults.json").stat().st_mode) == 0o600


def test_a_build_that_kept_nothing_tells_nothing(tmp_path):
    assert source_faults_told(tmp_path) == []
