"""`waypost synthesise`: invented families, in every agency's own format."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from waypost.doors.cli.terminal import TerminalProgress, json_option, say_json
from waypost.foundation.clock import stopwatch
from waypost.synthetic.scenario import NOTHING_PLANTED, read_scenario, shipped_scenarios
from waypost.synthetic.synthesise import ALL, Polls
from waypost.synthetic.synthesise import synthesise as run_synthesise


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--children", type=click.IntRange(min=1), default=4000, show_default=True, help="How many children in court."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same files.")
@click.option("--years", type=click.IntRange(1, 20), default=5, show_default=True, help="How many years of new cases.")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), default="2027-03-31", show_default="2027-03-31", help="The last day."
)
@click.option("--sources", help=f"Only these, by commas: {', '.join(ALL)}.")
@click.option("--truth", is_flag=True, help="Write who is who and what truly happened beside the files.")
@click.option("--scenario", help=f"What is planted: a YAML file, or one of {', '.join(shipped_scenarios())}.")
@click.option(
    "--polls",
    type=click.Choice(["few", "many"]),
    help="Whether the court feeds tell many cases several times, or one in a hundred: few from 200,000 children.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="How many processes draw a large world: as many as there are cores, two at most.",
)
@json_option
def synthesise(
    out: Path,
    children: int,
    seed: int,
    years: int,
    until: datetime,
    sources: str | None,
    truth: bool,
    scenario: str | None,
    polls: Polls | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """Invent families and write what each agency would have on file into OUT.

    Nobody in it is real. The same options give the same files, byte for byte.
    """
    started = stopwatch()
    chosen = tuple(name.strip() for name in sources.split(",")) if sources else ALL
    made = run_synthesise(
        out,
        children=children,
        seed=seed,
        years=years,
        until=until.date(),
        sources=chosen,
        truth=truth,
        scenario=read_scenario(scenario) if scenario else NOTHING_PLANTED,
        polls=polls,
        workers=workers,
        progress=TerminalProgress(),
    )
    if as_json:
        say_json({**asdict(made), "seconds": round(stopwatch() - started, 1)})
    else:
        click.echo(f"{children:,} invented children, until {until.date()}, in {out}. Next: waypost build {out} OUT")
