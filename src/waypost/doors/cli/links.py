"""`waypost links`: which records were taken for one child, which were not, and why. Every reading is audited."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from waypost.doors.cli.basis import record_for
from waypost.doors.cli.former import stop_if_former
from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.foundation.clock import now
from waypost.pipeline.kept_links import children_of, links_of
from waypost.pipeline.operator_audit import note_reading
from waypost.vocabulary.sharing_terms import DIRECT_WORK


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("whom", metavar="CHILD")
@click.argument("other", metavar="[OTHER]", required=False)
@json_option
def links(out: Path, whom: str, other: str | None, as_json: bool) -> None:
    """Say which records were taken for one child and which were not, and why.

    CHILD and OTHER are a child's identifier, or a record as source/sender/key. With OTHER, only what was weighed
    between the two is told. What agreed is told, never a value. The reading is written to OUT/audit.jsonl.
    """
    usable = record_for(out, DIRECT_WORK)
    for name in filter(None, (whom, other)):
        stop_if_former("links", usable, name, as_json=as_json)
    for child in children_of(usable, *filter(None, (whom, other))):
        note_reading(out, at=now(), who=getpass.getuser(), command="links", child_id=child)
    told = links_of(usable, whom, other)
    if as_json:
        say_json(told)
        return
    keys = ("source", "sender", "person_key", "child_id")
    click.echo(table(keys, [[row[key] for key in keys] for row in told["records"]]))
    click.echo("")
    for row in told["links"]:
        click.echo(f"- {row['sentence']}")
    if not told["links"]:
        click.echo("Nothing was weighed: these records share none of the things by which records come to be compared.")
