"""`waypost forget`: remove a build and everything it spilled."""

from __future__ import annotations

from pathlib import Path

import click

from waypost.pipeline.out_folder import forget as run_forget


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(out: Path, yes: bool) -> None:
    """Remove OUT: the record, the release, the audit of readings and what an interrupted build left behind."""
    if not yes:
        click.confirm(f"Remove {out} and everything in it?", abort=True)
    click.echo(f"{out} is gone." if run_forget(out) else f"There was nothing at {out}.")
