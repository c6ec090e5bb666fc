"""`waypost check`: read and check source files only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from waypost.doors.cli.basis import quarantine_lines
from waypost.doors.cli.terminal import TerminalProgress, json_option, say_json, table
from waypost.foundation.clock import today
from waypost.foundation.errors import DONE, DONE_WITH_FINDINGS
from waypost.pipeline.check import check as run_check
from waypost.pipeline.check import totals

UNUSABLE = 2
SHOWN = 20


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:
    """Read and check source files only; change nothing.

    Says too which files a build would use for nothing today, because no sharing agreement lets them be used.

    Exit code 0: clean. 1: refusals, findings or files that were not read. 2: nothing could be read.
    """
    checked = run_check(list(paths), on=today(), progress=TerminalProgress())
    if as_json:
        say_json(checked.report)
    else:
        frame = totals(checked.report)
        click.echo(table(frame.columns, frame.rows()))
        found = [line for file in checked.report["files"] for line in _rules_found(file)]
        _show(found, "more kinds of finding")
        unread = [f"Not read: {file['path']} {file['reason']}. {file['do']}" for file in checked.report["unread"]]
        _show(unread, "more files not read")
        _show(quarantine_lines(checked.report["quarantine"]), "more sources in quarantine")
    if not checked.was_anything_read:
        context.exit(UNUSABLE)
    context.exit(DONE if checked.is_clean else DONE_WITH_FINDINGS)


def _rules_found(file: dict[str, Any]) -> list[str]:
    """Tell each rule that was broken in a file once: how often, where first, what is wrong, what to do."""
    by_rule: dict[str, list[dict[str, str]]] = {}
    for finding in file["findings"]:
        by_rule.setdefault(finding["rule"], []).append(finding)
    lines = []
    for rule, findings in by_rule.items():
        first, times = findings[0], len(findings)
        often = "" if times == 1 else f" ({times:,} times; this is the first)"
        lines.append(f"{file['path']}, {first['place']}: {first['message']} [{rule}]{often}")
    return lines


def _show(lines: list[str], rest: str) -> None:
    if lines:
        click.echo()
    for line in lines[:SHOWN]:
        click.echo(line)
    if len(lines) > SHOWN:
        click.echo(f"... and {len(lines) - SHOWN:,} {rest}; --json tells them all.")
