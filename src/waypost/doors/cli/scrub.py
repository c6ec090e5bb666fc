"""`waypost scrub`: a copy of casework for developers, in which nobody can be found."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from waypost.doors.cli.audit import casework_option
from waypost.foundation.clock import now
from waypost.wiring import casework_audit
from waypost.wiring.casework import system_acting

_SALT_BYTES = 32


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@casework_option
def scrub(file: Path, data: Path | None) -> None:
    """Write a copy of casework into FILE, a new SQLite database, for developers to work with.

    It is scrubbed row by row while it is written: names are invented, identifiers are new, free text is blank, days of
    birth keep their month alone. Sign-ins and the audit stay behind. It still tells how many children there are and
    what was done when: keep it as you keep figures that were not released.
    """
    casework_audit.open_casework(data)
    casework_audit.check_is_up_to_date()
    from waypost.casework.rights.actions.copy_scrubbed import copy_scrubbed  # noqa: PLC0415  (Django is awake now)

    rows = copy_scrubbed(system_acting(now()), None, to=file, salt=secrets.token_bytes(_SALT_BYTES))
    click.echo(f"{rows:,} rows are in {file.name}, scrubbed. The copy was noted in the audit.")
