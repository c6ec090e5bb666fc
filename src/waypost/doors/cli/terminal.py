"""Speaking on a terminal: progress where somebody watches, nothing in a pipe; tables; JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from waypost.foundation.clock import stopwatch

json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for a program to read.")


class TerminalProgress:
    """Shows the stage under way, and how long it has taken, on standard error when that is a terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._started = stopwatch()
        self._last = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show `stage`; `done` of `total` stages are behind us."""
        if not self._shown:
            return
        seconds = stopwatch() - self._started
        share = f"{min(done + 1, total)}/{total}" if total else f"{done}"
        line = f"  {seconds:5.1f} s  {share:>9}  {stage.replace('_', ' ')}"
        width = len(self._last)
        self._last = line
        click.echo("\r" + line.ljust(width), nl=0 < total <= done, err=True)


def say_json(answer: Any) -> None:
    """Write `answer` as JSON on standard output."""
    click.echo(json.dumps(answer, indent=2, ensure_ascii=False, default=str))


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a plain table: text to the left, numbers to the right."""
    lines = [[_cell(value) for value in row] for row in rows]
    columns = [list(column) for column in zip(head, *lines, strict=True)] if lines else [[name] for name in head]
    widths = [max(len(cell) for cell in column) for column in columns]
    numeric = [all(_is_number(cell) for cell in column[1:]) and len(column) > 1 for column in columns]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ).rstrip()
        for line in [list(head), *lines]
    )


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _is_number(cell: str) -> bool:
    return not cell or cell.replace(",", "").replace(".", "").replace("-", "").replace("%", "").isdigit()
