"""`waypost send`: reports and guardians, to the court service."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from waypost.doors.cli.terminal import json_option, say_json
from waypost.foundation.clock import now, today
from waypost.foundation.errors import YoursToFix
from waypost.pipeline.basis.exchanged import why_not_looked_at
from waypost.pipeline.exchange import guardians as lists
from waypost.pipeline.exchange import send as sending
from waypost.pipeline.exchange.last_poll import last_poll_of
from waypost.pipeline.exchange.ledger import open_ledger
from waypost.pipeline.exchange.reports import check_case, read_report
from waypost.pipeline.exchange.retrying import Pace
from waypost.pipeline.exchange.terms import law_named, law_names
from waypost.wiring.court_service import court_service

PUBLIC_LAW = "public-law"


class LedgerNotNamed(YoursToFix):
    """Nothing says where to note what was sent."""


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what both commands take."""
    options = (
        click.argument("case", metavar="CASE"),
        click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False, exists=True)),
        click.option("--in", "source", metavar="IN", type=click.Path(path_type=Path), help="The folder of sources."),
        click.option("--ledger", type=click.Path(path_type=Path), help="Where to note it.  [default: IN/exchange]"),
        click.option("--again", is_flag=True, help="Send it even though it was sent before, or may have been."),
        json_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group()
def send() -> None:
    """Send the court service reports and guardians. What was sent is noted before and after."""


@send.command()
@_options
@click.option("--type", "report_type", required=True, help="GUARDIAN_REPORT, POSITION_STATEMENT, or private law's own.")
@click.option("--law", type=click.Choice(law_names()), default=PUBLIC_LAW, show_default=True)
def report(
    case: str,
    file: Path,
    source: Path | None,
    ledger: Path | None,
    again: bool,
    as_json: bool,
    report_type: str,
    law: str,
) -> None:
    """Upload a report to a case, once. The same report to the same case is not sent twice.

    When the answer is lost, nobody knows whether the court holds it: look, then use --again.
    """
    chosen, number = law_named(law), check_case(case)
    ready = read_report(file, report_type, chosen)
    with open_ledger(_ledger(ledger, source)) as book, court_service(law, os.environ) as service:
        sent = sending.send_report(chosen, service, number, ready, ledger=book, pace=_pace(), again=again)
    _tell(sent, _about_upload(sent), as_json=as_json)


@send.command()
@_options
def guardians(case: str, file: Path, source: Path | None, ledger: Path | None, again: bool, as_json: bool) -> None:
    """Replace the guardians of a public-law case by those in FILE, JSON or CSV.

    With --in, the names of the children are looked for in the last poll of the case.
    """
    law, number = law_named(PUBLIC_LAW), check_case(case)
    given = lists.read_guardians(file)
    warnings = _warnings(given, source, number)
    for warning in warnings:
        click.echo(f"Warning: {warning}", err=True)
    with open_ledger(_ledger(ledger, source)) as book, court_service(law.name, os.environ) as service:
        body = lists.as_sent(given)
        sent = sending.send_guardians(law, service, number, body, ledger=book, pace=_pace(), again=again)
    _tell(sent, warnings, as_json=as_json)


def _ledger(ledger: Path | None, source: Path | None) -> Path:
    if ledger is None and source is None:
        raise LedgerNotNamed("nothing says where to note what is sent.", where="--ledger", do="Name it, or --in IN.")
    return ledger or Path(source or ".") / "exchange"


def _warnings(given: tuple[lists.Guardian, ...], source: Path | None, case: str) -> list[str]:
    denied = why_not_looked_at(source, PUBLIC_LAW, law_named(PUBLIC_LAW).source_name, today()) if source else None
    if denied:
        return [f"the children's names were not checked: of the polls of this case, {denied[0]}. {denied[1]}"]
    polled = last_poll_of(source / "court" / PUBLIC_LAW, case) if source else None
    if polled is None:
        return ["no poll of this case is at hand, so the children's names were not checked."]
    return lists.warnings_about(given, polled.get("caseData", {}).get("children", []))


def _about_upload(sent: sending.Sent) -> list[str]:
    if not (sent.is_new and sent.was_unknown):
        return []
    warning = "the answer to an earlier upload was lost; if it had arrived, the case now holds the report twice."
    click.echo(f"Warning: {warning}", err=True)
    return [warning]


def _tell(sent: sending.Sent, warnings: list[str], *, as_json: bool) -> None:
    if as_json:
        say_json({"sent": sent.is_new, "digest": sent.digest, "warnings": warnings})
    elif sent.is_new:
        click.echo("Sent, and confirmed by the court service.")
    else:
        click.echo("The court service confirmed the same before. Nothing was sent.")


def _pace() -> Pace:
    return Pace(now=now, wait=time.sleep, chance=secrets.SystemRandom().random)
