"""`waypost ways`: the commonest ways through, where they part, and how long each step is waited for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from waypost.doors.cli.basis import record_for
from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.pipeline.ways import LAWS, WaysAsked
from waypost.pipeline.ways import ways as run_ways
from waypost.vocabulary.sharing_terms import MEASURES

_DAYS = ("median_days", "mean_days")


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--law", type=click.Choice(LAWS), help="Proceedings of this law alone.")
@click.option("--area", help="Proceedings of this area alone, by its name in docs/reference/code-lists.md.")
@click.option("--still-open", "is_open_too", is_flag=True, help="Ways that are not yet at their end too.")
@click.option("--whole", "is_whole_journey", is_flag=True, help="Each child's whole journey, through every agency.")
@click.option("--all-kinds", "has_all_kinds", is_flag=True, help="Every kind of event is a step, not the stages alone.")
@click.option("--profile", help="Disclosure profile; see docs/explanation/disclosure.md.")
@json_option
def ways(out: Path, as_json: bool, profile: str | None, **asked: Any) -> None:
    """Show the commonest ways through proceedings, where they part, and how long each step is waited for.

    A way is one child's through one set of proceedings, and what several sources tell of one day is one step.
    Publishable: a way that few children or families have gone is never told, and every count is rounded.
    """
    told = run_ways(record_for(out, MEASURES), WaysAsked(**asked), profile)
    if as_json:
        say_json(told)
    else:
        click.echo("\n\n".join(_in_words(told)))


def _in_words(told: Mapping[str, Any]) -> Iterator[str]:
    if not told["ways"]:
        yield "No way was gone by enough children to be told."
    else:
        yield "The commonest ways through\n" + table(
            ("", "ways", "%", "median days", "mean days", "steps"), [_way(row) for row in told["ways"]]
        )
    for before, rows in groupby(told["what_follows"], lambda row: row["before"]):
        after = [(row["after"] or "nothing: the way ends", *_counts(row, "times")) for row in rows]
        heading = "Ways begin with" if before is None else f"After: {before}"
        yield f"{heading}\n" + table(("next", "times", "%", "median days", "mean days"), after)


def _way(row: Mapping[str, Any]) -> Sequence[object]:
    steps = "every other way" if row["steps"] is None else " > ".join(row["steps"])
    return (row["place"], *_counts(row, "ways"), steps)


def _counts(row: Mapping[str, Any], count: str) -> tuple[object, ...]:
    shares = (row["percent"], *(row[days] for days in _DAYS))
    return (row[count], *(None if share is None else int(share) for share in shares))
