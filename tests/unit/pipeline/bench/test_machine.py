"""What a benchmark ran on."""

from __future__ import annotations

import platform

from waypost.pipeline.bench import machine as machines
from waypost.pipeline.bench.machine import machine


def test_it_says_what_a_reader_needs_and_not_whose_it_is(tmp_path, monkeypatch):
    found = machine()
    assert found.cores >= 1
    assert found.memory_gib > 0.5
    assert float(found.load) >= 0
    assert platform.node() not in f"{found.processor} {found.load}"
    told = tmp_path / "cpuinfo"
    told.write_text("processor\t: 0\nmodel name\t: A fast one\n", encoding="utf-8")
    monkeypatch.setattr(machines, "_PROCESSORS", told)
    assert machine().processor == "A fast one"
    monkeypatch.setattr(machines, "_PROCESSORS", tmp_path / "none")
    assert machine().processor
