"""The frame of pre-proceedings: families that went on to court, and families that stepped down and never came."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from waypost.synthetic.care import free_from
from waypost.synthetic.case_facts import FIRST_CASE
from waypost.synthetic.case_runs import draw_families
from waypost.synthetic.cases import NO_CASE, SECTION_31, is_consolidated
from waypost.synthetic.chance import Days, Streams, Truth, Whole, happens, known_or_null, named, skewed, whole_between
from waypost.synthetic.children import first_children
from waypost.synthetic.columns import Columns
from waypost.synthetic.days import NEVER, as_dates, known_by, working_day
from waypost.synthetic.hearing_plan import Milestones
from waypost.synthetic.memberships import FROM_ISSUE
from waypost.synthetic.people import Roster
from waypost.synthetic.places import Places
from waypost.synthetic.population import Population, Window
from waypost.synthetic.rates import rates
from waypost.synthetic.world import PRE_PROCEEDINGS as SCHEMA

_KNOWN = rates("pre_proceedings")
ISSUE, STEP_DOWN = range(2)


@dataclass(frozen=True, slots=True)
class Diverted(Columns):
    """Families in pre-proceedings that never come to court in this world: `family` is a position in the population."""

    family: Whole
    decided: Days


@dataclass(frozen=True, slots=True)
class _Runs(Columns):
    """One row a child in pre-proceedings, uncut at the world's end."""

    child: Whole
    family: Whole
    authority: Whole
    case: Whole  # -1 for a family that never comes to court
    decided: Days
    letter: Days
    meeting: Days
    outcome: Whole
    ended: Days
    submitted: Days
    offered: Truth
    held: Truth
    represented: Truth


def with_diverted(streams: Streams, known: Places, given: Population, window: Window) -> tuple[Population, Diverted]:
    """Add the families that step down and never come to court."""
    care = int(((given.cases.application == SECTION_31) & (given.cases.submitted >= window.since)).sum())
    wanted = care * _KNOWN.number("comes_before_proceedings") * _KNOWN.number("stepped_down_for_each_issued")
    chance, size = streams("diverted"), round(wanted)
    families = draw_families(chance, known, size, len(given.families))
    families = families.with_columns(is_public=np.ones(size, dtype=np.bool_), application=np.full(size, SECTION_31))
    decided = working_day(chance.integers(window.since, window.until + 1, size))
    children = first_children(chance, families, decided)
    children = children.take(children.born <= window.until)
    order = np.lexsort((-children.place, children.born, children.family))
    children = children.take(order)
    kept = np.isin(families.family, children.family) & (decided <= window.until)
    number = len(given.families) + np.cumsum(kept) - 1
    at = children.family - len(given.families)
    children = children.with_columns(family=number[at]).take(kept[at])
    families = families.with_columns(family=number).take(kept)
    whole = Population(
        given.families.and_then(families), given.cases, given.children.and_then(children), given.memberships
    )
    return whole, Diverted(families.family, decided[kept])


def pre_proceedings_frame(
    streams: Streams, known: Places, given: Population, roster: Roster, days: Milestones, diverted: Diverted, until: int
) -> pl.DataFrame:
    """Return one row a child, sorted by person and day. The outcome is null while pre-proceedings run."""
    whole = _before_court(streams("pre_proceedings"), given, days).and_then(
        _never_in_court(streams("stepped_down"), given, diverted)
    )
    whole = whole.take(whole.decided <= until)
    whole = whole.take(np.lexsort((whole.decided, whole.child)))
    ended = known_by(whole.ended, until)
    seen_until = np.minimum(np.where(ended > NEVER, ended, until), until)
    reviews = np.maximum(seen_until - whole.meeting, 0) // int(_KNOWN.number("days_between_reviews"))
    is_over = ended > NEVER
    frame = pl.DataFrame(
        {
            "person_id": roster.child[whole.child],
            "family_id": whole.family,
            "authority": named(known.authorities, whole.authority),
            "decided_on": as_dates(whole.decided),
            "letter_on": as_dates(known_by(whole.letter, until)),
            "meeting_on": as_dates(known_by(whole.meeting, until)),
            "review_meetings": reviews,
            "is_family_group_offered": whole.offered,
            "is_family_group_held": whole.held,
            "is_parent_represented": whole.represented,
            "outcome": named(("issue", "step_down"), np.where(is_over, whole.outcome, -1)),
            "outcome_on": as_dates(ended),
            "court_application_on": as_dates(known_by(whole.submitted, until)),
            "case_id": known_or_null(np.where(whole.case >= 0, whole.case + FIRST_CASE, -1)),
        }
    )
    return frame.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())


def _before_court(chance: np.random.Generator, given: Population, days: Milestones) -> _Runs:
    """Draw the pre-proceedings of the care cases that had them; a case's children go through them together."""
    cases, members, size = given.cases, given.memberships, len(given.cases)
    share = np.where(
        days.has_emergency, _KNOWN.number("comes_before_emergency"), _KNOWN.number("comes_before_proceedings")
    )
    before = _KNOWN.table("days_before_submission")
    length = np.maximum(before["least"], np.rint(skewed(chance, before["median"], before["spread"], size)))
    decided = working_day(cases.submitted - length.astype(np.int64) - 2)
    letter, meeting = _letter_and_meeting(chance, decided)
    agreed = _KNOWN.table("days_agreed_before_submission")
    ended = np.maximum(cases.submitted - whole_between(chance, agreed["least"], agreed["most"], size), meeting)
    has = (cases.application == SECTION_31) & happens(chance, share, size) & (decided > _family_free_from(given))
    has &= ~is_consolidated(cases) & (cases.came_from == NO_CASE)
    offered, held, represented = _family_facts(chance, size)
    row = np.flatnonzero(has[members.case] & (members.joined_by == FROM_ISSUE))
    case = members.case[row]
    return _Runs(
        child=members.child[row],
        family=cases.family[case],
        authority=cases.former_authority[case],
        case=case,
        decided=decided[case],
        letter=letter[case],
        meeting=meeting[case],
        outcome=np.full(len(row), ISSUE),
        ended=np.minimum(ended, cases.submitted)[case],
        submitted=cases.submitted[case],
        offered=offered[case],
        held=held[case],
        represented=represented[case],
    )


def _family_free_from(given: Population) -> Days:
    """Return for each case the day after the case before it of any of its children."""
    latest = np.full(len(given.cases), NEVER)
    np.maximum.at(latest, given.memberships.case, free_from(given))
    return latest


def _never_in_court(chance: np.random.Generator, given: Population, diverted: Diverted) -> _Runs:
    size, after = len(diverted), _KNOWN.table("days_to_step_down")
    letter, meeting = _letter_and_meeting(chance, diverted.decided)
    length = np.maximum(after["least"], np.rint(skewed(chance, after["median"], after["spread"], size)))
    ended = working_day(diverted.decided + length.astype(np.int64))
    offered, held, represented = _family_facts(chance, size)
    at = np.full(len(given.families), -1)
    at[diverted.family] = np.arange(size)
    child = np.flatnonzero(at[given.children.family] >= 0)
    family = given.children.family[child]
    row = at[family]
    return _Runs(
        child=child,
        family=family,
        authority=given.families.authority[family],
        case=np.full(len(child), -1),
        decided=diverted.decided[row],
        letter=letter[row],
        meeting=meeting[row],
        outcome=np.full(len(child), STEP_DOWN),
        ended=ended[row],
        submitted=np.full(len(child), NEVER),
        offered=offered[row],
        held=held[row],
        represented=represented[row],
    )


def _letter_and_meeting(chance: np.random.Generator, decided: Days) -> tuple[Days, Days]:
    to_letter, to_meeting = _KNOWN.table("days_to_letter"), _KNOWN.table("days_to_meeting")
    letter = working_day(decided + whole_between(chance, to_letter["least"], to_letter["most"], len(decided)))
    meeting = working_day(letter + whole_between(chance, to_meeting["least"], to_meeting["most"], len(decided)))
    return letter, meeting


def _family_facts(chance: np.random.Generator, size: int) -> tuple[Truth, Truth, Truth]:
    offered = happens(chance, _KNOWN.number("family_group_offered"), size)
    held = offered & happens(chance, _KNOWN.number("family_group_held"), size)
    return offered, held, happens(chance, _KNOWN.number("parent_represented"), size)
