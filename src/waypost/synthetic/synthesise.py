"""Invents a world and writes it in every agency's own format: the room's front door.

A world too large to be drawn whole is drawn and written shard by shard, in worker processes, and then put together.
The files do not depend on how many workers there were.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from waypost.foundation.errors import YoursToFix
from waypost.foundation.workers import peak_rss_mib
from waypost.synthetic.agencies import WRITERS
from waypost.synthetic.asked import Asked, Progress, Written, write_world
from waypost.synthetic.country import write_country
from waypost.synthetic.files import (
    check_has_room,
    check_may_be_written,
    readme,
    size_of,
    write_manifest,
    written_whole,
)
from waypost.synthetic.plan import Plan
from waypost.synthetic.planting.plant import check_areas
from waypost.synthetic.planting.write_planted import write_planted_summary
from waypost.synthetic.rates import rates
from waypost.synthetic.scenario import NOTHING_PLANTED, Scenario
from waypost.synthetic.shards import Shard, shards
from waypost.synthetic.write_agreements import write_agreements

ALL = tuple(WRITERS)
"""Every source that can be written."""

Polls = Literal["few", "many"]
_MOST_USUAL_WORKERS = 2  # each holds a shard in memory


class SourceNotKnown(YoursToFix):
    """A source was asked for that nobody writes."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written: `records` counts rows, statements of cases and census children by source.

    `events` counts what a correct reader finds, known when the truth is written. `bytes` and `files` are those of the
    folder; `peak_rss_mib` is this process's peak and those of as many workers as ran together, the largest ones.
    """

    out: str
    seed: int
    children: int
    years: int
    until: str
    records: dict[str, int]
    has_truth: bool
    scenario: str | None
    events: int | None
    shards: int
    files: int
    bytes: int
    peak_rss_mib: int


def synthesise(
    out: Path,
    *,
    children: int,
    seed: int = 1,
    years: int = 5,
    until: date = date(2027, 3, 31),
    sources: Collection[str] = ALL,
    truth: bool = False,
    within_contract: bool = True,
    scenario: Scenario = NOTHING_PLANTED,
    polls: Polls | None = None,
    workers: int | None = None,
    most_children_a_shard: int | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Invent `children` children in court over `years` years up to `until`, and write them into the folder `out`.

    The same arguments write the same files, byte for byte, however many `workers` there are (by default two, where the
    machine has two cores). `within_contract` false lets the two court feeds depart from their published contracts where
    the real services do. `polls` says whether many cases are told several times by the court feeds, or few; by default
    few in a world as large as rates/size.yaml says. A world of more than `most_children_a_shard` is drawn in shards.
    What a `scenario` plants is told with the truth, and nowhere else.

    Raises FolderTaken when `out` holds anything that this did not write, SourceNotKnown for a source that is not in
    ALL, NoRoom when the disk is too small, AreaNotInWorld for a scenario's area that is not there. An interruption
    leaves `out` as it was.
    """
    _check_known(sources)
    check_may_be_written(out)
    check_has_room(out, _rough_bytes(children, years, len(set(sources))))
    parts = shards(children, seed, most_children=most_children_a_shard)
    check_areas(scenario, [area for part in parts for area in part.places.areas])
    few = _are_few(children) if polls is None else polls == "few"
    plan = Plan(seed, until, is_within_contract=within_contract, are_polls_few=few, scenario=scenario)
    asked = Asked(plan, years, tuple(name for name in ALL if name in sources), truth)
    given: dict[str, Any] = {"seed": seed, "children": children, "years": years, "until": until.isoformat()}
    named = {} if scenario.is_nothing else {"scenario": scenario.name}
    with written_whole(out) as folder:
        written, peak = _write(parts, asked, folder, workers or _usual_workers(), progress or _silent)
        if truth:
            write_planted_summary(scenario, folder / "truth")
        write_agreements(folder)
        write_manifest(folder, **given, **named)
        text = readme(**given, scenario=named.get("scenario"))
        (folder / "README.txt").write_text(text, encoding="utf-8")
        files, size = size_of(folder)
    return Summary(
        **given,
        out=str(out),
        records=written.records,
        has_truth=truth,
        scenario=named.get("scenario"),
        events=written.events if truth else None,
        shards=len(parts),
        files=files,
        bytes=size,
        peak_rss_mib=peak_rss_mib() + peak,
    )


def _are_few(children: int) -> bool:
    return children >= rates("size").number("polls_are_few_from_children")


def _usual_workers() -> int:
    return min(os.cpu_count() or 1, _MOST_USUAL_WORKERS)


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def _check_known(sources: Collection[str]) -> None:
    unknown = sorted(set(sources) - set(ALL))
    if unknown:
        raise SourceNotKnown(
            f"there is no source called {', '.join(unknown)}", where="sources", do=f"Choose among {', '.join(ALL)}."
        )


def _rough_bytes(children: int, years: int, sources: int) -> int:
    each = rates("size").table("bytes_a_child")
    return int(children * (each["at_least"] + years * each["each_year"]) * sources / len(ALL))


def _write(parts: Sequence[Shard], asked: Asked, folder: Path, workers: int, progress: Progress) -> tuple[Written, int]:
    """Draw and write the world, whole or in shards. Return what was written, and the most memory of workers, MiB."""
    stages = ["invent", "agencies", *asked.chosen, *(["truth"] if asked.truth else [])]
    if len(parts) > 1:
        written, peak = write_country(parts, asked, folder, workers, progress)
    else:
        (whole,), peak = parts, 0
        written = write_world(
            whole.children, asked, None, folder, lambda stage: progress(stage, stages.index(stage), len(stages))
        )
    progress("written", len(stages), len(stages))
    return written, peak
