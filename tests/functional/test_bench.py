"""`waypost bench` by itself: a page of every benchmark, each run by a command that there is."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from waypost.doors.cli import bench_every
from waypost.doors.cli.bench import bench
from waypost.doors.cli.bench_every import BENCHMARKS, SIZES, BenchmarkFailed, _words, every
from waypost.doors.cli.main import waypost as command_line

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "performance.md"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("one", BENCHMARKS, ids=lambda one: one.name)
def test_every_benchmark_is_a_command_that_there_is(one, size):
    place = SIZES.index(size)
    words = _words(one.command, one.sizes[place], "work", Path("febrl"))
    # Beneath the whole command line, as it is run: a command keeps the names of its help option from its first context.
    top = click.Context(command_line, **command_line.context_settings)
    context = bench.commands[words[0]].make_context(words[0], words[1:], parent=top)
    assert not {"SIZE", "WORK", "FEBRL"} & {str(value) for value in context.params.values()}
    for command in one.first:
        first = _words(command, one.sizes[place], "work", None)
        command_line.get_command(top, first[0]).make_context(first[0], first[1:], parent=top)


def test_no_benchmark_is_forgotten():
    assert {one.command.split()[0] for one in BENCHMARKS} == set(bench.commands)


def test_the_page_of_one_benchmark_run_in_a_process_of_its_own(waypost, tmp_path):
    page = tmp_path / "performance.md"
    answer = waypost("bench", "--quick", "--only", "ways", "--on", "2026-11-22", "--out", page)
    assert answer.code == 0, answer.err
    text = page.read_text(encoding="utf-8")
    assert "Measured on 2026-11-22, size `quick`" in text
    assert re.search(r"\| What follows what.*\| [0-9.]+ times as long \| at most 3 times as long \|", text)
    assert "`waypost bench ways --events 100000`" in text
    assert str(tmp_path) not in text


def test_what_lacks_what_it_needs_is_said_and_what_fails_stops(monkeypatch):
    (_, told) = every("quick", on="2026-11-22", peers={}, febrl=None, only=("febrl",))
    assert "Not run: it needs `--febrl`." in told
    ran: list[list[str]] = []
    monkeypatch.setattr(bench_every, "_run", lambda words: ran.append(words) or "| table |")
    parts = list(every("quick", on="x", peers={"pm4py": Path("/peer/python")}, febrl=Path("sets")))
    assert len(parts) == 1 + len(BENCHMARKS)
    assert ["bench", "ways", "--events", "100000", "--peer", "/peer/python"] in ran
    monkeypatch.undo()
    with pytest.raises(BenchmarkFailed):
        bench_every._run(["bench", "county", "nowhere"])


def test_one_that_does_not_finish_is_told_and_the_others_run(waypost, monkeypatch):
    def run(words: list[str]) -> str:
        if words[1] == "ways":
            raise BenchmarkFailed("a benchmark did not finish.", where="bench ways")
        return "| table |"

    monkeypatch.setattr(bench_every, "_run", run)
    answer = waypost("bench", "--quick", "--only", "ways", "--only", "build")
    assert answer.code == 1
    assert "Did not finish: bench ways" in answer.out
    assert "| table |" in answer.out


def test_the_page_in_the_repository_names_every_benchmark():
    text = PAGE.read_text(encoding="utf-8")
    assert [one.title for one in BENCHMARKS if f"## {one.title}\n" not in text] == []
