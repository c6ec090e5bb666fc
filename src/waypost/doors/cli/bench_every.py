"""`waypost bench` by itself: every benchmark, each in a process of its own, as one page in Markdown."""

from __future__ import annotations

import platform
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from waypost.foundation.clock import stopwatch
from waypost.foundation.errors import DONE, DONE_WITH_FINDINGS, OursToFix
from waypost.pipeline.bench.machine import Machine, machine

LIBRARIES = ("waypost", "polars", "duckdb", "pyarrow", "numba", "numpy", "splink", "sqlglot", "lxml", "orjson")
NOT_FINISHED = "Did not finish:"
SIZES = ("quick", "usual", "full")


class BenchmarkFailed(OursToFix):
    """A benchmark did not finish."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One benchmark of the page: the command that runs it by size, and what its table means in plain words.

    `first` are commands that prepare for it. WORK stands for the folder to work in, SIZE for one of `sizes`. `needs`
    names a folder that the user must give, or the benchmark is left out; without `peer` the peer alone is.
    """

    name: str
    title: str
    meaning: str
    command: str
    sizes: tuple[str, str, str]
    first: tuple[str, ...] = ()
    peer: str = ""
    needs: str = ""


BENCHMARKS = (
    Benchmark(
        "intake",
        "Reading and checking",
        "How long it takes to read and judge what agencies send, beside the least that reading can cost: a decode, or "
        "a loop that looks at every element. Times as long: lower is better. Memory is the peak of reading one file.",
        "intake --samples WORK/samples SIZE",
        ("--copies 1 --only ssda903", "--copies 100", "--copies 600"),
        first=("synthesise WORK/samples --children 4000 --sources ssda903",),
        peer="ssda903",
    ),
    Benchmark(
        "linkage",
        "Finding the same child again",
        "From three agencies' records to children, beside Splink, the ministry's own tool, on the same invented "
        "records: 0.5 times as long is half its time. Precision is the share of links that are right, recall the share "
        "of true links that are found; a small set is easier than a country.",
        "linkage --per-agency SIZE",
        ("1000", "100000", "1000000 --times 3"),
    ),
    Benchmark(
        "increment",
        "Tonight's records",
        "A night's new records linked to everything that was linked before, beside linking all of it again; the "
        "children are the same, or the benchmark fails.",
        "increment SIZE",
        ("--per-agency 1000 --tonight 50", "--per-agency 100000", "--per-agency 1000000"),
    ),
    Benchmark(
        "county",
        "Finding the same child again, in an invented county",
        "Ours and Splink as it comes, on the same named records, held to the same truth. The gap is the difference in "
        "recall between the groups that fare best and worst, with the bounds of its 95 % interval: nought is fair.",
        "county WORK/county",
        ("300", "10000", "200000"),
        first=("synthesise WORK/county --truth --children SIZE",),
    ),
    Benchmark(
        "febrl",
        "Finding the same person again, on the sets that others use",
        "The four FEBRL sets, adults and children of Australia, on which linkage is compared everywhere.",
        "febrl FEBRL",
        ("", "", ""),
        needs="febrl",
    ),
    Benchmark(
        "ways",
        "The commonest ways through",
        "What follows what, after how many days, and the twenty commonest ways, over every event of a country, beside "
        "reading the same columns alone, and beside pm4py, the process-mining library of the field.",
        "ways --events SIZE",
        ("100000", "4000000", "40000000"),
        peer="pm4py",
    ),
    Benchmark(
        "build",
        "A build, stage by stage, and the measures",
        "A build of an invented county beside a raw read of its files: how many times reading alone is spent on making "
        "a record of them. Then each family of measures beside a scan of the columns that it asks; a scan is taken for "
        "one second at least, for what takes less than that is nobody's wait.",
        "build --children SIZE",
        ("100", "5000", "50000"),
    ),
    Benchmark(
        "insight",
        "Why children wait",
        "Every wait of every child, given to whoever was waited for, beside a scan of the columns that it reads.",
        "insight --children SIZE",
        ("100", "5000", "50000"),
    ),
    Benchmark(
        "figures",
        "Every figure of a country",
        "All measures, and comparisons, groups, costs and forecasts, by every grain and group, in one process on two "
        "cores. The county is invented and built; each of its children is then told many times, each time with other "
        "names and in another area.",
        "figures SIZE",
        ("--children 100 --copies 2", "--children 5000 --copies 10", "--children 60000 --copies 22"),
    ),
    Benchmark(
        "simulation",
        "How many practitioners",
        "Three years of a country's cases, with who falls ill, leaves and is recruited, drawn and served so many "
        "times. Then the same arrivals in ours and in simpy, the plain reference: both say the same to four "
        "decimals, or the benchmark fails.",
        "simulation SIZE",
        ("--replications 4 --cases 20000", "--replications 100", ""),
    ),
    Benchmark(
        "allocation",
        "Who takes which child",
        "A day's cases placed with people, all at once: the least minutes of travel, lost continuity and overload "
        "that there can be, with a proof of it, beside reading the matrix of costs once. Nobody is dropped: whoever "
        "cannot be placed is deferred. The last columns: how much worse it is to place each case as it comes, and "
        "rules broken, which must be nought.",
        "allocation SIZE",
        ("--cases 60 --people 45 --together 6", "", ""),
    ),
)


def every(
    size: str, *, on: str, peers: Mapping[str, Path], febrl: Path | None, only: tuple[str, ...] = ()
) -> Iterator[str]:
    """Yield the page part by part: the head, then each benchmark with its table and its meaning. `on` is the date."""
    yield _head(machine(), on, size)
    for one in BENCHMARKS:
        if only and one.name not in only:
            continue
        if one.needs and febrl is None:
            yield f"## {one.title}\n\n{one.meaning}\n\nNot run: it needs `--{one.needs}`."
            continue
        try:
            yield _part(one, size, peers, febrl)
        except BenchmarkFailed as error:
            yield f"## {one.title}\n\n{one.meaning}\n\n{NOT_FINISHED} {error}"


def _head(found: Machine, on: str, size: str) -> str:
    caution = " At size `quick` they show only that everything runs: starting up outweighs the work." * (
        size == "quick"
    )
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        "# Performance\n\nWritten by `waypost bench`; run it again to write it again. Ratios of one run count: seconds "
        f"tell of one machine alone. All data are invented.{caution}\n\n"
        f"- Measured on {on}, size `{size}`, load average {found.load} when it began\n"
        f"- {found.cores} cores, {found.memory_gib:.0f} GiB, {found.processor}; Python {platform.python_version()}\n"
        f"- {versions}"
    )


def _part(one: Benchmark, size: str, peers: Mapping[str, Path], febrl: Path | None) -> str:
    with TemporaryDirectory(prefix=f"waypost-bench-{one.name}-") as work:
        place = SIZES.index(size)
        for first in one.first:
            _run(_words(first, one.sizes[place], work, febrl))
        command = ["bench", *_words(one.command, one.sizes[place], work, febrl)]
        if one.peer in peers:
            command += ["--peer", str(peers[one.peer])]
        start = stopwatch()
        said = _run(command).strip()
        seconds = stopwatch() - start
    shown = " ".join(["bench", *_words(one.command, one.sizes[place], ".", febrl and Path(febrl.name))])
    return f"## {one.title}\n\n{said}\n\n{one.meaning}\n\n`waypost {shown}` ({seconds:.0f} s)"


def _words(command: str, size: str, work: str, febrl: Path | None) -> list[str]:
    told = []
    for word in command.split():
        told += size.split() if word == "SIZE" else [word.replace("WORK", work).replace("FEBRL", str(febrl))]
    return told


def _run(words: list[str]) -> str:
    ran = subprocess.run(  # noqa: S603 (our own interpreter and module)
        [sys.executable, "-m", "waypost.doors.cli.main", *words], capture_output=True, check=False, text=True
    )
    if ran.returncode not in (DONE, DONE_WITH_FINDINGS):
        click.echo(ran.stderr, err=True)
        raise BenchmarkFailed("a benchmark did not finish.", where=" ".join(words[:2]), do="Run it by itself.")
    return ran.stdout
