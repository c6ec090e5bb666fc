"""`waypost build`: from the agencies' files to the record, the measures and the board pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click
import polars as pl

from waypost.disclosure.release import Release
from waypost.doors.boardpack.neighbours_told import neighbours_of
from waypost.doors.boardpack.write import write_board_pack
from waypost.doors.cli.basis import quarantine_lines
from waypost.doors.cli.terminal import TerminalProgress, json_option, say_json, table
from waypost.doors.quality.write import write_quality_pages
from waypost.foundation.clock import today
from waypost.foundation.errors import DONE, DONE_WITH_FINDINGS
from waypost.pipeline.build import Built, Engine
from waypost.pipeline.build import build as run_build
from waypost.pipeline.data_quality.assess import Quality
from waypost.pipeline.measures import described, waiting
from waypost.vocabulary.consented_words import read_consented_words, sayings_on
from waypost.vocabulary.neighbours import read_neighbours
from waypost.wiring.engines import engine_named


@click.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--engine",
    default="duckdb",
    show_default=True,
    help="duckdb; spark, for a record that outgrows one machine; or memory (slow; for checking the others).",
)
@click.option(
    "--spark-master",
    envvar="WAYPOST_SPARK_MASTER",
    show_envvar=True,
    metavar="ADDRESS",
    help="Where Spark works: local[N] for N cores of this machine, or spark://HOST:PORT.  [default: local[*]]",
)
@click.option(
    "--spark-memory",
    envvar="WAYPOST_SPARK_MEMORY",
    show_envvar=True,
    metavar="SIZE",
    help="What Spark may hold on this machine, as 3g.  [default: 2g]",
)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Know only what was learnt by the end of this day.")
@click.option("--profile", help="Disclosure profile; see docs/explanation/disclosure.md.")
@click.option(
    "--identities",
    type=click.Path(path_type=Path, exists=True),
    metavar="OUT|FILE",
    help="Give children the identifiers that they have there (an OUT, or its identity/register.parquet).",
)
@click.option(
    "--neighbours",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Statistical neighbours of areas (CSV): comparisons show an area beside them, and beside England.",
)
@click.option(
    "--words",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Words and feelings that people agreed to have shown (CSV), for the page of typical journeys.",
)
@click.option(
    "--from-scratch",
    is_flag=True,
    help="Read and link everything anew, whatever the last build, or one that was killed, left to go on from.",
)
@json_option
@click.pass_context
def build(
    context: click.Context,
    source: Path,
    out: Path,
    engine: str,
    spark_master: str | None,
    spark_memory: str | None,
    as_of: datetime | None,
    profile: str | None,
    identities: Path | None,
    neighbours: Path | None,
    words: Path | None,
    from_scratch: bool,
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

    A child keeps the identifier that the last build gave: what changed stands in OUT/record/identity_events.parquet.
    A build that is stopped leaves the last good OUT as it was; one that was killed goes on, when it is run again, from
    what it had finished. `waypost forget OUT` removes it all.
    """
    built = build_with_pages(
        source,
        out,
        engine=engine_named(engine, spark_master=spark_master, spark_memory=spark_memory),
        as_of=as_of,
        profile=profile,
        identities=identities,
        neighbours=neighbours,
        words=words,
        is_from_scratch=from_scratch,
    )
    if as_json:
        say_json(built.run)
    else:
        click.echo(summary(built))
        click.echo(f"\nBoard pack:   {(out / 'release' / 'board-pack' / 'index.html').absolute().as_uri()}")
        click.echo(f"Data quality: {(out / 'release' / 'data-quality' / 'index.html').absolute().as_uri()}")
    context.exit(DONE_WITH_FINDINGS if built.has_findings else DONE)


def build_with_pages(
    source: Path,
    out: Path,
    *,
    engine: Engine | None = None,
    as_of: datetime | None = None,
    profile: str | None = None,
    identities: Path | None = None,
    neighbours: Path | None = None,
    words: Path | None = None,
    is_from_scratch: bool = False,
) -> Built:
    """Run a build whose release folder holds the board pack and the pages of data quality; on DuckDB unless told.

    Raises `NeighboursWrong` or `ConsentedWordsWrong` before anything is read, where a file that was laid beside the
    sources cannot be used.
    """
    said = read_consented_words(words) if words else None
    near = read_neighbours(neighbours) if neighbours else None
    return run_build(
        source,
        out,
        engine=engine or engine_named("duckdb"),
        on=today(),
        as_of=as_of.date() if as_of else None,
        profile=profile,
        identities=identities,
        is_from_scratch=is_from_scratch,
        publish=partial(_publish, near, said),
        progress=TerminalProgress(),
    )


def _publish(
    near: pl.DataFrame | None,
    said: pl.DataFrame | None,
    release: Release,
    run: Mapping[str, object],
    quality: Quality,
    folder: Path,
) -> None:
    day = date.fromisoformat(str(run["as_of"]))
    neighbours = None if near is None else neighbours_of(near, day)
    sayings = () if said is None else sayings_on(said, day)
    write_board_pack(
        release, described(), run=run, folder=folder / "board-pack", neighbours=neighbours, sayings=sayings
    )
    write_quality_pages(quality, [*described(), *waiting()], folder=folder / "data-quality")


def summary(built: Built) -> str:
    """Return what a build did, as a table a source, for people."""
    sources: dict[str, Any] = built.run["sources"]  # type: ignore[assignment]
    columns = ("files", "read", "accepted", "refused")
    rows = [(name, *(source[column] for column in columns)) for name, source in sources.items()]
    head = f"{built.run['children']:,} children, {built.run['events']:,} events, as known on {built.run['as_of']}.\n"
    aside = [*quarantine_lines(built.run["quarantine"]), *_not_used_for(built.run["not_used_for"])]  # type: ignore[arg-type]
    aside += _source_faults(built.run["source_faults"])  # type: ignore[arg-type]
    aside += _of_identity(built.run["identity"])  # type: ignore[arg-type]
    return "\n".join([head + table(("source", *columns), rows), *(["", *aside] if aside else [])])


def _source_faults(told: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is wrong with a whole sender's records for finding out who is who."""
    return [f"{' '.join(filter(None, (each['source'], each['sender'])))}: {each['what']} {each['do']}" for each in told]


def _of_identity(told: Mapping[str, Any]) -> list[str]:
    """Say what changed of who is who, and which decisions of people could not be honoured."""
    changed = [f"{count:,} {kind}" for kind, count in told["changes"].items() if count and kind in ("merged", "split")]
    lines = [f"Children {', '.join(changed)}: see OUT/record/identity_events.parquet."] if changed else []
    for name, meaning in _DECISIONS.items():
        if told["decisions"][name]:
            lines.append(f"{told['decisions'][name]:,} decisions on who is who {meaning}: `waypost review list OUT`.")
    return lines


_DECISIONS = {
    "contradict_each_other": "contradict each other; what keeps apart stands, and what joins waits",
    "could_not_be_met": "could not be met, for an official key speaks against them",
}


def _not_used_for(told: Mapping[str, list[str]]) -> list[str]:
    return [
        f"Not used for {purpose}, because no sharing agreement names that purpose: {', '.join(sources)}."
        for purpose, sources in told.items()
    ]
