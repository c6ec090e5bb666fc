"""Why a figure is revised: what was learnt since of the days it tells, another definition, or neither. In words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import polars as pl

from waypost.disclosure.profile import Profile
from waypost.disclosure.revisions import Revision
from waypost.disclosure.rounding import round_count
from waypost.journeys.wording import day_in_words
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.publishing.ledger import Publication

LEARNT, DEFINITION, JOINED = "learnt_since", "definition_changed", "joined_otherwise"


@dataclass(frozen=True, slots=True)
class Why:
    """A coded reason and its sentence."""

    reason: str
    sentence: str


def learnt_since(usable: UsableRecord, told_as_of: date) -> Callable[[date, date], int]:
    """Return how to count the events of a period that were learnt, or put aside, after the day `told_as_of`."""
    end = datetime.combine(told_as_of + timedelta(days=1), time.min, UTC)
    by_day = (
        pl.scan_parquet(usable.record / "events.parquet")
        .filter((pl.col("learnt_at") >= end) | (pl.col("superseded_at") >= end))
        .group_by("happened_on")
        .len()
        .collect()
    )
    return lambda first, last: int(by_day.filter(pl.col("happened_on").is_between(first, last))["len"].sum())


def why(
    revision: Revision,
    was: Publication,
    definitions: Mapping[str, str],
    learnt: Callable[[date, date], int],
    profile: Profile,
) -> Why:
    """Return why a figure is told otherwise than in the publication `was`.

    A snapshot rests on all that happened until its day, a period on what happened in it. Counts are rounded.
    """
    of = revision.of
    if was.definitions.get(of["measure_id"]) != definitions.get(of["measure_id"]):
        return Why(DEFINITION, "The measure is defined otherwise now; its page says how.")
    first, last = date.fromisoformat(of["period_start"]), date.fromisoformat(of["period_end"])
    late = learnt(date.min if first == last else first, last)
    if late:
        told = max(profile.round_counts_to, round_count(late, profile))
        return Why(
            LEARNT, f"About {told:,} events of these days were told or put right after {day_in_words(was.told_as_of)}."
        )
    return Why(JOINED, "Nothing was learnt of these days since: records were joined or told apart otherwise.")
