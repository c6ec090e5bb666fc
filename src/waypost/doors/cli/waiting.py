"""`waypost waiting`: the children of a place who have waited longest today, and whose move it is. Audited."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from waypost.doors.cli.basis import record_for
from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.doors.pages.waiting import render_waiting
from waypost.foundation.clock import now
from waypost.pipeline.identity.uses import WAITING, note_use
from waypost.pipeline.operator_audit import note_reading
from waypost.pipeline.packs import place_name, run_of
from waypost.pipeline.waiting_longest import waiting_longest
from waypost.vocabulary.sharing_terms import DIRECT_WORK


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--for", "place", required=True, help="An area such as devon, or an authority's GSS code.")
@click.option("--most", default=50, show_default=True, type=click.IntRange(min=1), help="How many children to list.")
@click.option("--html", type=click.Path(path_type=Path), help="Write the list as a page to this file.")
@json_option
def waiting(out: Path, place: str, most: int, html: Path | None, as_json: bool) -> None:
    """List the children of an area or authority who have waited longest: for what, since when, whose move it is.

    The reading is written to OUT/audit.jsonl.
    """
    usable = record_for(out, DIRECT_WORK)
    note_reading(
        out, at=now(), who=getpass.getuser(), command="waiting", child_id=f"every child in open proceedings of {place}"
    )
    rows, run = waiting_longest(usable, place, most=most), run_of(out)
    children = [row["child_id"] for row in rows]
    note_use(out, WAITING, f"waiting longest in {place}", children, at=now(), who=getpass.getuser())
    if html:
        html.touch(mode=0o600)
        html.chmod(0o600)
        page = render_waiting(rows, place=place_name(place), as_of=run["as_of"], invented=run["invented"])
        html.write_text(page, encoding="utf-8")
        click.echo(html.absolute().as_uri())
    elif as_json:
        say_json(rows)
    else:
        told = [
            (
                row["child_id"],
                row["weeks_open"],
                row["waited_weeks"],
                ", ".join(row["whose_move"]),
                row["waits"][0]["what"],
            )
            if row["waits"]
            else (row["child_id"], row["weeks_open"], 0, "", "")
            for row in rows
        ]
        click.echo(table(("child", "weeks open", "waited weeks", "whose move", "waiting for"), told))
