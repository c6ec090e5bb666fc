"""One world, whole or a shard, as it was asked for: drawn, and written into one folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from waypost.synthetic.agencies import write_agencies
from waypost.synthetic.invent import invent
from waypost.synthetic.plan import Plan
from waypost.synthetic.pre_proceedings_truth import write_pre_proceedings_truth
from waypost.synthetic.shards import Shard
from waypost.synthetic.write_truth import write_truth

Progress = Callable[[str, int, int], None]
"""Told as each stage begins and ends: the stage, how many stages are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: years of new cases, the sources, whether the truth is written beside them."""

    plan: Plan
    years: int
    chosen: tuple[str, ...]
    truth: bool


@dataclass(frozen=True, slots=True)
class Written:
    """How many records of each source were written, and how many events a correct reader finds in them."""

    records: dict[str, int]
    events: int


def write_world(
    children: int, asked: Asked, shard: Shard | None, folder: Path, report: Callable[[str], None]
) -> Written:
    """Invent `children` children and write them into `folder`. `report` is told each stage as it begins."""
    report("invent")
    plan = asked.plan
    world = invent(
        children=children,
        seed=plan.seed,
        years=asked.years,
        until=plan.until,
        scenario=plan.scenario,
        shard=shard,
    )
    report("agencies")
    tellings = write_agencies(world, folder, plan, asked.chosen, report)
    if asked.truth:
        report("truth")
        write_truth(world, list(tellings.values()), folder / "truth", plan.until)
        write_pre_proceedings_truth(world, tellings.values(), folder / "truth", plan)
    return Written(
        {name: telling.records for name, telling in tellings.items()},
        sum(telling.events.height for telling in tellings.values()),
    )
