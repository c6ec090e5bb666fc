"""Which record serves which purpose: one for all where every lot may be used for all, else one for each set of lots.

A record holds what may be used for its purposes and nothing else, so that no exit has anything to leave out. What is
let in for any purpose is linked together: who is who may rest on it, and nothing else of it goes where it may not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waypost.pipeline.basis.sorting import Lot, record_purposes
from waypost.vocabulary.sharing_terms import DATA_QUALITY, MEASURES

FOR = "for"
_ALWAYS = (MEASURES, DATA_QUALITY)
"""Purposes of which a build always says something, be it of nothing."""


@dataclass(frozen=True, slots=True)
class PurposeRecord:
    """One record: the purposes that it serves, the places of its lots, and the folder in OUT that holds `record`.

    `folder` is empty for the first, which holds the most.
    """

    purposes: tuple[str, ...]
    lots: tuple[int, ...]
    folder: str


def purpose_records(lots: Sequence[Lot]) -> tuple[PurposeRecord, ...]:
    """Return the records that a build makes, the one of the most lots first."""
    sets: dict[tuple[int, ...], list[str]] = {}
    for purpose in record_purposes():
        own = tuple(place for place, lot in enumerate(lots) if purpose in lot.purposes)
        if own or purpose in _ALWAYS:
            sets.setdefault(own, []).append(purpose)
    ranked = sorted(sets.items(), key=lambda one: -len(one[0]))  # stable: then the list's order
    return tuple(
        PurposeRecord(tuple(named), own, "" if place == 0 else f"{FOR}/{named[0]}")
        for place, (own, named) in enumerate(ranked)
    )
