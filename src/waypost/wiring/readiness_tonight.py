"""Looks again at every area that changes over: each night, so that no gate stands open on what has lapsed."""

from __future__ import annotations

from dataclasses import dataclass

from waypost.casework.access.acting import Acting
from waypost.casework.readiness.actions.follow import follow_transition
from waypost.casework.readiness.actions.look_again import look_again
from waypost.casework.readiness.gates import GATES
from waypost.casework.readiness.queries.tonight import areas_to_look_at
from waypost.foundation.errors import YoursToFix
from waypost.wiring.links import record_folder
from waypost.wiring.readiness_figures import figures_of, limits_in_force


class NothingReleased(YoursToFix):
    """No figures were released where casework looks for them."""


@dataclass(frozen=True, slots=True)
class Looked:
    """An area that was looked at: how many of its gates are open now, and how many followed children have an alarm."""

    code: str
    open_gates: int
    gates: int
    alarmed: int


def look_at_every_area(acting: Acting) -> tuple[Looked, ...]:
    """Judge every gate of every area from what is released now, and look at every child who is followed.

    Each area is a change of its own: what was done stays done when a later one fails. Doing it twice in a night changes
    nothing more. Raises NothingReleased, before anything is looked at: a night without a build is not a reason to shut
    every gate in the country.
    """
    if not (record_folder() / "release" / "measures.csv").is_file():
        raise NothingReleased(
            "no figures are released where casework looks for them, so no gate was looked at.",
            where="release/measures.csv",
            do="Build the record first, and set WAYPOST_RECORD to its folder.",
        )
    limits, looked = limits_in_force(), []
    for one in areas_to_look_at(acting, None):
        figures = figures_of(one.code, one.service_area)
        opened = look_again(acting, None, code=one.code, figures=figures, limits=limits)
        alarmed = follow_transition(acting, None, code=one.code, limits=limits) if one.is_followed else 0
        looked.append(Looked(one.code, len(opened), len(GATES), alarmed))
    return tuple(looked)
