"""`waypost audit verify`: is the chain of readings whole?"""

from __future__ import annotations

from pathlib import Path

import click

from waypost.foundation.errors import DONE, DONE_WITH_FINDINGS
from waypost.pipeline.operator_audit import first_broken_line
from waypost.pipeline.out_folder import check_is_built


@click.group()
def audit() -> None:
    """Who has read a child's record, and whether that list is whole."""


@audit.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.pass_context
def verify(context: click.Context, out: Path) -> None:
    """Say whether OUT/audit.jsonl is whole, or where it breaks."""
    check_is_built(out)
    broken = first_broken_line(out)
    click.echo("The audit chain is whole." if broken is None else f"The audit chain breaks at line {broken}.")
    context.exit(DONE if broken is None else DONE_WITH_FINDINGS)
