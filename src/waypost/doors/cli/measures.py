"""`waypost measures`: what is measured, how each measure is defined, and its figures."""

from __future__ import annotations

from pathlib import Path

import click

from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.pipeline import measures as pipeline_measures
from waypost.pipeline.out_folder import check_is_built


@click.group()
def measures() -> None:
    """List the measures, show how one is defined, or show the released figures of a build."""


@measures.command("list")
@click.option("--waiting", is_flag=True, help="Those that are defined and wait for their source instead.")
@json_option
def list_measures(waiting: bool, as_json: bool) -> None:
    """List every measure that is computed."""
    if waiting:
        _list_waiting(as_json)
        return
    rows = pipeline_measures.listed()
    if as_json:
        say_json(rows)
    else:
        click.echo(
            table(
                ("id", "title", "unit", "objective"),
                [[row[key] for key in ("id", "title", "unit", "objective")] for row in rows],
            )
        )


def _list_waiting(as_json: bool) -> None:
    rows = pipeline_measures.waiting()
    if as_json:
        say_json(rows)
    else:
        columns = ("id", "title", "objective", "waits_for")
        click.echo(table(columns, [[row[key] for key in columns] for row in rows]))


@measures.command()
@click.argument("measure_id", metavar="ID")
@json_option
def show(measure_id: str, as_json: bool) -> None:
    """Show how one measure is defined, and where the definition comes from."""
    described = pipeline_measures.described_one(measure_id)
    if as_json:
        say_json(described)
        return
    for key, value in described.items():
        text = "; ".join(str(item) for item in value) if isinstance(value, (list, tuple)) else value
        click.echo(f"{key.replace('_', ' ')}: {text}")


@measures.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--measure", "measure_id", help="Only this measure.")
@json_option
def compute(out: Path, measure_id: str | None, as_json: bool) -> None:
    """Show the figures of a build, as released: disclosure-controlled, never the bare record."""
    check_is_built(out)
    rows = pipeline_measures.released(out, measure_id)
    if as_json:
        say_json(rows)
        return
    columns = (
        "measure_id",
        "method",
        "area",
        "period_end",
        "group",
        "numerator",
        "denominator",
        "value",
        "unit",
        "marker",
    )
    click.echo(table(columns, [[row[column] for column in columns] for row in rows]))
