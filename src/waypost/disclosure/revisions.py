"""Revisions: what a release tells otherwise than an earlier one did, figure by figure. Pure.

After the Code of Practice for Statistics (Office for Statistics Regulation), which asks for a published policy and for
the scale and nature of revisions to be explained: a released figure that changes is a revision, whatever its size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

KEY = ("measure_id", "method", "area_kind", "area", "period_start", "period_end", "group_kind", "group", "unit")
TOLD = ("numerator", "denominator", "value", "lower", "upper", "marker")
CHANGED, WITHDRAWN = "changed", "withdrawn"
_MEASURED = ("measure_id", "method", "period_start", "period_end")

Row = Mapping[str, str]
"""One line of a release's measures.csv, as text."""
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """One figure that is told otherwise, or no longer. `was_published_on` is the last day on which `was` stood."""

    key: Key
    kind: str
    was_published_on: date
    was: Key
    now: Key | None

    @property
    def of(self) -> dict[str, str]:
        """Return the columns that say which figure it is."""
        return dict(zip(KEY, self.key, strict=True))


def revisions_of(now: Iterable[Row], releases: Sequence[tuple[date, Iterable[Row]]]) -> list[Revision]:
    """Return every figure of earlier `releases` (in order of publication) that `now` tells otherwise, in order.

    What is compared is the last that was told of a figure. A figure is withdrawn when its measure tells the same period
    and no longer this place or group. A period that is no longer told is no revision.
    """
    last = {key_of(row): (on, told_of(row)) for on, rows in releases for row in rows}
    current = {key_of(row): told_of(row) for row in now}
    measured = {_measured(key) for key in current}
    found = []
    for key, (on, was) in sorted(last.items()):
        told = current.get(key)
        if told is None and _measured(key) in measured:
            found.append(Revision(key, WITHDRAWN, on, was, None))
        elif told is not None and told != was:
            found.append(Revision(key, CHANGED, on, was, told))
    return found


def key_of(row: Row) -> Key:
    """Return what names a figure across releases."""
    return tuple(row[name] for name in KEY)


def told_of(row: Row) -> Key:
    """Return what is told of a figure."""
    return tuple(row[name] for name in TOLD)


def _measured(key: Key) -> Key:
    return tuple(told for name, told in zip(KEY, key, strict=True) if name in _MEASURED)
