"""The frame of orders: interim orders, extensions of the 26 weeks, directions, and the orders that end it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from waypost.synthetic.case_facts import FIRST_CASE
from waypost.synthetic.cases import OUTCOMES, SECTION_31, Cases, is_consolidated, outcome_position
from waypost.synthetic.chance import (
    Days,
    Streams,
    Truth,
    Whole,
    happens,
    named,
    repeat_index,
    rounded,
    skewed,
    whole_between,
)
from waypost.synthetic.columns import Columns
from waypost.synthetic.days import NEVER, as_dates, known_by, only_if, working_day, working_day_before
from waypost.synthetic.hearing_plan import Milestones
from waypost.synthetic.memberships import FROM_ISSUE, came_by, goes_on_elsewhere
from waypost.synthetic.people import Roster
from waypost.synthetic.population import Population
from waypost.synthetic.rates import rates
from waypost.synthetic.world import ORDERS as SCHEMA

_KNOWN = rates("orders")
INTERIM = ("interim_care_order", "interim_supervision_order", "emergency_protection_order", "directions", "extension")
EXTENSIONS: tuple[str, ...] = tuple(_KNOWN.shares("extension_reasons_with_relatives_abroad"))
ORDERS: tuple[str, ...] = tuple(dict.fromkeys([*OUTCOMES, *INTERIM]))


@dataclass(frozen=True, slots=True)
class Made(Columns):
    """Orders for a child in a case; `member` is a position in the memberships."""

    member: Whole
    order: Whole
    made: Days
    is_final: Truth
    extended_to: Days


def order_position(name: str) -> int:
    """Return the position of an order in ORDERS."""
    return ORDERS.index(name)


def interim_care_days(given: Population, known: Milestones) -> Days:
    """Return the day of each child's interim care order in each case, NEVER where there is none.

    A child who comes by a case of their own with such an order gets none in the case that it is consolidated into.
    """
    members = given.memberships
    day = known.interim[members.case]
    is_late = members.joined_by != FROM_ISSUE
    day = np.where(is_late & (day > NEVER), working_day(members.joined + 1), day)
    day = only_if((day > NEVER) & (day < members.final), day)
    return only_if(~_has_order_already(given, day), day)


def interim_days_of_care(given: Population, known: Milestones) -> Days:
    """Return for each child in a case the day on which care turned C1 by an interim order in it or in the child's own.

    It stands with the case that the child's own one was consolidated into, not with that one.
    """
    day = interim_care_days(given, known)
    carried = np.where(day > NEVER, day, day[came_by(given.cases, given.memberships)])
    return only_if(~goes_on_elsewhere(given.cases, given.memberships), carried)


def _has_order_already(given: Population, day: Days) -> Truth:
    by = came_by(given.cases, given.memberships)
    has: Truth = (by != np.arange(len(by))) & (day[by] > NEVER)
    return has


def orders_frame(streams: Streams, given: Population, roster: Roster, known: Milestones, until: int) -> pl.DataFrame:
    """Return one row an order for a child, sorted by case, person and day."""
    parts = [
        *_interim(given, known),
        _first_directions(given, known),
        _interim_arrangements(streams("interim_arrangements"), given, known),
        _extensions(streams("extensions"), given),
        _final(given),
        _consolidating(given),
        _care_with_placement(given),
    ]
    whole = parts[0].and_then(*parts[1:])
    whole = whole.take((whole.made > NEVER) & (whole.made <= until))
    whole = whole.take(np.lexsort((whole.order, whole.made, whole.member)))
    return _frame(streams("receipts"), streams("extension_reasons"), given, roster, whole, until)


def _frame(
    receipts: np.random.Generator,
    reasons: np.random.Generator,
    given: Population,
    roster: Roster,
    whole: Made,
    until: int,
) -> pl.DataFrame:
    members, size, delay = given.memberships, len(whole), _KNOWN.table("days_to_receipt")
    days = np.minimum(rounded(skewed(receipts, delay["median"], delay["spread"], size)), delay["most"])
    received = only_if(~happens(receipts, _KNOWN.number("never_received"), size), working_day(whole.made + days))
    is_extension = whole.order == order_position("extension")
    is_abroad = given.cases.has_relatives_abroad[members.case[whole.member]]
    frame = pl.DataFrame(
        {
            "order_id": np.arange(size) + 1,
            "case_id": members.case[whole.member] + FIRST_CASE,
            "person_id": roster.child[members.child[whole.member]],
            "order_type": named(ORDERS, whole.order),
            "made_on": as_dates(whole.made),
            "received_on": as_dates(known_by(received, until)),
            "is_final": whole.is_final,
            "extended_to_on": as_dates(whole.extended_to),
            "extension_reason": named(EXTENSIONS, np.where(is_extension, _extension_reasons(reasons, is_abroad), -1)),
        }
    )
    return frame.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())


def _extension_reasons(chance: np.random.Generator, is_abroad: Truth) -> Whole:
    """Draw why each extension is granted: an international aspect only where there are relatives abroad."""
    drawn = chance.random(len(is_abroad))
    tables = [_KNOWN.shares(name) for name in ("extension_reasons", "extension_reasons_with_relatives_abroad")]
    edges = [np.cumsum([table.get(reason, 0.0) for reason in EXTENSIONS]) for table in tables]
    found = [np.searchsorted(edge, drawn * edge[-1], side="right") for edge in edges]
    reasons: Whole = np.where(is_abroad, found[1], found[0])
    return reasons


def _of(member: Whole, order: Whole | int, made: Days, *, final: bool = False, extended_to: Days | None = None) -> Made:
    return Made(
        member=member,
        order=np.broadcast_to(np.asarray(order), member.shape),
        made=made,
        is_final=np.full(len(member), final),
        extended_to=np.full(len(member), NEVER) if extended_to is None else extended_to,
    )


def _there_from(given: Population) -> Days:
    """Return the first day on which an order can be made for each child: joined and born."""
    members = given.memberships
    return np.maximum(members.joined, given.children.born[members.child])


def _interim(given: Population, known: Milestones) -> list[Made]:
    members = given.memberships
    everyone = np.arange(len(members))
    care = interim_care_days(given, known)
    is_care_case = given.cases.application[members.case] == SECTION_31
    first = known.first[members.case]
    supervised = is_care_case & (care == NEVER) & (first < members.final) & (first >= _there_from(given))
    emergency = known.has_emergency[members.case] & (care > NEVER) & (members.joined_by == FROM_ISSUE)
    return [
        _of(everyone, order_position("interim_care_order"), care),
        _of(everyone, order_position("interim_supervision_order"), only_if(supervised, first)),
        _of(
            everyone, order_position("emergency_protection_order"), only_if(emergency, given.cases.issued[members.case])
        ),
    ]


def _first_directions(given: Population, known: Milestones) -> Made:
    members = given.memberships
    first = known.first[members.case]
    has = (first > NEVER) & (first < members.final) & (first >= _there_from(given))
    return _of(np.arange(len(members)), order_position("directions"), only_if(has, first))


def _interim_arrangements(chance: np.random.Generator, given: Population, known: Milestones) -> Made:
    members = given.memberships
    made = happens(chance, _KNOWN.number("interim_child_arrangements"), len(given.cases)) & given.cases.is_past_first
    first = known.first[members.case]
    has = made[members.case] & (first < members.final)
    return _of(np.arange(len(members)), order_position("child_arrangements_order"), only_if(has, first))


def _extensions(chance: np.random.Generator, given: Population) -> Made:
    """Extend care proceedings that go past 26 weeks by eight weeks at a time; the whole case at once."""
    cases, members = given.cases, given.memberships
    case, last, made = _case_extensions(chance, cases)
    counts = np.bincount(case, minlength=len(cases))
    starts = np.cumsum(counts) - counts
    parent, place = repeat_index(counts[members.case])
    row = starts[members.case[parent]] + place
    is_still_in = (made[row] < members.final[parent]) & (made[row] >= members.joined[parent])
    extended_to = last[row] + int(_KNOWN.number("days_of_one_extension"))
    kept = np.flatnonzero(is_still_in)
    return _of(parent[kept], order_position("extension"), made[row][kept], extended_to=extended_to[kept])


def _case_extensions(chance: np.random.Generator, cases: Cases) -> tuple[Whole, Days, Days]:
    """Return for each extension its case, the last day before it, and the day on which it was granted."""
    first_last = cases.issued + int(_KNOWN.number("statutory_days"))
    step = int(_KNOWN.number("days_of_one_extension"))
    over = np.where(cases.application == SECTION_31, np.maximum(cases.final - first_last, 0), 0)
    is_kept_in_time = happens(chance, _KNOWN.number("is_extended_in_time"), len(cases))
    counts = np.where(is_kept_in_time, -(-over // step), 0)
    parent, place = repeat_index(counts)
    last = first_last[parent] + place * step
    before = _KNOWN.table("days_extended_before_expiry")
    made = working_day(last - whole_between(chance, before["least"], before["most"], len(parent)) - 2)
    return parent, last, np.minimum(made, working_day_before(last))


def _final(given: Population) -> Made:
    members = given.memberships
    order = np.array([ORDERS.index(name) for name in OUTCOMES])[members.outcome]
    made = only_if(~is_consolidated(given.cases)[members.case], members.final)
    return _of(np.arange(len(members)), order, made, final=True)


def _consolidating(given: Population) -> Made:
    """The directions by which a case is consolidated into another: the last order in it."""
    members = given.memberships
    made = only_if(is_consolidated(given.cases)[members.case], members.final)
    return _of(np.arange(len(members)), order_position("directions"), made)


def _care_with_placement(given: Population) -> Made:
    """A placement order in care proceedings comes with a care order of the same day."""
    members = given.memberships
    is_placed = members.outcome == outcome_position("placement_order")
    is_care_case = given.cases.application[members.case] == SECTION_31
    is_ended_here = ~is_consolidated(given.cases)[members.case]
    made = only_if(is_placed & is_care_case & is_ended_here, members.final)
    return _of(np.arange(len(members)), order_position("care_order"), made, final=True)
