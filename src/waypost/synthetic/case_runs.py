"""How cases begin and run: for what, where, how long, with what outcome. One turn of a family's cases at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.synthetic.cases import (
    APPLICATIONS,
    DISCHARGE,
    FOCUSED,
    FOUND_IN_CARE,
    NO_CASE,
    SECTION_8,
    SECTION_31,
    TRACKS,
    Cases,
    Families,
    Start,
    application_position,
    outcome_position,
)
from waypost.synthetic.chance import (
    Days,
    Real,
    Streams,
    Truth,
    Whole,
    evenly,
    happens,
    pick,
    pick_among,
    placed,
    whole_between,
)
from waypost.synthetic.days import working_day
from waypost.synthetic.durations import draw_closing_days, draw_days, shape_position, trait_factors
from waypost.synthetic.places import Places, area_of_case, one_of_area
from waypost.synthetic.rates import rates
from waypost.synthetic.returns import draw_returns
from waypost.synthetic.transfers import draw_moves

_KNOWN = rates("proceedings")


def draw_families(chance: np.random.Generator, known: Places, size: int, first_family: int) -> Families:
    """Draw families, numbered from `first_family`."""
    is_public = happens(chance, _KNOWN.number("public_families"), size)
    for_public = pick(chance, _KNOWN.shares("applications_public"), size)
    for_private = len(_KNOWN.shares("applications_public")) + pick(chance, _KNOWN.shares("applications_private"), size)
    application = np.where(is_public, for_public, for_private)
    drawn = chance.random(size)
    area = pick_among(chance, known.area_weight[None, :], np.zeros(size, dtype=np.int64))
    traits = _KNOWN.table("traits")
    return Families(
        family=np.arange(first_family, first_family + size),
        is_public=is_public,
        application=application,
        authority=one_of_area(chance, known.authority_area, area, len(known.areas)),
        children=_sizes(drawn, is_public, application),
        has_relatives_abroad=happens(chance, traits["has_relatives_abroad"]["share"], size),
        needs_interpreter=happens(chance, traits["needs_interpreter"]["share"], size),
    )


def with_even_sizes(chance: np.random.Generator, families: Families, submitted: Days) -> Families:
    """Deal numbers of children evenly among families who come to court for the same thing at about one time."""
    drawn = evenly(chance, np.lexsort((submitted, families.application, families.is_public)))
    return families.with_columns(children=_sizes(drawn, families.is_public, families.application))


def _sizes(drawn: Real, is_public: Truth, application: Whole) -> Whole:
    """Return how many children each family has, by a number from 0 to 1; children in care already come alone."""
    given = rates("families")
    public, private = (placed(drawn, given.shares(f"children_in_family_{law}")) for law in ("public", "private"))
    return np.where(np.isin(application, FOUND_IN_CARE), 1, 1 + np.where(is_public, public, private))


def draw_cases(
    streams: Streams, known: Places, families: Families, area_factor: Real, submitted: Days, until: int
) -> Cases:
    """Draw every case of these families, whose first are submitted on these days, in the order of their turns."""
    size, chances = len(families), _chances(streams, "cases")
    start = Start(
        family=families.family,
        turn=np.zeros(size, dtype=np.int64),
        is_public=families.is_public,
        application=families.application,
        authority=families.authority,
        submitted=submitted,
        is_new_baby=np.zeros(size, dtype=np.bool_),
        children=families.children,
        has_relatives_abroad=families.has_relatives_abroad,
        needs_interpreter=families.needs_interpreter,
    )
    turns: list[Cases] = []
    for _ in range(int(_KNOWN.number("most_rounds"))):
        case, start = _run(chances, known, start, area_factor, until)
        turns.append(case)
    return turns[0].and_then(*turns[1:])


def run_once(streams: Streams, known: Places, start: Start, area_factor: Real, until: int, of: str) -> Cases:
    """Let cases that begin like this run, with streams of their own by the name `of`; nobody comes back."""
    cases, _ = _run(_chances(streams, of), known, start, area_factor, until)
    return cases.with_columns(is_followed=np.zeros(len(cases), dtype=np.bool_))


@dataclass(frozen=True, slots=True)
class _Chances:
    """The streams that a run draws from, each drawn on through the turns."""

    cases: np.random.Generator
    transfers: np.random.Generator


def _chances(streams: Streams, of: str) -> _Chances:
    return _Chances(streams(of), streams(f"transfers of {of}"))


def _run(chances: _Chances, known: Places, start: Start, area_factor: Real, until: int) -> tuple[Cases, Start]:
    """Let the cases of one turn run, and draw what those families that come back begin with."""
    chance, size = chances.cases, len(start)
    submitted = working_day(start.submitted)
    days_before = _KNOWN.table("days_submitted_before_issue")
    issued = working_day(submitted + whole_between(chance, days_before["least"], days_before["most"], size))
    area = area_of_case(chance, known, start.authority, issued)
    is_past_first, is_early, track = _way(chance, known, start, area, issued)
    factor = area_factor[area] * trait_factors(
        start.has_relatives_abroad, start.needs_interpreter, start.children, start.is_public
    )
    days = draw_days(chance, _shape(start, track, is_past_first, is_early), factor)
    closed = issued + days
    final = np.maximum(working_day(closed - draw_closing_days(chance, days) - 2), issued + 1)
    outcome = np.where(is_early, outcome_position("withdrawn"), _outcomes(chance, start))
    court = one_of_area(chance, known.court_area, area, len(known.areas))
    is_followed, following = draw_returns(chance, start, final, outcome)
    moves = draw_moves(
        chances.transfers, known, is_public=start.is_public, authority=start.authority, area=area, court=court,
        issued=issued, final=final, until=until,
    )  # fmt: skip
    cases = Cases(
        **{name: getattr(start, name) for name in _KEPT_FROM_START},
        outcome=outcome,
        track=track,
        authority=moves.authority,
        area=moves.area,
        court=moves.court,
        submitted=submitted,
        issued=issued,
        received=working_day(issued + _days_to_receipt(chance, start.is_public)),
        final=final,
        closed=np.maximum(closed, final),
        is_past_first=is_past_first,
        is_early_withdrawn=is_early,
        is_followed=is_followed,
        transferred=moves.transferred,
        former_court=court,
        former_area=area,
        authority_changed=moves.authority_changed,
        former_authority=start.authority,
        consolidated_into=np.full(size, NO_CASE),
        came_from=np.full(size, NO_CASE),
    )
    return cases, following.with_columns(authority=moves.authority[is_followed])


_KEPT_FROM_START = (
    "family", "turn", "is_public", "application", "is_new_baby", "has_relatives_abroad", "needs_interpreter",
)  # fmt: skip


def _way(
    chance: np.random.Generator, known: Places, start: Start, area: Whole, issued: Days
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


def _shape(start: Start, track: Whole, is_past_first: Truth, is_early: Truth) -> Whole:
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


def _outcomes(chance: np.random.Generator, start: Start) -> Whole:
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
