"""`waypost why`: why children wait, as a build released it: by whose move it was, by kind of wait, by reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.pipeline import measures as pipeline_measures
from waypost.pipeline.out_folder import check_is_built

TOLD = (
    *("why_children_wait", "waits_by_kind", "weeks_lost_by_cause", "what_reasons_rest_on", "weeks_past_the_limit"),
    *("waits_before_court", "why_children_wait_private_law"),
)
"""The measures of waiting, in the order in which they are told."""
ENGLAND = "england"
_SHOWN = ("value", "lower", "upper", "denominator", "marker")


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--area", default=ENGLAND, show_default=True, help="By its name in docs/reference/code-lists.md.")
@json_option
def why(out: Path, area: str, as_json: bool) -> None:
    """Show why children wait: weeks a child by whose move it was, by kind of wait and by reason.

    Released figures, disclosure-controlled, of the last quarter. The rule by which waits that run side by side add up
    is docs/explanation/whose-week.md.
    """
    check_is_built(out)
    told = [row for measure_id in TOLD for row in _last(pipeline_measures.released(out, measure_id), area)]
    if as_json:
        say_json(told)
        return
    for measure_id in TOLD:
        own = [row for row in told if row["measure_id"] == measure_id]
        if own:
            described = pipeline_measures.described_one(measure_id)
            titles = described["method_titles"]
            rows = [(titles[row["method"]], *(row[column] for column in _SHOWN)) for row in own]
            heading = f"{described['title']} (to {own[0]['period_end']})"
            click.echo(table((heading, "weeks", "95 % from", "to", "children", ""), rows) + "\n")
    if not told:
        click.echo("No figure was released there.")


def _last(rows: list[dict[str, Any]], area: str) -> list[dict[str, Any]]:
    """Return the rows of an area's last period, in the order of the methods."""
    own = [row for row in rows if row["area"] == area and row["group"] == "all"]
    last = max((row["period_end"] for row in own), default="")
    if not own:
        return []
    order = pipeline_measures.described_one(own[0]["measure_id"])["methods"]
    return sorted((row for row in own if row["period_end"] == last), key=lambda row: order.index(row["method"]))
