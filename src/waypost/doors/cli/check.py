"""`waypost check`: read and check source files only."""

from __future__ import annotations

from pathlib import Path

import click

from waypost.doors.cli.terminal import TerminalProgress, json_option, say_json, table
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

    Exit code 0: clean. 1: refusals, findings or files that were not read. 2: nothing could be read.
    """
    checked = run_check(list(paths), progress=TerminalProgress())
    if as_json:
        say_json(checked.report)
    else:
        frame = totals(checked.report)
        click.echo(table(frame.columns, frame.rows()))
        findings = [(file["path"], finding) for file in checked.report["files"] for finding in file["findings"]]
        for path, finding in findings[:SHOWN]:
            click.echo(f"{path}, {finding['place']}: {finding['message']} [{finding['rule']}]")
        if len(findings) > SHOWN:
            click.echo(f"... and {len(findings) - SHOWN:,} more; --json tells them all.")
        unread = checked.report["unread"]
        for file in unread[:SHOWN]:
            click.echo(f"Not read: {file['path']} {file['reason']}. {file['do']}")
        if len(unread) > SHOWN:
            click.echo(f"... and {len(unread) - SHOWN:,} more files not read; --json tells them all.")
    if not checked.was_anything_read:
        context.exit(UNUSABLE)
    context.exit(DONE if checked.is_clean else DONE_WITH_FINDINGS)
