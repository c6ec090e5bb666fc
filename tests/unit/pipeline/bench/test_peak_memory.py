"""What runs in a process of its own says what it read and how much memory it held."""

from __future__ import annotations

import json

from waypost.pipeline.bench import peak_memory
from waypost.pipeline.bench.return_file import write_return


def test_it_tells_records_and_the_peak(tmp_path, capsys):
    write_return(tmp_path / "return.xml", 2)
    peak_memory.main(tmp_path / "return.xml")
    told = json.loads(capsys.readouterr().out)
    assert told["records"] == 18
    assert told["seconds"] > 0
    assert told["peak_mb"] > 20


def test_where_the_system_does_not_tell_it_python_does(tmp_path, monkeypatch):
    monkeypatch.setattr(peak_memory, "_STATUS", tmp_path / "none")
    monkeypatch.setattr(peak_memory, "peak_rss_mib", lambda: 100)
    assert peak_memory.own_peak_mb() == 104.8576


def test_linux_tells_its_own_highest(tmp_path, monkeypatch):
    (tmp_path / "status").write_text("Name:\tpython\nVmHWM:\t  200000 kB\nVmRSS:\t  100 kB\n")
    monkeypatch.setattr(peak_memory, "_STATUS", tmp_path / "status")
    assert peak_memory.own_peak_mb() == 204.8
