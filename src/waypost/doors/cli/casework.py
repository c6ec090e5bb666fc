"""`waypost casework`: what goes between the record and casework: in, what a build holds; out, what people did."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from waypost.doors.cli.audit import casework_option
from waypost.doors.cli.basis import record_for
from waypost.foundation.clock import now
from waypost.pipeline.out_folder import RUN_FILE
from waypost.vocabulary.areas import names_of_courts
from waypost.vocabulary.sharing_terms import DIRECT_WORK
from waypost.wiring import casework_audit
from waypost.wiring.casework import load_record, system_acting
from waypost.wiring.casework_extract import write_cafcass_extract


@click.group()
def casework() -> None:
    """Bring the record into casework, and what people did there back to the record, night after night."""


@casework.command("take-in")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--areas", type=click.Path(path_type=Path, exists=True), help="The map that names the courts by code.")
@casework_option
def take_in(out: Path, areas: Path | None, data: Path | None) -> None:
    """Take what a build knows of open children into casework: applications, orders, chronology, steps that are due.

    What came before is left alone. Children whose record is frozen for a wrong link, or who were found to be one or
    several, are shut at once; they open again when that is settled.
    """
    usable = record_for(out, DIRECT_WORK)
    casework_audit.open_casework(data)
    casework_audit.check_is_up_to_date()
    run = json.loads((out / RUN_FILE).read_text(encoding="utf-8"))
    told_on = date.fromisoformat(run["as_of"])
    is_invented, courts = bool(run["invented"]), names_of_courts(areas) if areas else {}
    arrived = load_record(usable, told_on=told_on, is_invented=is_invented, at=now(), courts=courts)
    click.echo(f"{arrived.children.height:,} open children are in casework, as known on {told_on.isoformat()}.")


@casework.command("look-again")
@casework_option
def look_again(data: Path | None) -> None:
    """Look again at every gate of every area that changes over, and at every child who is followed. For each night.

    Computed gates are judged from the newest released figures; a figure that is too old, and what two people said too
    long ago, shut theirs. What rests on a gate that shuts ends, and in an area that is live the contingency protocol
    begins. A second time in one night changes nothing more. Exit code 1: an area has a child with an alarm.
    """
    casework_audit.open_casework(data)
    casework_audit.check_is_up_to_date()
    from waypost.wiring.readiness_tonight import look_at_every_area  # noqa: PLC0415  (Django is awake now)

    looked = look_at_every_area(system_acting(now()))
    for one in looked:
        told = ", children with an alarm are on its page" if one.alarmed else ""
        click.echo(f"{one.code}: {one.open_gates} of {one.gates} gates open{told}.")
    click.echo(f"{len(looked)} area{'' if len(looked) == 1 else 's'} looked at.")
    if any(one.alarmed for one in looked):
        raise SystemExit(1)


@casework.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False))
@casework_option
def extract(folder: Path, data: Path | None) -> None:
    """Write what people did in casework into FOLDER as Cafcass's extract, for `waypost build` to read like any source.

    One CSV file a subject: meetings, letters, reports and safeguarding letters, advice, talks, reviews, practice audit,
    incidents. Put FOLDER where the files of Cafcass's own extract stand, under the same sharing agreement. Children
    whose identity is in doubt stay out. Readable by its owner alone, for it holds personal data.
    """
    casework_audit.open_casework(data)
    casework_audit.check_is_up_to_date()
    files = write_cafcass_extract(system_acting(now()), folder)
    rows = sum(path.read_text(encoding="utf-8").count("\n") - 1 for path in files)
    click.echo(f"{len(files)} files with {rows:,} lines are in {folder.name}.")
