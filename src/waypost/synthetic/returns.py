"""Returns: which families come back to court after their case has ended, when, and with what."""

from __future__ import annotations

import numpy as np

from waypost.synthetic.cases import (
    DEPRIVATION_OF_LIBERTY,
    DISCHARGE,
    SECTION_8,
    SECTION_31,
    Start,
    application_position,
    outcome_position,
)
from waypost.synthetic.chance import Days, Truth, Whole, happens, rounded, skewed
from waypost.synthetic.durations import DAYS_A_WEEK
from waypost.synthetic.rates import rates

_KNOWN = rates("proceedings")
_ENFORCEMENT = application_position("enforcement")


def draw_returns(chance: np.random.Generator, start: Start, final: Days, outcome: Whole) -> tuple[Truth, Start]:
    """Draw which families come back, when, and with what."""
    size, given = len(start), _KNOWN.table("returns")
    comes_back = happens(chance, np.where(start.is_public, given["public"], given["private"]), size)
    is_care_case = start.application == SECTION_31
    is_baby = is_care_case & happens(chance, _KNOWN.number("return_is_new_baby"), size)
    is_apart = outcome == outcome_position("placement_order")
    comes_back &= np.where(start.is_public, is_care_case & (is_baby | ~is_apart), start.application == SECTION_8)
    is_liberty = start.application == DEPRIVATION_OF_LIBERTY
    comes_back |= is_liberty & happens(chance, _KNOWN.number("deprivation_of_liberty_is_asked_again"), size)
    to_private = start.is_public & ~is_baby & happens(chance, _KNOWN.number("return_crosses_to_private"), size)
    to_public = ~start.is_public & happens(chance, _KNOWN.number("return_crosses_to_public"), size)
    is_enforced = ~start.is_public & ~to_public & happens(chance, _KNOWN.number("return_is_enforcement"), size)
    in_care = start.is_public & ~is_baby & (outcome == outcome_position("care_order"))
    application = np.select(
        [is_liberty, in_care, is_enforced, to_private | (~start.is_public & ~to_public)],
        [np.full(size, code) for code in (DEPRIVATION_OF_LIBERTY, DISCHARGE, _ENFORCEMENT, SECTION_8)],
        SECTION_31,
    )
    following = Start(
        family=start.family,
        turn=start.turn + 1,
        is_public=np.isin(application, (SECTION_31, DISCHARGE, DEPRIVATION_OF_LIBERTY)),
        application=application,
        authority=start.authority,
        submitted=final + _days_to_return(chance, is_liberty),
        is_new_baby=is_baby & (application == SECTION_31),
        children=np.where(is_baby & (application == SECTION_31), 1, start.children),
        has_relatives_abroad=start.has_relatives_abroad,
        needs_interpreter=start.needs_interpreter,
    )
    return comes_back, following.take(comes_back)


def _days_to_return(chance: np.random.Generator, is_liberty: Truth) -> Whole:
    """Draw the days from the final order to the next application: few where a child's liberty is asked for again."""
    usual, liberty = _KNOWN.table("weeks_to_return"), _KNOWN.table("weeks_to_next_deprivation_of_liberty")
    least, median, spread = (np.where(is_liberty, liberty[key], usual[key]) for key in ("least", "median", "spread"))
    weeks = np.maximum(least, skewed(chance, median, spread, len(is_liberty)))
    return rounded(weeks * DAYS_A_WEEK)
