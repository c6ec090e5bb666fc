"""`waypost simulate`: waits, caseloads, how many practitioners hold the standard, and when a roll-out could begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from waypost.doors.boardpack.staffing import render_staffing_page
from waypost.doors.cli.basis import record_for
from waypost.doors.cli.terminal import TerminalProgress, json_option, say_json, table
from waypost.foundation.errors import DONE, DONE_WITH_FINDINGS
from waypost.pipeline.packs import run_of
from waypost.pipeline.simulate import SimulationAsked, WhatIf
from waypost.pipeline.simulate import simulate as run_simulation
from waypost.pipeline.staff_tables import staff_in
from waypost.vocabulary.sharing_terms import MEASURES
from waypost.wiring.engines import open_record


@click.command()
@click.argument("out", metavar="[OUT]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--assumptions",
    type=click.Path(path_type=Path),
    help="Your own numbers: YAML as in docs/how-to/how-many-practitioners.md. They stand in place of ours.",
)
@click.option("--weeks", type=click.IntRange(4, 520), help="How many weeks to look ahead.  [default: 156]")
@click.option("--replications", type=click.IntRange(2, 100_000), help="How many futures to draw.  [default: 300]")
@click.option("--seed", type=int, default=1, show_default=True, help="Of the chance: the same seed, the same numbers.")
@click.option(
    "--needed/--no-needed", default=True, show_default=True, help="Look for the staff that hold the standard."
)
@click.option("--rollout", is_flag=True, help="Say when each area could begin as a Child Focused Court.")
@click.option(
    "--posts", type=click.IntRange(0, 1000), default=100, show_default=True, help="What if: percent of posts."
)
@click.option(
    "--demand", type=click.IntRange(0, 1000), default=100, show_default=True, help="What if: percent of cases."
)
@click.option("--recruits", type=click.IntRange(0, 10_000), help="What if: recruits a month at most, in England.")
@click.option("--page", type=click.Path(path_type=Path), help="Write a page with the picture to this file too.")
@json_option
@click.pass_context
def simulate(
    context: click.Context,
    out: Path | None,
    as_json: bool,
    page: Path | None,
    needed: bool,
    rollout: bool,
    posts: int,
    demand: int,
    recruits: int | None,
    **asked: Any,
) -> None:
    """Simulate who waits for a practitioner, and how many practitioners hold the standard in 9 weeks of 10.

    With OUT, cases, work and staff are counted in that build's record; without, they are published numbers and
    assumptions. Exit code 1: with the posts that there are, the standard does not hold everywhere.
    """
    what_if = WhatIf(posts, demand, recruits)
    wanted = SimulationAsked(**asked, is_needed_asked=needed, is_rollout_asked=rollout, what_if=what_if)
    if out is None:
        told = run_simulation(None, wanted, is_invented=False, progress=TerminalProgress())
    else:
        usable = record_for(out, MEASURES)
        store, is_invented = open_record(usable), bool(run_of(out).get("invented"))
        try:
            told = run_simulation(
                store, wanted, is_invented=is_invented, staff=staff_in(usable), progress=TerminalProgress()
            )
        finally:
            store.close()
    if page is not None:
        page.write_text(render_staffing_page(told), encoding="utf-8")
    if as_json:
        say_json(told)
    else:
        click.echo("\n\n".join(_in_words(told)))
        if page is not None:
            click.echo(page.absolute().as_uri())
    least = 10 * told["of"]["weeks_of_ten"]
    is_held = all(min(row["percent_of_weeks_begun"], row["percent_of_weeks_done"]) >= least for row in told["areas"])
    context.exit(DONE if is_held else DONE_WITH_FINDINGS)


def _in_words(told: Mapping[str, Any]) -> Iterator[str]:
    of = told["of"]
    rests = "published numbers and assumptions" if of["record_as_of"] is None else f"the record of {of['record_as_of']}"
    yield (
        f"Capacity and demand: {of['weeks']} weeks ahead, {of['replications']} futures, from {rests}"
        + (" of invented families" if of["invented"] else "")
        + ". Four in five futures lie between the two ends.\nEngland, the last year of it\n"
        + table(("", "from", "middle", "to"), (_cells(row) for row in told["england"]))
    )
    yield "Mean days until a practitioner begins, by kind of work\n" + table(
        ("", "from", "middle", "to"), (_cells(row) for row in told["by_kind"])
    )
    head = ("area", "in post", "posts", "weeks begun, %", "weeks done, %", "posts to begin", "posts to be done")
    rows = [
        (
            row["area"],
            row["in_post"],
            row["posts"],
            row["percent_of_weeks_begun"],
            row["percent_of_weeks_done"],
            row["posts_to_begin_in_time"],
            row["posts_to_be_done_in_time"],
        )
        for row in told["areas"]
    ]
    yield (
        f"Weeks in which the standard holds, and the posts that hold it in {of['weeks_of_ten']:g} of 10\n"
        + table(head, rows)
    )
    if told["rollout"] is not None:
        begin = told["rollout"]
        yield (
            f"Child Focused Courts: {begin['net_recruits_a_month']} recruits a month beyond leavers\n"
            + table(
                ("area", "posts before", "posts after", "to recruit", "can begin in week"),
                (tuple(row.values()) for row in begin["beginnings"]),
            )
        )
    assumed = sum(row["is_assumed"] for row in told["rests_on"])
    yield (
        f"It rests on {len(told['rests_on'])} values, of which {assumed} are assumptions: --json lists them, and "
        "--assumptions FILE sets your own."
    )


def _cells(row: Mapping[str, Any]) -> tuple[object, ...]:
    return (row["title"], row["lower"], row["middle"], row["upper"])
