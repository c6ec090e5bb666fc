"""What every agency would tell of an invented world by a day, when nothing is misread: facts, a row each.

What an agency tells of a case holds for every child who has joined it by then. Each keeps to what it can tell at all:
Cafcass tells of no hearing, no court tells of an engagement, and the feeds' own gaps stay (invented_court).
"""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.pipeline.invented_authorities import authority_facts
from waypost.pipeline.invented_cafcass import cafcass_facts
from waypost.pipeline.invented_court import PRIVATE, PUBLIC, court_facts
from waypost.synthetic.world import World


def facts(world: World, as_of: date) -> pl.DataFrame:
    """Return every fact that could be told by the end of `as_of`, with the columns of invented_fact.FACTS."""
    by_court = [fact for feed in (PUBLIC, PRIVATE) for fact in court_facts(world, feed, as_of)]
    told = pl.concat([*cafcass_facts(world, as_of), *by_court, *authority_facts(world, as_of)])
    return told.filter(pl.col("told_on") <= as_of)
