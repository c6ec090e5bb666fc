"""`waypost cost`: what delay costs, what a week less is worth, and which unit cost the doubt hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from waypost.doors.cli.basis import record_for
from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.pipeline.cost import CostAsked
from waypost.pipeline.cost import cost as run_cost
from waypost.vocabulary.sharing_terms import MEASURES
from waypost.wiring.engines import open_record


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--area", help="Of this area alone, by its name in docs/reference/code-lists.md.")
@click.option("--authority", help="Of this authority alone, by its nine-character code.")
@click.option(
    "--unit-costs",
    type=click.Path(path_type=Path),
    help="Your own unit costs: YAML as in docs/reference/unit-costs.md, or CSV with name, per and pounds.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Of the draws: the same seed, the same numbers.")
@click.option("--profile", help="Disclosure profile; see docs/explanation/disclosure.md.")
@json_option
def cost(out: Path, as_json: bool, profile: str | None, **asked: Any) -> None:
    """Show what delay costs and what a week less is worth, for England, an area or an authority.

    Publishable: sums that rest on few children are not told. Most unit costs are assumptions; set your own.
    """
    store = open_record(record_for(out, MEASURES))
    try:
        told = run_cost(store, CostAsked(**asked), profile)
    finally:
        store.close()
    if as_json:
        say_json(told)
    else:
        click.echo("\n\n".join(_in_words(told)))


def _in_words(told: Mapping[str, Any]) -> Iterator[str]:
    of = told["of"]
    place = of["area"] or of["authority"] or "England"
    heading = f"What delay costs: {place}, {of['since']} to {of['until']}"
    if not told["sums"]:
        yield f"{heading}\nNo child was in public-law proceedings there."
        return
    rows = [
        (row["title"], _pounds(row["pounds"]) or row["marker"], _pounds(row["lower"]), _pounds(row["upper"]))
        for row in told["sums"]
    ]
    yield f"{heading}\n" + table(("", "pounds", "80 % from", "to"), rows)
    costs = [
        (
            row["title"],
            _pounds(row["low"]),
            _pounds(row["central"]),
            _pounds(row["high"]),
            "assumed" if row["is_assumed"] else "published",
            "" if row["percent_of_doubt"] is None else f"{row['percent_of_doubt']} %",
        )
        for row in told["unit_costs"]
    ]
    yield "Unit costs, and the part of the doubt about a week that hangs on each\n" + table(
        ("", "low", "central", "high", "", "of the doubt"), costs
    )


def _pounds(value: float | None) -> str:
    return "" if value is None else f"£{value:,.0f}"
