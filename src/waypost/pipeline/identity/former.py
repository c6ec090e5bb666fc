"""Identifiers that are used no more: since when, and which one to ask for now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.identity.keep import EVENTS_FILE


@dataclass(frozen=True, slots=True)
class Former:
    """An identifier that names nobody in this build, though it once did. `now`: who has its records; may be nobody."""

    child_id: str
    since_on: date
    now: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What a reader who asked for it is told. Identifiers and a day; nothing of anybody."""
        since = f"{self.since_on.day} {self.since_on:%B %Y}"
        if not self.now:
            return f"{self.child_id}: since {since} no file that was read tells of this child any more."
        which = "that one" if len(self.now) == 1 else "one of these"
        return (
            f"{self.child_id} is no longer used: on {since} its records were found to be of "
            f"{' and '.join(self.now)}. Ask for {which}."
        )


def former_identifier(usable: UsableRecord, child_id: str) -> Former | None:
    """Return what became of an identifier; None where it is in use, or where the record never knew it."""
    path = usable.record / EVENTS_FILE
    in_use = pl.scan_parquet(usable.record / "identities.parquet").filter(pl.col("child_id") == child_id).head(1)
    if not path.is_file() or not in_use.collect().is_empty():
        return None
    events = pl.read_parquet(path)
    last = events.filter(pl.col("before") == child_id)
    if last.is_empty():
        return None
    current = set(pl.read_parquet(usable.record / "identities.parquet", columns=["child_id"])["child_id"].unique())
    since_on: date = last.sort("change")["learnt_on"][-1]
    return Former(child_id, since_on, tuple(sorted(_now(events, child_id, current))))


def _now(events: pl.DataFrame, child_id: str, current: set[str]) -> set[str]:
    """Follow the records of an identifier from change to change until they are with children of today."""
    followed = events.filter(pl.col("before").is_not_null()).sort("change")
    found, seen, ahead = set(), set(), [(child_id, 0)]
    while ahead:
        name, since = ahead.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in current:
            found.add(name)
            continue
        later = followed.filter((pl.col("before") == name) & (pl.col("change") > since))
        last = later.filter(pl.col("change") == later["change"].max())
        ahead += [(after, change) for after, change in last.select("after", "change").iter_rows() if after]
    return found
