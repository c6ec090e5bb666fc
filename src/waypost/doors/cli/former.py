"""What a command says of an identifier that is no longer used: in words, and which one to ask for."""

from __future__ import annotations

import click

from waypost.disclosure.gate import let_out
from waypost.doors.cli.terminal import say_json
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.identity.former import former_identifier

ASK_FOR_ANOTHER = 2


def stop_if_former(exit_name: str, usable: UsableRecord, child_id: str, *, as_json: bool) -> None:
    """Say what became of an identifier that the record knew and uses no more, and end the command."""
    former = former_identifier(usable, child_id)
    if former is None:
        return
    told = let_out(
        exit_name,
        {"child_id": former.child_id, "is_former": True, "since_on": former.since_on, "now": list(former.now)},
    )
    if as_json:
        say_json(told)
    else:
        click.echo(former.sentence)
    click.get_current_context().exit(ASK_FOR_ANOTHER)
