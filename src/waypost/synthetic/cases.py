"""Cases and the families that bring them: the tables, and the words by whose positions they speak."""

from __future__ import annotations

from dataclasses import dataclass

from waypost.synthetic.chance import Days, Truth, Whole
from waypost.synthetic.columns import Columns
from waypost.synthetic.rates import rates

_KNOWN = rates("proceedings")
APPLICATIONS: tuple[str, ...] = (
    *_KNOWN.shares("applications_public"),
    *_KNOWN.shares("applications_private"),
    "discharge_of_care",
    "placement",
)
OUTCOMES: tuple[str, ...] = tuple(
    dict.fromkeys(
        [
            *_KNOWN.shares("outcomes_section_31"),
            *_KNOWN.shares("outcomes_private"),
            *_KNOWN.table("order_of_application").values(),
        ]
    )
)
NO_CASE = -1
TRACKS = ("public_law_outline", "child_arrangements_programme", "child_focused_court", "other")


def application_position(name: str) -> int:
    """Return the position of an application in APPLICATIONS (its first, where two laws have one)."""
    return APPLICATIONS.index(name)


def outcome_position(name: str) -> int:
    """Return the position of an outcome in OUTCOMES."""
    return OUTCOMES.index(name)


FOCUSED = TRACKS.index("child_focused_court")
SECTION_31 = application_position("section_31")
SECTION_8 = application_position("section_8")
DISCHARGE = application_position("discharge_of_care")
DEPRIVATION_OF_LIBERTY = application_position("deprivation_of_liberty")
FOUND_IN_CARE = tuple(application_position(name) for name in _KNOWN.table("applications_for_children_in_care"))
"""Applications for children who are in care already."""


@dataclass(frozen=True, slots=True)
class Families(Columns):
    """Families by their first case: whether it is public law, for what, in which authority, and how many children."""

    family: Whole
    is_public: Truth
    application: Whole
    authority: Whole
    children: Whole
    has_relatives_abroad: Truth
    needs_interpreter: Truth


@dataclass(frozen=True, slots=True)
class Cases(Columns):
    """Cases as they would run if the world went on for ever: days are not yet cut at its end."""

    family: Whole
    turn: Whole  # 0 for the family's first case
    is_public: Truth
    application: Whole
    outcome: Whole
    track: Whole
    authority: Whole
    area: Whole
    court: Whole
    submitted: Days
    issued: Days
    received: Days
    final: Days
    closed: Days
    is_past_first: Truth  # private law: goes on after the first hearing
    is_early_withdrawn: Truth
    is_new_baby: Truth
    is_followed: Truth  # the family comes back
    has_relatives_abroad: Truth
    needs_interpreter: Truth
    transferred: Days  # to `court` and `area`; NEVER where the case stays
    former_court: Whole  # the same as `court` where the case stays
    former_area: Whole
    authority_changed: Days  # to `authority`; NEVER where it stays
    former_authority: Whole  # the same as `authority` where it stays
    consolidated_into: Whole  # position of the lead case, NO_CASE for most; `final` and `closed` are the day of it
    came_from: Whole  # position of the private case whose section 37 direction led here, NO_CASE for most


@dataclass(frozen=True, slots=True)
class Start(Columns):
    """What a case begins with."""

    family: Whole
    turn: Whole
    is_public: Truth
    application: Whole
    authority: Whole
    submitted: Days
    is_new_baby: Truth
    children: Whole
    has_relatives_abroad: Truth
    needs_interpreter: Truth


def is_consolidated(cases: Cases) -> Truth:
    """Say which cases end by being consolidated into another: they have no final order of their own."""
    consolidated: Truth = cases.consolidated_into != NO_CASE
    return consolidated
