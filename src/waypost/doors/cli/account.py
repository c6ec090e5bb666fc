"""`waypost journey` and `waypost account`: one child's record, for the operator. Every reading is audited."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from waypost.doors.cli.basis import record_for
from waypost.doors.cli.former import stop_if_former
from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.doors.pages.account import render_account
from waypost.doors.pages.account_text import account_text
from waypost.foundation.clock import now
from waypost.pipeline import one_child
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.identity.freeze import check_not_frozen
from waypost.pipeline.operator_audit import note_reading
from waypost.vocabulary.local_timetable import read_local_timetable
from waypost.vocabulary.sharing_terms import DIRECT_WORK
from waypost.wiring.engines import open_record


def _read_by_operator(out: Path, child: str, command: str, *, as_json: bool) -> UsableRecord:
    usable = record_for(out, DIRECT_WORK)
    note_reading(out, at=now(), who=getpass.getuser(), command=command, child_id=child)
    stop_if_former(command, usable, child, as_json=as_json)
    check_not_frozen(usable, child)
    return usable


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("child", metavar="CHILD")
@json_option
def journey(out: Path, child: str, as_json: bool) -> None:
    """Show one child's journey in events, each with its source. The reading is written to OUT/audit.jsonl."""
    usable = _read_by_operator(out, child, "journey", as_json=as_json)
    store = open_record(usable)
    rows = one_child.journey_rows(store, child)
    if one_child.withheld_from(one_child.JOURNEY, store, child):
        click.echo(one_child.WITHHELD, err=True)
    if as_json:
        say_json(rows)
        return
    columns = ("happened_on", "title", "code", "source", "proceedings_id", "doubt")
    click.echo(table(columns, [[row[column] for column in columns] for row in rows]))


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("child", metavar="CHILD")
@click.option("--html", type=click.Path(path_type=Path), help="Write the account as a page to this file.")
@click.option(
    "--local-timetable",
    "local",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help="An area's own steps, for the children of the area. May be given more than once.",
)
@json_option
def account(out: Path, child: str, html: Path | None, local: tuple[Path, ...], as_json: bool) -> None:
    """Tell one child's journey week by week: what happened, what was waited for, whose move it was, what is next.

    The reading is written to OUT/audit.jsonl.
    """
    areas_own = [read_local_timetable(path) for path in local]
    usable = _read_by_operator(out, child, "account", as_json=as_json)
    told = one_child.account_of(open_record(usable), child, out, areas_own)
    fresh = one_child.freshness_of(out)
    if html:
        html.touch(mode=0o600)
        html.chmod(0o600)
        html.write_text(render_account(told, invented=told.is_invented, freshness=fresh), encoding="utf-8")
        click.echo(html.absolute().as_uri())
    elif as_json:
        say_json(one_child.as_plain(told))
    else:
        click.echo(account_text(told, invented=told.is_invented, freshness=fresh))
