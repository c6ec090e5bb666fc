"""The engine gets a share of the machine's memory, between two bounds."""

from __future__ import annotations

import pytest

from waypost.wiring import machine


@pytest.mark.parametrize(("mib", "share"), [(1024, 512), (16 * 1024, 4096), (256 * 1024, 6144)])
def test_a_share_between_two_bounds(monkeypatch, mib, share):
    told = {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": mib * 256}
    monkeypatch.setattr(machine.os, "sysconf", told.__getitem__)
    assert machine.memory_for_engine_mib() == share
