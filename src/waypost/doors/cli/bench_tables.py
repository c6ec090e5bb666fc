"""What a benchmark found, as tables in Markdown, or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

import click

from waypost.doors.cli.terminal import say_json
from waypost.pipeline.bench.figures import Figures, Line

HEAD = ("what", "size", "ours", "beside", "theirs", "ratio", "aim", "reached")
_REACHED = {True: "yes", False: "no", None: ""}


def say_figures(found: Figures, as_json: bool) -> None:
    """Print figures as tables, or as JSON."""
    if as_json:
        say_json(told(found))
        return
    click.echo(markdown(HEAD, [cells(line) for line in found.lines]))
    if found.rows:
        click.echo(f"\n{found.heading}\n")
        click.echo(markdown(found.head, found.rows))


def told(figures: Figures) -> dict[str, Any]:
    """Return figures with their ratios, and whether each aim is reached, for a program to read."""
    ratios = [line.times_as_fast for line in figures.lines]
    return asdict(figures) | {"ratios": ratios, "reached": [line.is_reached for line in figures.lines]}


def cells(line: Line) -> list[str]:
    """Return a line of figures as the cells under HEAD."""
    found = [line.what, line.size, _ours(line), line.beside, _seconds(line.beside_s), _ratio(line)]
    return [*found, str(line.aim), _REACHED[line.is_reached]]


def _ours(line: Line) -> str:
    memory = [] if line.ours_mb is None else [f"{line.ours_mb:.0f} MB"]
    return ", ".join([*memory, *filter(None, [_seconds(line.ours_s)])])


def _seconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds:.2f} s"


def _ratio(line: Line) -> str:
    if line.times_as_fast is None or line.times_as_long is None:
        return ""
    is_slower_without_a_bar = line.aim.times_as_fast is None and line.times_as_fast < 1
    if line.aim.times_as_long is not None or is_slower_without_a_bar:
        return f"{line.times_as_long:.2f} times as long"
    return f"{line.times_as_fast:.1f} times as fast"


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in row)} |" for row in lines)


def _cell(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell).replace("|", "\\|")
