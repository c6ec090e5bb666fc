"""`waypost agreements`: which source may be used for what, by whom, until when."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from waypost.disclosure.gate import let_out
from waypost.doors.cli.basis import quarantine_lines
from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.foundation.clock import today
from waypost.foundation.errors import DONE, DONE_WITH_FINDINGS
from waypost.pipeline.basis.listing import list_agreements

_COLUMNS = ("agreement", "version", "source", "senders", "purpose", "roles", "from", "until", "review", "state")


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As of this day.  [default: today]")
@click.option("--purpose", help="Only what may be used for this purpose.")
@click.option("--role", help="Only what this role may use.")
@click.option("--soon", type=click.IntRange(min=0), metavar="DAYS", help="What counts as ending soon.")
@json_option
@click.pass_context
def agreements(
    context: click.Context,
    paths: tuple[Path, ...],
    on: datetime | None,
    purpose: str | None,
    role: str | None,
    soon: int | None,
    as_json: bool,
) -> None:
    """Show which source may be used for what, by whom and until when: of folders of files, or of builds.

    Says what is wrong in a file that should be a sharing agreement, and which files stand in quarantine.

    Exit code 0: every agreement is in force and every file may be used for something. 1: one has ended, ends soon, is
    overdue for review or cannot be used, or files stand in quarantine.
    """
    day = on.date() if on else today()
    found = list_agreements(paths, on=day, soon_days=soon, purpose=purpose, role=role)
    told = {"agreements": found.agreements, "faults": found.faults, "quarantine": found.quarantine}
    told = let_out("agreements", told)
    if as_json:
        say_json({"on": day.isoformat(), **told})
    else:
        click.echo(f"As of {day}.\n" + table(_COLUMNS, [_cells(row) for row in told["agreements"]]))
        faults = [f"{_place(fault)}: {fault['message']}." for fault in told["faults"]]
        for line in [*faults, *quarantine_lines(told["quarantine"])]:
            click.echo(f"\n{line}")
    context.exit(DONE if found.is_fine else DONE_WITH_FINDINGS)


def _cells(row: dict[str, Any]) -> tuple[object, ...]:
    senders, days = row["senders"], (row["in_force_from"], row["in_force_until"], row["review_on"])
    shown = ", ".join(senders) if len(senders) < 4 else f"{len(senders)} senders"
    named = (row["agreement"], row["version"], row["source"], shown, row["purpose"], ", ".join(row["roles"]))
    return *named, *days, row["state"] + (" (invented)" if row["invented"] else "")


def _place(fault: dict[str, Any]) -> str:
    parts = [fault["file"], f"line {fault['line']}" if fault["line"] else "", fault["key"]]
    return ", ".join(part for part in parts if part)
