"""Cases: which family comes to court when, for what, for how long, with what outcome; and who comes back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.synthetic.chance import Days, Real, Truth, Whole, happens, pick, pick_among, rounded, skewed, whole_between
from waypost.synthetic.columns import Columns
from waypost.synthetic.days import working_day
from waypost.synthetic.durations import DAYS_A_WEEK, draw_closing_days, draw_days, shape_position
from waypost.synthetic.places import Places, area_of_case, one_of_area
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


@dataclass(frozen=True, slots=True)
class _Start(Columns):
    """What a case begins with."""

    family: Whole
    turn: Whole
    is_public: Truth
    application: Whole
    authority: Whole
    submitted: Days
    is_new_baby: Truth


def draw_families(chance: np.random.Generator, known: Places, size: int, first_family: int) -> Families:
    """Draw families, numbered from `first_family`."""
    given = rates("families")
    is_public = happens(chance, _KNOWN.number("public_families"), size)
    public, private = (given.shares(f"children_in_family_{law}") for law in ("public", "private"))
    for_public = pick(chance, _KNOWN.shares("applications_public"), size)
    for_private = len(_KNOWN.shares("applications_public")) + pick(chance, _KNOWN.shares("applications_private"), size)
    application = np.where(is_public, for_public, for_private)
    children = 1 + np.where(is_public, pick(chance, public, size), pick(chance, private, size))
    area = pick_among(chance, known.area_weight[None, :], np.zeros(size, dtype=np.int64))
    return Families(
        family=np.arange(first_family, first_family + size),
        is_public=is_public,
        application=application,
        authority=one_of_area(chance, known.authority_area, area, len(known.areas)),
        children=np.where(np.isin(application, FOUND_IN_CARE), 1, children),
    )


def draw_cases(
    chance: np.random.Generator, known: Places, families: Families, area_factor: Real, since: int, until: int
) -> Cases:
    """Draw every case of these families whose first begins between the two days, in the order of their turns."""
    size = len(families)
    start = _Start(
        family=families.family,
        turn=np.zeros(size, dtype=np.int64),
        is_public=families.is_public,
        application=families.application,
        authority=families.authority,
        submitted=chance.integers(since, until + 1, size),
        is_new_baby=np.zeros(size, dtype=np.bool_),
    )
    turns: list[Cases] = []
    for _ in range(int(_KNOWN.number("most_rounds"))):
        case, start = _run(chance, known, start, area_factor)
        turns.append(case)
    return turns[0].and_then(*turns[1:])


def _run(chance: np.random.Generator, known: Places, start: _Start, area_factor: Real) -> tuple[Cases, _Start]:
    """Let the cases of one turn run, and draw what those families that come back begin with."""
    size = len(start)
    submitted = working_day(start.submitted)
    days_before = _KNOWN.table("days_submitted_before_issue")
    issued = working_day(submitted + whole_between(chance, days_before["least"], days_before["most"], size))
    area = area_of_case(chance, known, start.authority, issued)
    is_past_first, is_early, track = _way(chance, known, start, area, issued)
    days = draw_days(chance, _shape(start, track, is_past_first, is_early), area_factor[area])
    closed = issued + days
    final = np.maximum(working_day(closed - draw_closing_days(chance, days) - 2), issued + 1)
    outcome = np.where(is_early, outcome_position("withdrawn"), _outcomes(chance, start))
    is_followed, following = _followed(chance, start, final, outcome)
    cases = Cases(
        **{name: getattr(start, name) for name in ("family", "turn", "is_public", "application", "authority")},
        outcome=outcome,
        track=track,
        area=area,
        court=one_of_area(chance, known.court_area, area, len(known.areas)),
        submitted=submitted,
        issued=issued,
        received=working_day(issued + _days_to_receipt(chance, start.is_public)),
        final=final,
        closed=np.maximum(closed, final),
        is_past_first=is_past_first,
        is_early_withdrawn=is_early,
        is_new_baby=start.is_new_baby,
        is_followed=is_followed,
    )
    return cases, following


def _way(
    chance: np.random.Generator, known: Places, start: _Start, area: Whole, issued: Days
) -> tuple[Truth, Truth, Whole]:
    """Return which private cases go past the first hearing, which are withdrawn early, and every case's track."""
    size = len(start)
    live = known.child_focused_from[area]
    is_child_focused = (start.application == SECTION_8) & (live > 0) & (issued >= live)
    is_early = ~start.is_public & happens(chance, _KNOWN.number("is_withdrawn_early"), size)
    goes_on = happens(chance, _KNOWN.number("goes_past_first_hearing"), size)
    is_past_first = goes_on & ~start.is_public & ~is_early & ~is_child_focused
    track = np.select(
        [is_child_focused, start.application == SECTION_31, start.is_public],
        [np.full(size, TRACKS.index(name)) for name in ("child_focused_court", "public_law_outline", "other")],
        TRACKS.index("child_arrangements_programme"),
    )
    return is_past_first, is_early, track


def _shape(start: _Start, track: Whole, is_past_first: Truth, is_early: Truth) -> Whole:
    private = np.select(
        [is_early, track == FOCUSED, is_past_first],
        [
            shape_position("withdrawn_early"),
            shape_position("child_focused_court"),
            shape_position("past_first_hearing"),
        ],
        shape_position("first_hearing_only"),
    )
    own = [
        (application_position(name), shape_position(name))
        for name in ("section_31", "emergency_protection", "deprivation_of_liberty", "secure_accommodation")
    ] + [
        (DISCHARGE, shape_position("discharge_of_care")),
        (application_position("placement"), shape_position("placement")),
    ]
    public = np.select(
        [start.application == application for application, _ in own],
        [np.full(len(start), shape) for _, shape in own],
        shape_position("other_public"),
    )
    return np.where(start.is_public, public, private)


def _days_to_receipt(chance: np.random.Generator, is_public: Truth) -> Whole:
    given, size = _KNOWN.table("days_received_after_issue"), len(is_public)
    public = whole_between(chance, given["public"]["least"], given["public"]["most"], size)
    return np.where(is_public, public, whole_between(chance, given["private"]["least"], given["private"]["most"], size))


def _outcomes(chance: np.random.Generator, start: _Start) -> Whole:
    """Draw how each case ends: the order that most of its children get."""
    size = len(start)
    care = _outcome_among(chance, "outcomes_section_31", size)
    private = _outcome_among(chance, "outcomes_private", size)
    refused = _outcome_among(chance, "outcomes_other_public", size)
    orders = _KNOWN.table("order_of_application")
    granted = np.array([outcome_position(orders.get(name, "other")) for name in APPLICATIONS])[start.application]
    other = np.where(happens(chance, _KNOWN.number("is_granted"), size), granted, refused)
    is_private_plain = start.application == SECTION_8
    return np.where(start.application == SECTION_31, care, np.where(is_private_plain, private, other))


def _outcome_among(chance: np.random.Generator, table: str, size: int) -> Whole:
    shares = _KNOWN.shares(table)
    return np.array([outcome_position(name) for name in shares])[pick(chance, shares, size)]


def _followed(chance: np.random.Generator, start: _Start, final: Days, outcome: Whole) -> tuple[Truth, _Start]:
    """Draw which families come back, when, and with what."""
    size, given = len(start), _KNOWN.table("returns")
    comes_back = happens(chance, np.where(start.is_public, given["public"], given["private"]), size)
    is_care_case = start.application == SECTION_31
    is_baby = is_care_case & happens(chance, _KNOWN.number("return_is_new_baby"), size)
    is_apart = outcome == outcome_position("placement_order")
    comes_back &= np.where(start.is_public, is_care_case & (is_baby | ~is_apart), start.application == SECTION_8)
    to_private = start.is_public & ~is_baby & happens(chance, _KNOWN.number("return_crosses_to_private"), size)
    to_public = ~start.is_public & happens(chance, _KNOWN.number("return_crosses_to_public"), size)
    is_enforced = ~start.is_public & ~to_public & happens(chance, _KNOWN.number("return_is_enforcement"), size)
    in_care = start.is_public & ~is_baby & (outcome == outcome_position("care_order"))
    application = np.select(
        [in_care, is_enforced, to_private | (~start.is_public & ~to_public)],
        [np.full(size, DISCHARGE), np.full(size, application_position("enforcement")), np.full(size, SECTION_8)],
        SECTION_31,
    )
    gap = _KNOWN.table("weeks_to_return")
    weeks = np.maximum(gap["least"], skewed(chance, gap["median"], gap["spread"], size))
    following = _Start(
        family=start.family,
        turn=start.turn + 1,
        is_public=(application == SECTION_31) | (application == DISCHARGE),
        application=application,
        authority=start.authority,
        submitted=final + rounded(weeks * DAYS_A_WEEK),
        is_new_baby=is_baby & (application == SECTION_31),
    )
    return comes_back, following.take(comes_back)
