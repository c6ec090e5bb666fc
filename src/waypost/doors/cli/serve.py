"""`waypost serve`: the staff site for real, from the environment alone."""

from __future__ import annotations

import os
from pathlib import Path

import click

from waypost.wiring.serving import make_ready, run_server, serve_settings
from waypost.wiring.serving_demonstration import check_all_invented, demonstration_settings
from waypost.wiring.settings_told import SETTINGS


@click.command()
@click.argument("demonstration", metavar="[DEMO]", required=False, type=click.Path(path_type=Path, exists=True))
@click.option("--check", is_flag=True, help="Say whether it would be safe to serve, and stop.")
@click.option("--migrate", is_flag=True, help="Bring the database to this version first.")
@click.option("--settings", is_flag=True, help="List every name of the environment that is read, and stop.")
def serve(demonstration: Path | None, check: bool, migrate: bool, settings: bool) -> None:
    """Serve the staff site. Refuses to start where something is left open that must be shut.

    With DEMO, a folder that `waypost demo` wrote: to this machine alone, signing in without a password as somebody
    invented. Without it, for real: everything it needs to know stands in the environment, and
    docs/how-to/run-casework.md tells each name.
    """
    if settings:
        for one in SETTINGS:
            click.echo(f"{one.name}: {one.says}. " + (f"Without it: {one.usual}." if one.usual else "It must be set."))
        return
    if demonstration is not None:
        how = demonstration_settings(os.environ, demonstration)
        make_ready(os.environ, migrate=False)
        check_all_invented()
        click.echo(f"Invented people only. Open http://{how.listen}/ and stop with Ctrl+C.")
        run_server(how)
        return
    how = serve_settings(os.environ)
    make_ready(os.environ, migrate=migrate)
    if check:
        click.echo("It is safe to serve.")
        return
    run_server(how)
