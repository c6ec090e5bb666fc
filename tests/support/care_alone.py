"""A world with no more than the course of its cases of one kind: it costs a quarter as much to load."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from waypost.synthetic.world import SCHEMAS, World

_KEPT = ("cases", "children_in_cases", "parties", "orders")
_KEPT_WHOLE = ("people", "workforce", "area_map")


def care_alone(world: World) -> World:
    """Return the world with its care cases, their children, parties and orders, and nothing else that happened."""
    return _alone(world, "section_31")


def section_8_alone(world: World) -> World:
    """Return the same of its section 8 cases."""
    return _alone(world, "section_8")


def _alone(world: World, application: str) -> World:
    own = world.cases.filter(pl.col("application") == application).select("case_id")
    of_own = {name: getattr(world, name).join(own, on="case_id", how="semi") for name in _KEPT}
    left_out = {name: getattr(world, name).clear() for name in SCHEMAS if name not in (*_KEPT, *_KEPT_WHOLE)}
    return replace(world, **of_own, **left_out)
