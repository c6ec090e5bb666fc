"""What holds performance back, line by line, from released figures, promises, programmes and risks. Pure.

Nobody writes a line. A figure holds back when it moved away from what is wanted, or is one of the largest causes; one
that was not released says so, and one with nothing to compare with is told without a verdict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from waypost.disclosure.released import ReleasedFigure

Figures = Mapping[str, Sequence[ReleasedFigure]]
"""Released figures of England by `measure/method`, the oldest first."""


class Bearing(StrEnum):
    """What a line says of performance."""

    HOLDS_BACK = "holds_back"
    DOES_NOT = "does_not_hold_back"
    CANNOT_TELL = "cannot_be_told"


@dataclass(frozen=True, slots=True)
class FigureFinding:
    """A figure, what it is compared with, and what that says. `now`: none was released, or it is withheld."""

    subject: str
    measure_id: str
    method: str
    now: ReleasedFigure | None
    before: ReleasedFigure | None
    wanted: str
    bearing: Bearing


@dataclass(frozen=True, slots=True)
class CauseFinding:
    """One of the largest causes: its share of all, in percent."""

    subject: str
    words: str
    now: ReleasedFigure
    total: ReleasedFigure
    share: float
    rank: int
    of: int


def figure_findings(figures: Figures, signs: Sequence[Mapping[str, Any]]) -> tuple[FigureFinding, ...]:
    """Return a finding for every sign, those that are not released too."""
    return tuple(_sign(figures, one) for one in signs)


def _sign(figures: Figures, sign: Mapping[str, Any]) -> FigureFinding:
    measure, method = str(sign["measure"]), str(sign["method"])
    told = [one for one in figures.get(f"{measure}/{method}", ()) if one.value is not None]
    now = told[-1] if told else None
    if against := sign.get("against"):
        others = [one for one in figures.get(f"{measure}/{against}", ()) if one.value is not None]
        before = others[-1] if others else None
    else:
        before = told[-2] if len(told) > 1 else None
    bearing = _bearing(now, before, str(sign["wanted"]))
    return FigureFinding(str(sign["subject"]), measure, method, now, before, str(sign["wanted"]), bearing)


def _bearing(now: ReleasedFigure | None, before: ReleasedFigure | None, wanted: str) -> Bearing:
    if now is None or before is None or now.value is None or before.value is None:
        return Bearing.CANNOT_TELL
    moved = now.value - before.value
    return Bearing.HOLDS_BACK if (moved > 0 if wanted == "less" else moved < 0) else Bearing.DOES_NOT


def cause_findings(figures: Figures, causes: Sequence[Mapping[str, Any]], largest: int) -> tuple[CauseFinding, ...]:
    """Return the largest causes of each kind. A cause that is withheld takes no place, and what remains is counted."""
    return tuple(finding for one in causes for finding in _largest(figures, one, largest))


def _largest(figures: Figures, cause: Mapping[str, Any], largest: int) -> list[CauseFinding]:
    total = _newest(figures, cause["measure"], cause["total"])
    if total is None or not total.value:
        return []
    parts = [(words, _newest(figures, cause["measure"], method)) for method, words in cause["parts"].items()]
    told = sorted(
        ((words, one) for words, one in parts if one is not None and one.value), key=lambda row: -(row[1].value or 0)
    )
    return [
        CauseFinding(cause["subject"], words, one, total, 100 * (one.value or 0) / total.value, rank, len(told))
        for rank, (words, one) in enumerate(told[:largest], start=1)
    ]


def _newest(figures: Figures, measure: str, method: str) -> ReleasedFigure | None:
    told = figures.get(f"{measure}/{method}", ())
    newest = told[-1] if told else None
    return newest if newest is not None and newest.value is not None else None
