"""`waypost fetch`: both feeds of the court service, window by window."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from waypost.doors.cli.terminal import TerminalProgress, json_option, say_json, table
from waypost.foundation.clock import LONDON, now
from waypost.foundation.errors import DONE, DONE_WITH_FINDINGS
from waypost.pipeline.exchange.fetched import Fetched, Wanted
from waypost.pipeline.exchange.retrying import Pace
from waypost.pipeline.exchange.rounds import fetch_round, follow
from waypost.pipeline.exchange.terms import law_named, law_names, term
from waypost.wiring.court_service import court_service

ALL = "all"


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


@click.command()
@click.argument("law", metavar="public-law|private-law|all", type=click.Choice([*law_names(), ALL]))
@click.argument("source", metavar="IN", type=click.Path(path_type=Path, file_okay=False))
@click.option("--since", type=Instant(), help="Where to begin; needed the first time only.")
@click.option("--until", type=Instant(), help="Where to end. Without it: what has settled by now.")
@click.option("--once/--follow", default=True, help="Once, or again and again as windows settle.  [default: once]")
@click.option("--pause", type=click.FloatRange(min=0), help="Seconds between two windows while catching up.")
@json_option
@click.pass_context
def fetch(
    context: click.Context,
    law: str,
    source: Path,
    since: datetime | None,
    until: datetime | None,
    once: bool,
    pause: float | None,
    as_json: bool,
) -> None:
    """Fetch the court service's feeds into IN/court, in windows of at most fifteen minutes.

    Goes on where the last run stopped, whatever stopped it. Address, token and keys come from the environment; see
    docs/how-to/fetch-from-the-court-service.md.

    Exit code 0: done. 1: done with findings. 2: stopped; what was fetched is kept.
    """
    pace = Pace(now=now, wait=time.sleep, chance=secrets.SystemRandom().random, is_patient=not once)
    wanted = Wanted(since, until, term("pause_seconds") if pause is None else pause)
    laws = [law_named(name) for name in (law_names() if law == ALL else (law,))]
    rounds: list[Fetched] = []

    def tell(done: Iterable[Fetched]) -> None:
        rounds[:] = done
        _tell(rounds, as_json=as_json)

    with ExitStack() as stack:
        services = {one: stack.enter_context(court_service(one.name, os.environ)) for one in laws}
        if once:
            tell(fetch_round(services, source, pace=pace, wanted=wanted, progress=TerminalProgress()))
        else:
            follow(services, source, pace=pace, wanted=wanted, progress=TerminalProgress(), tell=tell)
    for one in rounds:
        if one.stopped:
            raise one.stopped
    context.exit(DONE_WITH_FINDINGS if any(one.findings() for one in rounds) else DONE)


def _tell(done: Iterable[Fetched], *, as_json: bool) -> None:
    rows = [_row(one) for one in done]
    if as_json:
        say_json({"laws": rows})
        return
    columns = ("law", "done_until", "windows", "cases", "empty", "retries", "gaps", "doubles")
    click.echo(table(columns, [[row[column] for column in columns] for row in rows]))
    for row in rows:
        for finding in row["findings"]:
            click.echo(f"{row['law']}: {finding}")


def _row(one: Fetched) -> dict[str, Any]:
    row = {known.name: getattr(one, known.name) for known in fields(one)}
    return row | {"findings": one.findings(), "stopped": None if one.stopped is None else str(one.stopped)}
