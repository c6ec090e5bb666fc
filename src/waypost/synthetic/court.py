"""The frames of cases, the children in them and their parties, cut at the end of the world."""

from __future__ import annotations

import numpy as np
import polars as pl

from waypost.synthetic.case_facts import FIRST_CASE, father_applies, has_rule_16_4, is_domestic_abuse_alleged
from waypost.synthetic.cases import APPLICATIONS, NO_CASE, OUTCOMES, TRACKS, is_consolidated
from waypost.synthetic.chance import Streams, Truth, Whole, happens, known_or_null, named, whole_between
from waypost.synthetic.days import NEVER, as_dates, known_by, only_if
from waypost.synthetic.hearing_plan import Milestones
from waypost.synthetic.living import SITUATIONS
from waypost.synthetic.memberships import JOINED_BY
from waypost.synthetic.numbers import court_case_numbers, familyman_numbers, shuffled_numbers
from waypost.synthetic.people import Roster
from waypost.synthetic.places import Places, service_area
from waypost.synthetic.population import Population
from waypost.synthetic.rates import rates
from waypost.synthetic.world import CASES, CHILDREN_IN_CASES, PARTIES

_KNOWN = rates("proceedings")
_LAWS = ("private", "public")


def cases_frame(
    streams: Streams, known: Places, given: Population, days: Milestones, served: Truth, until: int
) -> pl.DataFrame:
    """Return one row a case, sorted by case_id."""
    cases, size = given.cases, len(given.cases)
    chance = streams("case_facts")
    is_transferred, is_taken_over = cases.transferred > NEVER, cases.authority_changed > NEVER
    guardian_on = known_by(only_if(has_rule_16_4(streams, given), days.first), until)
    frame = pl.DataFrame(
        {
            "case_id": np.arange(size) + FIRST_CASE,
            "family_id": cases.family,
            "law": named(_LAWS, cases.is_public.astype(np.int64)),
            "application": named(APPLICATIONS, cases.application),
            "track": named(TRACKS, cases.track),
            "court_case_number": court_case_numbers(chance, cases.submitted),
            "familyman_number": familyman_numbers(known, cases.with_columns(court=cases.former_court)),
            "cafcass_case_id": shuffled_numbers(chance, size, "CF"),
            "is_court_number_known_to_cafcass": happens(
                chance, _KNOWN.number("is_court_number_known_to_cafcass"), size
            ),
            "court": named(known.courts, cases.court),
            "area": named(known.areas, cases.area),
            "authority": named(known.authorities, cases.authority),
            "service_area": pl.Series(service_area(known, cases.area)),
            "submitted_on": as_dates(cases.submitted),
            "issued_on": as_dates(cases.issued),
            "received_on": as_dates(cases.received),
            "is_domestic_abuse_alleged": is_domestic_abuse_alleged(streams, given),
            "is_rule_16_4": guardian_on > NEVER,
            "is_cafcass_served": served,
            "has_relatives_abroad": cases.has_relatives_abroad,
            "needs_interpreter": cases.needs_interpreter,
            "consolidated_into": _case_ids(np.where(cases.closed <= until, cases.consolidated_into, NO_CASE)),
            "came_from_case": _case_ids(cases.came_from),
            "transferred_on": as_dates(cases.transferred),
            "transferred_from_court": named(known.courts, np.where(is_transferred, cases.former_court, -1)),
            "authority_changed_on": as_dates(cases.authority_changed),
            "former_authority": named(known.authorities, np.where(is_taken_over, cases.former_authority, -1)),
            "rule_16_4_on": as_dates(guardian_on),
        }
    )
    return frame.select(pl.col(name).cast(kind) for name, kind in CASES.items())


def _case_ids(cases: Whole) -> pl.Series:
    return known_or_null(np.where(cases == NO_CASE, -1, cases + FIRST_CASE))


def children_in_cases_frame(
    streams: Streams, given: Population, roster: Roster, situation: Whole, until: int
) -> pl.DataFrame:
    """Return one row a child in a case, sorted by case and person. Order and closure are null while still to come."""
    members, size = given.memberships, len(given.memberships)
    chance = streams("children_in_cases")
    is_public = given.cases.is_public[members.case]
    is_joined = is_consolidated(given.cases)[members.case]
    final, closed = known_by(only_if(~is_joined, members.final), until), known_by(members.closed, until)
    reason = np.where(is_joined, _REASONS.index("consolidated"), _reason(members.outcome))
    eligible = _KNOWN.table("is_eligible_for_engagement")
    numbers = shuffled_numbers(chance, len(given.children), "CH")
    frame = pl.DataFrame(
        {
            "case_id": members.case + FIRST_CASE,
            "person_id": roster.child[members.child],
            "cafcass_child_id": numbers.gather(members.child),
            "joined_on": as_dates(members.joined),
            "final_order_type": named(OUTCOMES, np.where(final != NEVER, members.outcome, -1)),
            "final_order_on": as_dates(final),
            "closed_on": as_dates(closed),
            "closure_reason": named(_REASONS, np.where(closed != NEVER, reason, -1)),
            "reopened_on": as_dates(only_if(~is_joined, _reopened(chance, closed, until))),
            "living_situation": named(SITUATIONS, situation),
            "is_eligible_for_engagement": happens(
                chance, np.where(is_public, eligible["public"], eligible["private"]), size
            ),
            "joined_by": named(JOINED_BY, members.joined_by),
        }
    )
    return frame.select(pl.col(name).cast(kind) for name, kind in CHILDREN_IN_CASES.items())


_REASONS = ("final_order", "withdrawn", "refused", "no_order", "consolidated")


def _reason(outcome: Whole) -> Whole:
    own = {"withdrawn": 1, "refused": 2, "no_order": 3}
    return np.array([own.get(name, 0) for name in OUTCOMES])[outcome]


def _reopened(chance: np.random.Generator, closed: Whole, until: int) -> Whole:
    """Draw reopenings not long before the end; one that is longer ago has been closed again and shows no more."""
    given = _KNOWN.table("days_to_reopening")
    day = closed + whole_between(chance, given["least"], given["most"], len(closed))
    is_recent = (closed != NEVER) & (closed >= until - given["most"])
    return known_by(only_if(is_recent & happens(chance, _KNOWN.number("is_reopened"), len(closed)), day), until)


def parties_frame(streams: Streams, given: Population, roster: Roster) -> pl.DataFrame:
    """Return one row a parent in a case: respondents in public law, applicant and respondent in private law."""
    cases, chance, size = given.cases, streams("parties"), len(given.cases)
    shares = _KNOWN.table("is_represented")
    is_fathers = father_applies(streams, given)
    rows = []
    for person, is_applicant in ((roster.mother[cases.family], ~is_fathers), (roster.father[cases.family], is_fathers)):
        role = np.where(cases.is_public, 1, np.where(is_applicant | _is_alone(roster, cases.family), 0, 1))
        share = np.where(
            cases.is_public, shares["public"], np.where(role == 0, shares["applicant"], shares["respondent"])
        )
        rows.append(
            pl.DataFrame(
                {
                    "case_id": np.arange(size) + FIRST_CASE,
                    "person_id": person,
                    "role": named(("applicant", "respondent"), role),
                    "is_represented": happens(chance, share, size),
                }
            )
        )
    whole = pl.concat(rows).filter(pl.col("person_id") >= 0).sort("case_id", "person_id")
    return whole.select(pl.col(name).cast(kind) for name, kind in PARTIES.items())


def _is_alone(roster: Roster, family: Whole) -> Truth:
    return (roster.mother[family] < 0) | (roster.father[family] < 0)
