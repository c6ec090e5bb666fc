"""The bench of SSDA903 runs on a tiny return and prints its table. No second is asserted: machines differ."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from support.tables import put_good
from waypost.intake.ssda903.running import official_checks
from waypost.pipeline.bench import peer_ssda903, ssda903
from waypost.pipeline.bench.figures import Aim, Asked, Figures, Line
from waypost.pipeline.bench.intake import SamplesMissing, bench_intake
from waypost.pipeline.bench.ssda903 import NoReturn, PeerFailed, measure, why

STAND_IN = """#!{python}
import json, sys
asked = json.load(open(sys.argv[2]))
assert asked["year"] == "2027" and asked["ruleset"] == "2026_27"
assert len(asked["this"]) == len(asked["last"]) == 12
children = {{"101": ["1001-0"], "361": ["1001-1"], "102": []}}
json.dump(
    {{"peer": "stand-in 1", "seconds": 9.0, "report_seconds": 3.0, "ran": list(children), "failed": ["709"],
      "children": children}}, open(asked["answer"], "w"))
"""
"""A program in the place of the peer's Python: it answers as `peer_ssda903.py` does."""


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    return put_good(tmp_path / "samples", "ssda903")


@pytest.fixture
def asked(tmp_path: Path, samples: Path) -> Asked:
    (tmp_path / "work").mkdir()
    return Asked(samples, tmp_path / "work", {}, copies=2)


def stand_in(folder: Path, script: str) -> Path:
    path = folder / "python"
    path.write_text(script.format(python=sys.executable))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_ours_alone_is_one_line(asked):
    (line,) = measure(asked).lines
    assert line.size == f"2 children, {len(official_checks())} rules"
    assert line.ours_s > 0
    assert line.times_as_fast is None
    assert json.loads((asked.work / "this" / "manifest.json").read_text())["collection_year"] == "2026/27"


def test_beside_a_peer_there_are_ratios_and_what_both_found(asked, tmp_path):
    beside = Asked(asked.samples, asked.work, {"ssda903": stand_in(tmp_path, STAND_IN)}, copies=2)
    figures = measure(beside)
    assert [line.beside_s for line in figures.lines] == [9.0, 12.0]
    assert all(line.times_as_fast and line.times_as_fast > 0 for line in figures.lines)
    assert figures.heading.startswith("3 rules compared (at least 60); 1 failed in the peer")
    rows = {row[0]: row[1:] for row in figures.rows}
    assert rows["101"] == [1, 0, 0, 1, 0, "?"], "nobody has looked why"
    assert rows["102"] == [0, 0, 0, 0, 0, ""]
    assert rows["709"][0] == "failed"
    assert rows["709"][-1] == why("709") != "?"
    assert set(rows) == {"101", "102", "361", "709"}


def test_a_python_without_the_peer_is_yours_to_fix(asked, tmp_path):
    broken = stand_in(tmp_path, "#!{python}\nraise SystemExit(1)\n")
    with pytest.raises(PeerFailed, match="csc-validator-be-903"):
        measure(Asked(asked.samples, asked.work, {"ssda903": broken}, copies=1))


def test_a_folder_without_a_return_is_said_so(tmp_path):
    with pytest.raises(SamplesMissing):
        bench_intake(tmp_path / "none", peers={}, copies=1)
    with pytest.raises(NoReturn):
        bench_intake(tmp_path, peers={}, copies=1)


def test_every_reason_is_of_a_rule_that_is_there():
    numbers = {check.number for check in official_checks()}
    assert set(ssda903.reasons()) <= numbers


def test_the_command_prints_the_table(waypost, samples, monkeypatch):
    monkeypatch.setattr("waypost.pipeline.bench.intake.BENCHMARKS", {"ssda903": measure})
    answer = waypost("bench", "intake", "--samples", samples, "--copies", 1)
    assert answer.code == 0, answer.err
    head, rule, line, *_ = answer.out.splitlines()
    assert head == "| what | size | ours | beside | theirs | ratio | aim | reached |"
    assert rule == "| --- | --- | --- | --- | --- | --- | --- | --- |"
    assert line.startswith(f"| SSDA903, CSV to findings in words | 1 children, {len(official_checks())} rules | 0.")
    assert line.endswith("|  |  |  | at least 20 times as fast, under 3 s | yes |")
    told = json.loads(waypost("bench", "intake", "--samples", samples, "--copies", 1, "--json").out)
    assert told["ssda903"]["ratios"] == [None]
    assert told["ssda903"]["reached"] == [True]


def test_the_command_prints_ratios_and_memory(waypost, samples, monkeypatch):
    lines = (
        Line("a", "1 row", 2.0, "b", 5.0, Aim(times_as_fast=2)),
        Line("c", "1 row", 2.0, "d", 1.0, Aim(times_as_long=1.5)),
        Line("e", "1 row", 1.0, aim=Aim(mb=400), ours_mb=99.6),
    )
    figures = Figures(lines, "more", ("rule", "count"), (("1|2", 1000),))
    monkeypatch.setattr("waypost.pipeline.bench.intake.BENCHMARKS", {"ssda903": lambda asked: figures})
    told = waypost("bench", "intake", "--samples", samples, "--only", "ssda903").out.splitlines()
    assert told[2:] == [
        "| a | 1 row | 2.00 s | b | 5.00 s | 2.5 times as fast | at least 2 times as fast | yes |",
        "| c | 1 row | 2.00 s | d | 1.00 s | 2.00 times as long | at most 1.5 times as long | no |",
        "| e | 1 row | 100 MB, 1.00 s |  |  |  | under 400 MB | yes |",
        "",
        "more",
        "",
        "| rule | count |",
        "| --- | --- |",
        "| 1\\|2 | 1,000 |",
    ]


class Column(list):
    """As much of a peer's column as is asked for."""

    def __eq__(self, other: object) -> list[bool]:  # type: ignore[override]
        return [cell is other for cell in self]

    def dropna(self) -> list[object]:
        return [cell for cell in self if cell is not None]


class PeersTable(dict):
    """As much of a peer's table as is asked for."""

    @property
    def columns(self) -> list[str]:
        return list(self)

    @property
    def loc(self) -> PeersTable:
        return self

    def __getitem__(self, key: object) -> Column:
        if isinstance(key, tuple):
            mask, name = key
            return Column(cell for cell, is_in in zip(super().__getitem__(name), mask, strict=True) if is_in)
        return super().__getitem__(key)


def test_what_runs_in_the_peers_python_asks_it_and_answers(tmp_path, monkeypatch):
    class Validator:
        def __init__(self, metadata, files, registry, selected_rules):
            assert metadata == {"collectionYear": "2027", "localAuthority": "E09000027"}
            assert [(file["description"], file["file_content"]) for file in files] == [
                ("This year", b"CHILD\n1\n"),
                ("Prev year", b"CHILD\n1\n"),
            ]
            assert selected_rules == ["101", "709"]
            self.fails = ["709"]
            header = PeersTable(CHILD=Column(["1", "2", None]), ERR_101=Column([True, None, True]))
            self.ds_results = {"Header": header, "Header_last": header, "metadata": {}}

    told = []
    peer = {
        "lac_validator": SimpleNamespace(__path__=[]),
        "lac_validator.lac_validator": SimpleNamespace(
            LacValidator=Validator, create_issue_df=lambda *a: told.append(a)
        ),
        "lac_validator.rules": SimpleNamespace(__path__=[]),
        "lac_validator.rules.lac2026_27": SimpleNamespace(registry={"101": 1, "709": 1}),
        "lac_validator.report": SimpleNamespace(Report=lambda *_: SimpleNamespace(report="r", error_report="e")),
    }
    for name, module in peer.items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr("importlib.metadata.version", lambda _: "0.1")
    monkeypatch.setattr("logging.disable", lambda _: None)
    (tmp_path / "h.csv").write_text("CHILD\n1\n")
    asked = {
        "rules": ["101", "709", "999"],
        "ruleset": "2026_27",
        "year": "2027",
        "authority": "E09000027",
        "this": [str(tmp_path / "h.csv")],
        "last": [str(tmp_path / "h.csv")],
        "answer": str(tmp_path / "answer.json"),
    }
    (tmp_path / "asked.json").write_text(json.dumps(asked))
    peer_ssda903.main(str(tmp_path / "asked.json"))
    answer = json.loads((tmp_path / "answer.json").read_text())
    assert answer["seconds"] >= 0
    assert (answer["ran"], answer["failed"]) == (["101"], ["709"])
    assert answer["children"] == {"101": ["1"], "709": []}
    assert answer["peer"] == "csc-validator-be-903 0.1"
    assert told == [("r", "e")]
