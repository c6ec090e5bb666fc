"""`waypost audit`: are the lists of who read and did what whole, and the anchors that show it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from waypost.doors.cli.terminal import json_option, say_json
from waypost.foundation.clock import now
from waypost.foundation.errors import DONE, DONE_WITH_FINDINGS
from waypost.pipeline.operator_audit import first_broken_line
from waypost.pipeline.out_folder import check_is_built
from waypost.wiring import casework_audit

if TYPE_CHECKING:
    from waypost.casework.audit.verifying import Verdict

casework_option = click.option(
    "--casework",
    "data",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder with casework.sqlite3. Else WAYPOST_DATABASE or WAYPOST_DATA says where casework is.",
)


@click.group()
def audit() -> None:
    """Who has read or changed a child's record, and whether that list is whole."""


@audit.command()
@click.argument("out", metavar="[OUT]", required=False, type=click.Path(path_type=Path))
@casework_option
@click.option(
    "--anchors",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Anchors that were kept elsewhere, as `waypost audit anchor --to FILE` wrote them.",
)
@json_option
@click.pass_context
def verify(context: click.Context, out: Path | None, data: Path | None, anchors: Path | None, as_json: bool) -> None:
    """Say whether the audit is whole, or where it breaks: the readings by command in OUT, and casework's events.

    Casework is looked at where it is named, where it stands beside OUT, or where no OUT is named.
    """
    told: dict[str, Any] = {}
    if out is not None:
        check_is_built(out)
        broken = first_broken_line(out)
        told["readings"] = {"is_whole": broken is None, "broken_line": broken}
    data = data or (casework_audit.casework_beside(out) if out else None)
    if out is None or data is not None or casework_audit.is_named_by_environment():
        told["casework"] = _told_of(casework_audit.verify(data, anchors))
    _say(told) if not as_json else say_json(told)
    context.exit(DONE if all(one["is_whole"] for one in told.values()) else DONE_WITH_FINDINGS)


@audit.command()
@casework_option
@click.option("--to", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Append it to a file, too.")
def anchor(data: Path | None, to: Path | None) -> None:
    """Seal the ends of all chains of casework's audit as they stand now. The site does so each minute by itself.

    Keep the file that --to writes on another machine: it shows if an end was ever cut off.
    """
    made = casework_audit.anchor(data, now(), to)
    if made is None:
        click.echo("Another process made this anchor in the same moment.")
        return
    events = sum(position for position, _ in made.heads.values())
    click.echo(f"Anchor {made.number:,}: {events:,} events in all chains.")


def _told_of(verdict: Verdict) -> dict[str, Any]:
    return {
        "is_whole": verdict.is_whole,
        "events": verdict.events,
        "chains": verdict.chains,
        "anchors": verdict.anchors,
        "breaks": [str(one) for one in verdict.breaks],
        "guards_missing": list(verdict.guards_missing),
    }


def _say(told: dict[str, Any]) -> None:
    if readings := told.get("readings"):
        line = readings["broken_line"]
        click.echo("The audit chain is whole." if line is None else f"The audit chain breaks at line {line}.")
    if casework := told.get("casework"):
        state = "whole" if casework["is_whole"] else "not whole"
        size = (_counted(casework[name], name) for name in ("events", "chains", "anchors"))
        click.echo(f"Casework: {state}: {', '.join(size)}.")
        for line in casework["breaks"]:
            click.echo(f"  {line}")
        for name in casework["guards_missing"]:
            click.echo(f"  The trigger {name} is not there, is switched off, or is not as it was made.")


def _counted(n: int, name: str) -> str:
    return f"{n:,} {name[:-1] if n == 1 else name}"
