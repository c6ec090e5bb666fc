"""Linkage noise: agencies write down wrong things of one group of people more often."""

from __future__ import annotations

import polars as pl

from waypost.synthetic.planted import NOISE, PEOPLE, of_schema
from waypost.synthetic.planting.ground import Ground
from waypost.synthetic.scenario_parts import LinkageNoise


def noisier_people(ground: Ground, entries: tuple[LinkageNoise, ...]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return person_id and times of everyone of whom more is written wrongly, and the rows of truth.

    A person in two of the groups has the product of both.
    """
    rows = []
    for place, entry in enumerate(entries):
        groups = ground.groups_of_people(entry.group_kind)
        found = ground.people.with_columns(group=groups).filter(pl.col("group").is_in(list(entry.group)))
        rows.append(
            found.select(
                "person_id",
                "group",
                switch=pl.lit("linkage_noise"),
                entry=pl.lit(place),
                group_kind=pl.lit(entry.group_kind),
                measure=pl.lit("error_rates"),
                unit=pl.lit("times"),
                before=pl.lit(1.0),
                after=pl.lit(float(entry.times)),
            )
        )
    if not rows:
        return pl.DataFrame(schema=dict(NOISE)), pl.DataFrame(schema=dict(PEOPLE))
    people = of_schema(pl.concat(rows), PEOPLE)
    noise = people.group_by("person_id").agg(times=pl.col("after").product()).sort("person_id")
    return of_schema(noise, NOISE), people
