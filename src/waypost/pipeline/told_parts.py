"""What parts on disk say together, as known at the end of a day: small frames in hand, large ones still to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from waypost.intake.contract import PEOPLE
from waypost.intake.parts import KEPT, Part
from waypost.pipeline.basis.excluding import without_fields
from waypost.pipeline.join import OF_PEOPLE, PERSON, Said, known_by, last_day, told_later

_SMALL = ("proceedings", "allocations", "confidences")
_SAID_AGAIN = tuple(name for name in PEOPLE if name != "learnt_at")


@dataclass(frozen=True, slots=True)
class ToldPart:
    """A part, and the fields that its agreement leaves out: see `basis.excluding`."""

    part: Part
    left_out: frozenset[str]

    def scan(self, name: str) -> pl.LazyFrame:
        """Return a frame of the part, to be read when it is needed, less what is left out."""
        return without_fields(name, self.part.scan(name), self.left_out)


def said_by(parts: Sequence[ToldPart], as_of: date | None) -> Said[pl.LazyFrame]:
    """Put together what parts say. `as_of` None means the last day on which anything was learnt."""
    last = _last_day(parts)
    day = as_of or last
    frames = {name: _together(parts, name, day) for name in ("records", "events", *_SMALL)}
    if day < last:
        later = told_later(_whole(parts, "people"), day).lazy()
        for name in OF_PEOPLE:
            frames[name] = frames[name].join(later, on=PERSON, how="anti", nulls_equal=True)
    return Said(
        records=frames["records"],
        events=frames["events"],
        people=_people(parts, day),
        as_of=day,
        **{name: frames[name].collect(engine="streaming") for name in _SMALL},
    )


def _together(parts: Sequence[ToldPart], name: str, day: date) -> pl.LazyFrame:
    return _whole(parts, name).filter(known_by(day))


def _whole(parts: Sequence[ToldPart], name: str) -> pl.LazyFrame:
    own = [one for one in parts if one.part.rows[name]]
    whole = [one.part.path(name) for one in own if not one.left_out]
    frames = [one.scan(name) for one in own if one.left_out]
    if whole:
        frames.append(pl.scan_parquet(whole))
    return pl.concat(frames) if frames else pl.LazyFrame(schema=dict(KEPT[name]))


def _people(parts: Sequence[ToldPart], day: date) -> pl.DataFrame:
    """Return what was said of people: of what one record says again and again, the first and the last telling.

    Polls of a feed tell all people of a case each time anything changes in it.
    """
    found = [pl.DataFrame(schema=dict(PEOPLE))]
    for source in dict.fromkeys(part.part.source for part in parts):
        told = _together([part for part in parts if part.part.source == source], "people", day)
        first_and_last = told.group_by(_SAID_AGAIN).agg(first=pl.col("learnt_at").min(), last=pl.col("learnt_at").max())
        again = first_and_last.filter(pl.col("first") != pl.col("last"))
        both = [first_and_last.with_columns(learnt_at="first"), again.with_columns(learnt_at="last")]
        found.append(pl.concat(both).select(list(PEOPLE)).collect(engine="streaming"))
    return pl.concat(found)


def _last_day(parts: Sequence[ToldPart]) -> date:
    learnt = [one.part.learnt_last_at for one in parts if one.part.learnt_last_at is not None]
    happened = [one.part.happened_last_on for one in parts if one.part.happened_last_on is not None]
    return last_day(max(learnt, default=None), max(happened, default=None))
