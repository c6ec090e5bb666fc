"""`waypost build`: from the agencies' files to the record, the measures and the board pack."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from waypost.disclosure.release import Release
from waypost.doors.boardpack.write import write_board_pack
from waypost.doors.cli.basis import quarantine_lines
from waypost.doors.cli.terminal import TerminalProgress, json_option, say_json, table
from waypost.doors.quality.write import write_quality_pages
from waypost.foundation.clock import today
from waypost.foundation.errors import DONE, DONE_WITH_FINDINGS
from waypost.pipeline.build import Built
from waypost.pipeline.build import build as run_build
from waypost.pipeline.data_quality.assess import Quality
from waypost.pipeline.measures import described, waiting
from waypost.wiring.engines import engine_named


@click.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--engine", default="duckdb", show_default=True, help="duckdb, or memory (slow; for checking the others)."
)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Know only what was learnt by the end of this day.")
@click.option("--profile", help="Disclosure profile; see docs/explanation/disclosure.md.")
@json_option
@click.pass_context
def build(
    context: click.Context,
    source: Path,
    out: Path,
    engine: str,
    as_of: datetime | None,
    profile: str | None,
    as_json: bool,
) -> None:
    """Read every file under IN, and build the record, the measures and the board pack into OUT.

    A file is used for what the sharing agreement beside it, or above it, lets it be used for today, and for nothing
    else: see docs/how-to/put-a-sharing-agreement-beside-a-source.md.

    \b
    OUT/run.json                 what was read, accepted and refused; how long each stage took
    OUT/record/                  personal data: the linked record
    OUT/refused/                 every refused record: where, what is wrong, what to do
    OUT/quarantine/              files that no sharing agreement lets be used, and what was found in them
    OUT/release/measures.csv     publishable: every figure disclosure-controlled
    OUT/release/board-pack/      publishable: a page that opens from disk
    OUT/release/data-quality/    publishable: how good the data are, and what cannot be answered

    A build that is stopped leaves the last good OUT as it was. `waypost forget OUT` removes it all.
    """
    built = build_with_pages(source, out, engine=engine, as_of=as_of, profile=profile)
    if as_json:
        say_json(built.run)
    else:
        click.echo(summary(built))
        click.echo(f"\nBoard pack:   {(out / 'release' / 'board-pack' / 'index.html').absolute().as_uri()}")
        click.echo(f"Data quality: {(out / 'release' / 'data-quality' / 'index.html').absolute().as_uri()}")
    context.exit(DONE_WITH_FINDINGS if built.has_findings else DONE)


def build_with_pages(
    source: Path, out: Path, *, engine: str = "duckdb", as_of: datetime | None = None, profile: str | None = None
) -> Built:
    """Run a build whose release folder holds the board pack and the pages of data quality."""
    return run_build(
        source,
        out,
        engine=engine_named(engine),
        on=today(),
        as_of=as_of.date() if as_of else None,
        profile=profile,
        publish=_publish,
        progress=TerminalProgress(),
    )


def _publish(release: Release, run: Mapping[str, object], quality: Quality, folder: Path) -> None:
    write_board_pack(release, described(), run=run, folder=folder / "board-pack")
    write_quality_pages(quality, [*described(), *waiting()], folder=folder / "data-quality")


def summary(built: Built) -> str:
    """Return what a build did, as a table a source, for people."""
    sources: dict[str, Any] = built.run["sources"]  # type: ignore[assignment]
    columns = ("files", "read", "accepted", "refused")
    rows = [(name, *(source[column] for column in columns)) for name, source in sources.items()]
    head = f"{built.run['children']:,} children, {built.run['events']:,} events, as known on {built.run['as_of']}.\n"
    aside = [*quarantine_lines(built.run["quarantine"]), *_not_used_for(built.run["not_used_for"])]  # type: ignore[arg-type]
    return "\n".join([head + table(("source", *columns), rows), *(["", *aside] if aside else [])])


def _not_used_for(told: Mapping[str, list[str]]) -> list[str]:
    return [
        f"Not used for {purpose}, because no sharing agreement names that purpose: {', '.join(sources)}."
        for purpose, sources in told.items()
    ]
