"""`waypost bench`: ours and others' work on the same input, in one run, as ratios. For developers."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.pipeline.bench.figures import Figures, Line
from waypost.pipeline.bench.intake import bench_intake

_HEAD = ("what", "size", "ours s", "peer", "peer s", "times as fast", "aim")


@click.group()
def bench() -> None:
    """Measure our work beside others' on the same input, in one run.

    Prints ratios, because seconds tell of one machine alone. Nothing is kept.
    """


@bench.command()
@click.option(
    "--samples",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder with an SSDA903 return as CSV; it is read, never changed.",
)
@click.option(
    "--peer",
    metavar="PYTHON",
    type=click.Path(path_type=Path),
    help="Python with csc-validator-be-903 installed, in an environment of its own. Left out: ours alone.",
)
@click.option("--copies", default=10, show_default=True, type=click.IntRange(1), help="How often the sample is told.")
@json_option
def intake(samples: Path, peer: Path | None, copies: int, as_json: bool) -> None:
    """Measure reading and checking of what authorities and courts send.

    SSDA903: the same rules over copies of the sample, with other ids, in ours and in the sector's own validator. Then
    how many children each rule finds in both, and why they differ where they do.
    """
    found = bench_intake(samples, peers={"ssda903": peer} if peer else {}, copies=copies)
    if as_json:
        say_json({name: asdict(figures) | {"ratios": _ratios(figures)} for name, figures in found.items()})
        return
    click.echo(table(_HEAD, [_cells(line) for figures in found.values() for line in figures.lines]))
    for figures in found.values():
        if figures.rows:
            click.echo(f"\n{figures.heading}\n")
            click.echo(table(figures.head, figures.rows))


def _ratios(figures: Figures) -> list[float | None]:
    return [line.ratio for line in figures.lines]


def _cells(line: Line) -> list[str]:
    def told(number: float | None) -> str:
        return "" if number is None else f"{number:.2f}"

    return [line.what, line.size, told(line.ours_s), line.peer, told(line.peer_s), told(line.ratio), line.aim]
