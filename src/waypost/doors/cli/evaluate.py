"""`waypost evaluate`: linkage and journeys against the invented truth."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.pipeline.calibration import as_table
from waypost.pipeline.evaluate import evaluate as run_evaluate
from waypost.pipeline.out_folder import check_is_built
from waypost.wiring.engines import open_record


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--truth", required=True, type=click.Path(path_type=Path), help="The truth folder that synthesise wrote.")
@json_option
def evaluate(out: Path, truth: Path, as_json: bool) -> None:
    """Compare a build of invented files with the truth: who is who, and what happened.

    And with what is published of the family courts at 31 January 2025, which the invented families are made to match.
    """
    check_is_built(out)
    answer: dict[str, Any] = run_evaluate(out, truth, open_record(out))
    if as_json:
        say_json(answer)
        return
    linkage = {key: value for key, value in answer["linkage"].items() if not isinstance(value, dict)}
    click.echo(table(("linkage", "value"), [(key, _short(value)) for key, value in linkage.items()]))
    click.echo("\n" + table(("events", "count"), list(answer["events"].items())))
    click.echo("\n" + table(("agreement", "count"), list(answer["agreement"].items())))
    click.echo("\n" + table(*as_table(answer["calibration"])))


def _short(value: Any) -> Any:
    return f"{value:.4f}" if isinstance(value, float) else value
