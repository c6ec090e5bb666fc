"""`waypost evaluate`: linkage and journeys against the invented truth."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from waypost.doors.cli.basis import record_for
from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.pipeline.calibration import as_table
from waypost.pipeline.evaluate import evaluate as run_evaluate
from waypost.vocabulary.sharing_terms import ASSURANCE
from waypost.wiring.engines import open_record


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--truth", required=True, type=click.Path(path_type=Path), help="The truth folder that synthesise wrote.")
@json_option
def evaluate(out: Path, truth: Path, as_json: bool) -> None:
    """Compare a build of invented files with the truth: who is who, and what happened.

    And with what is published of the family courts at 31 January 2025, which the invented families are made to match.
    """
    usable = record_for(out, ASSURANCE)
    answer: dict[str, Any] = run_evaluate(usable, truth, open_record(usable))
    if as_json:
        say_json(answer)
        return
    for part in _linkage(answer["linkage"]):
        click.echo(part + "\n")
    click.echo(table(("events", "count"), list(answer["events"].items())))
    click.echo("\n" + table(("agreement", "count"), list(answer["agreement"].items())))
    click.echo("\n" + table(*as_table(answer["calibration"])))


def _linkage(told: dict[str, Any]) -> list[str]:
    whole = [(key, _short(value)) for key, value in told.items() if not isinstance(value, dict)]
    groups = [
        (name, group, *map(_short, (found["precision"], found["recall"])), found["pairs_true"])
        for name, by in told["by_group"].items()
        for group, found in by.items()
    ]
    gaps = [
        (name, found["highest"], found["lowest"], *map(_short, (found["gap"], found["lower"], found["upper"])))
        for name, found in told["gaps"].items()
    ]
    nameless = [(source, *map(_short, found.values())) for source, found in told["nameless"].items()]
    effects = [(name, *map(_short, found.values())) for name, found in told["effects"].items()]
    return [
        table(("linkage", "value"), whole),
        table(("by", "group", "precision", "recall", "true pairs"), groups),
        table(("gap in recall by", "highest", "lowest", "gap", "lower 95 %", "upper 95 %"), gaps),
        table(("nameless returns", "precision", "recall", "keys", "known by name", "joined"), nameless),
        table(("figure", "as found", "as true", "difference"), effects),
    ]


def _short(value: Any) -> Any:
    return f"{value:.4f}" if isinstance(value, float) else value
