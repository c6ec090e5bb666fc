"""`waypost fetch`: both feeds of the court service, window by window, and single documents."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from waypost.doors.cli.terminal import TerminalProgress, json_option, say_json, table
from waypost.foundation.clock import LONDON, now, today
from waypost.foundation.errors import DONE, DONE_WITH_FINDINGS
from waypost.pipeline.basis.exchanged import why_in_quarantine
from waypost.pipeline.exchange.documents import check_document, fetch_document
from waypost.pipeline.exchange.fetched import Fetched, Wanted
from waypost.pipeline.exchange.retrying import Pace
from waypost.pipeline.exchange.rounds import fetch_round, follow
from waypost.pipeline.exchange.terms import Law, law_named, law_names, term
from waypost.wiring.court_service import court_service


class Instant(click.ParamType[datetime]):
    """An instant as people write it: a day, or a day and a time; London's where it names no zone."""

    name = "instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the instant."""
        try:
            given = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail("this is no instant; write 2026-11-01, or 2026-11-01T09:30, or 2026-11-01T09:30:00Z", param, ctx)
        return given if given.tzinfo else given.replace(tzinfo=LONDON)


@click.group()
def fetch() -> None:
    """Fetch from the court service: its feeds, window by window, or one document of a case.

    Address, token and keys come from the environment; see docs/how-to/fetch-from-the-court-service.md.
    """


def _feed(name: str, laws: Sequence[str], what: str) -> click.Command:
    """Return the command that fetches the feeds of some laws."""

    @click.command(
        name,
        short_help=f"Fetch {what}.",
        help=f"""Fetch {what} into IN/court, in windows of at most fifteen minutes.

        Goes on where the last run stopped, whatever stopped it.

        Exit code 0: done. 1: done with findings. 2: stopped; what was fetched is kept.""",
    )
    @click.argument("source", metavar="IN", type=click.Path(path_type=Path, file_okay=False))
    @click.option("--since", type=Instant(), help="Where to begin; needed the first time only.")
    @click.option("--until", type=Instant(), help="Where to end. Without it: what has settled by now.")
    @click.option("--once/--follow", default=True, help="Once, or again and again as windows settle.  [default: once]")
    @click.option("--pause", type=click.FloatRange(min=0), help="Seconds between two windows while catching up.")
    @json_option
    @click.pass_context
    def command(context: click.Context, /, source: Path, once: bool, as_json: bool, **wanted: Any) -> None:
        rounds = _fetch([law_named(law) for law in laws], source, once=once, as_json=as_json, **wanted)
        for one in rounds:
            if one.stopped:
                raise one.stopped
        context.exit(DONE_WITH_FINDINGS if any(one.findings() for one in rounds) else DONE)

    return command


for _law in law_names():
    fetch.add_command(_feed(_law, (_law,), f"the {_law} feed"))
fetch.add_command(_feed("all", law_names(), "both feeds"))


@fetch.command()
@click.argument("law", metavar="public-law|private-law", type=click.Choice(law_names()))
@click.argument("document", metavar="DOCUMENT")
@click.option(
    "--to", "folder", required=True, metavar="DIR", type=click.Path(path_type=Path, file_okay=False), help="Where to."
)
@json_option
def document(law: str, document: str, folder: Path, as_json: bool) -> None:
    """Fetch one document of a case, by the id under which the feed names it, into a folder.

    The file is named by that id, and never as it is at the court: names of documents name people. It is its owner's
    alone. Keep it outside the folder of sources: nothing in Waypost reads documents.
    """
    number = check_document(document)
    with court_service(law, os.environ) as service:
        kept = fetch_document(law_named(law), service, number, folder, pace=_pace())
    if as_json:
        say_json({"file": kept.path.name, "bytes": kept.size, "is_new": kept.is_new})
    else:
        click.echo(f"{kept.path.name}: {kept.size:,} bytes{'' if kept.is_new else ', as before'}.")


def _pace(*, is_patient: bool = False) -> Pace:
    return Pace(now=now, wait=time.sleep, chance=secrets.SystemRandom().random, is_patient=is_patient)


def _fetch(
    laws: Sequence[Law],
    source: Path,
    *,
    since: datetime | None,
    until: datetime | None,
    once: bool,
    pause: float | None,
    as_json: bool,
) -> list[Fetched]:
    pace = _pace(is_patient=not once)
    wanted = Wanted(since, until, term("pause_seconds") if pause is None else pause)
    rounds: list[Fetched] = []

    def tell(done: Iterable[Fetched]) -> None:
        rounds[:] = done
        _tell(rounds, source, as_json=as_json)

    with ExitStack() as stack:
        services = {one: stack.enter_context(court_service(one.name, os.environ)) for one in laws}
        if once:
            tell(fetch_round(services, source, pace=pace, wanted=wanted, progress=TerminalProgress()))
        else:
            follow(services, source, pace=pace, wanted=wanted, progress=TerminalProgress(), tell=tell)
    return rounds


def _tell(done: Iterable[Fetched], source: Path, *, as_json: bool) -> None:
    rows = [_row(one, source) for one in done]
    if as_json:
        say_json({"laws": rows})
        return
    columns = ("law", "done_until", "windows", "cases", "empty", "retries", "gaps", "doubles")
    click.echo(table(columns, [[row[column] for column in columns] for row in rows]))
    for row in rows:
        for finding in row["findings"]:
            click.echo(f"{row['law']}: {finding}")
        if row["quarantine"]:
            click.echo(f"{row['law']}: {row['quarantine']}")


def _row(one: Fetched, source: Path) -> dict[str, Any]:
    denied = why_in_quarantine(source, one.law, law_named(one.law).source_name, today())
    row = {known.name: getattr(one, known.name) for known in fields(one)}
    row["quarantine"] = f"a build uses it for nothing: {denied[0]}. {denied[1]}" if denied else None
    return row | {"findings": one.findings(), "stopped": None if one.stopped is None else str(one.stopped)}
