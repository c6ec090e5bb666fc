"""The hearings that take place, case by case, as the proceedings would run if the world went on for ever."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.synthetic.case_facts import is_domestic_abuse_alleged
from waypost.synthetic.cases import (
    DEPRIVATION_OF_LIBERTY,
    DISCHARGE,
    FOCUSED,
    SECTION_31,
    TRACKS,
    Cases,
    application_position,
    is_consolidated,
    outcome_position,
)
from waypost.synthetic.chance import Days, Real, Streams, Truth, Whole, happens, repeat_index, rounded, whole_between
from waypost.synthetic.columns import Columns, ends_run
from waypost.synthetic.days import NEVER, working_day, working_days_after
from waypost.synthetic.memberships import FROM_ISSUE
from waypost.synthetic.population import Population
from waypost.synthetic.rates import rates

_KNOWN = rates("hearings")
HEARINGS: tuple[str, ...] = tuple(_KNOWN.table("minutes"))


@dataclass(frozen=True, slots=True)
class Milestones:
    """The days of each case on which others wait; NEVER where there is none."""

    interim: Days  # the interim care order
    has_emergency: Truth  # an emergency protection order on the day of issue
    first: Days  # case management, first hearing dispute resolution, or gatekeeping
    resolution: Days  # issue resolution or dispute resolution


@dataclass(frozen=True, slots=True)
class Sittings(Columns):
    """Hearings that take place, sorted by case and day: one a case and day."""

    case: Whole
    hearing: Whole
    day: Days


def hearing_position(name: str) -> int:
    """Return the position of a hearing in HEARINGS."""
    return HEARINGS.index(name)


def milestones(streams: Streams, given: Population) -> Milestones:
    """Draw the days that the rest of each case hangs on."""
    cases, chance = given.cases, streams("milestones")
    size, is_care = len(cases), cases.application == SECTION_31
    days = _KNOWN.table("interim_care_order_working_days")
    ready = np.maximum(cases.issued, _last_birth(given) + 1)
    interim = working_days_after(ready, whole_between(chance, days["least"], days["most"], size))
    has_interim = is_care & happens(chance, _KNOWN.number("has_interim_care_order"), size) & (interim < cases.final)
    has_emergency = has_interim & happens(chance, _KNOWN.number("has_emergency_protection_order"), size)
    has_emergency &= (ready == cases.issued) & (
        interim - cases.issued <= rates("care").number("longest_emergency_protection_days")
    )
    listed = _KNOWN.table("case_management_working_days")
    management = working_days_after(cases.issued, whole_between(chance, listed["least"], listed["most"], size))
    booked = _KNOWN.table("first_hearing_days")
    appointment = working_day(cases.issued + whole_between(chance, booked["least"], booked["most"], size))
    gatekeeping = working_days_after(cases.issued, np.full(size, int(_KNOWN.number("gatekeeping_working_days"))))
    first = np.where(cases.is_public, management, np.where(cases.track == FOCUSED, gatekeeping, appointment))
    first = np.where(cases.is_early_withdrawn, NEVER, np.minimum(first, cases.final))
    return Milestones(np.where(has_interim, interim, NEVER), has_emergency, first, _resolution(cases, first))


def _last_birth(given: Population) -> Days:
    """Return when the last child was born of those with whom the case began."""
    members = given.memberships
    began = members.joined_by == FROM_ISSUE
    last = np.full(len(given.cases), NEVER)
    np.maximum.at(last, members.case[began], given.children.born[members.child[began]])
    return last


def _resolution(cases: Cases, first: Days) -> Days:
    lasts = cases.final - cases.issued
    share: Real = np.where(
        cases.is_public, _KNOWN.number("issue_resolution_at"), _KNOWN.number("dispute_resolution_at")
    )
    day = working_day(cases.issued + rounded(lasts * share))
    has_room = (
        (lasts >= _KNOWN.number("shortest_with_issue_resolution_days"))
        & (day > first + _KNOWN.number("least_days_to_resolution"))
        & (day < cases.final)
    )
    is_of_kind = (cases.application == SECTION_31) | (cases.is_past_first & (cases.track != FOCUSED))
    return np.where(is_of_kind & has_room, day, NEVER)


def sittings(streams: Streams, given: Population, known: Milestones) -> Sittings:
    """Return every hearing that takes place, whenever that is; of two on one day the later in the list."""
    cases, chance = given.cases, streams("sittings")
    everyone = np.arange(len(cases))
    further_case, further_day = _further(cases, known)
    fact = _fact_finding(chance, cases, known, is_domestic_abuse_alleged(streams, given))
    liberty_case, liberty_day = _liberty_reviews(cases)
    again = (
        (cases.track == FOCUSED)
        & ~cases.is_early_withdrawn
        & happens(chance, _KNOWN.number("second_gatekeeping"), len(cases))
    )
    parts = [
        Sittings(further_case, np.full(len(further_case), hearing_position("further_case_management")), further_day),
        Sittings(liberty_case, np.full(len(liberty_case), hearing_position("review")), liberty_day),
        _one_each(everyone, hearing_position("further_case_management"), _reviews(cases)),
        _one_each(everyone, hearing_position("fact_finding"), fact),
        _one_each(
            everyone,
            hearing_position("second_gatekeeping"),
            np.where(again, _later(cases, _KNOWN.number("second_gatekeeping_at")), NEVER),
        ),
        _one_each(everyone, _resolution_kind(cases), known.resolution),
        _one_each(everyone, _first_kind(cases), known.first),
        _one_each(everyone, hearing_position("interim_care_order"), known.interim),
        _one_each(everyone, _last_kind(chance, cases, known), np.where(cases.is_early_withdrawn, NEVER, cases.final)),
    ]
    whole = parts[0].and_then(*parts[1:])
    whole = whole.take((whole.day > NEVER) & (whole.day <= cases.final[whole.case]))
    order = np.lexsort((np.arange(len(whole)), whole.day, whole.case))
    whole = whole.take(order)
    return whole.take(ends_run(whole.case, whole.day))


def _one_each(everyone: Whole, hearing: Whole | int, day: Days) -> Sittings:
    return Sittings(everyone, np.broadcast_to(np.asarray(hearing), everyone.shape), day)


def _further(cases: Cases, known: Milestones) -> tuple[Whole, Days]:
    """Spread further case management hearings evenly over the long middle of care proceedings."""
    ahead = np.where(known.resolution > 0, known.resolution, cases.final) - known.first
    every, most = _KNOWN.number("further_hearing_every_days"), int(_KNOWN.number("most_further_hearings"))
    is_care = (cases.application == SECTION_31) & (known.first > 0)
    counts = np.where(is_care, np.clip(ahead // every - 1, 0, most), 0).astype(np.int64)
    parent, place = repeat_index(counts)
    step = ahead[parent] * (place + 1) // (counts[parent] + 1)
    return parent, working_day(known.first[parent] + step)


def _reviews(cases: Cases) -> Days:
    """Return a middle hearing for public cases that are not care proceedings, when they last long enough."""
    is_long = (cases.final - cases.issued) > _KNOWN.number("review_every_days")
    is_of_kind = cases.is_public & ~np.isin(cases.application, (SECTION_31, DEPRIVATION_OF_LIBERTY))
    return np.where(is_of_kind & is_long, _later(cases, _KNOWN.number("review_at")), NEVER)


def _liberty_reviews(cases: Cases) -> tuple[Whole, Days]:
    """Return the reviews of deprivations of liberty, spread evenly: their case and day."""
    every = _KNOWN.number("deprivation_of_liberty_reviewed_every_days")
    is_liberty = cases.application == DEPRIVATION_OF_LIBERTY
    counts = np.where(is_liberty, (cases.final - cases.issued) // every, 0).astype(np.int64)
    parent, place = repeat_index(counts)
    step = (cases.final - cases.issued)[parent] * (place + 1) // (counts[parent] + 1)
    return parent, working_day(cases.issued[parent] + step)


def _later(cases: Cases, share: float) -> Days:
    return working_day(cases.issued + rounded((cases.final - cases.issued) * share))


def _fact_finding(chance: np.random.Generator, cases: Cases, known: Milestones, is_alleged: Truth) -> Days:
    share = _KNOWN.table("fact_finding")
    wanted = np.where(is_alleged, share["domestic_abuse_alleged"], share["other"])
    has = (known.resolution > 0) & ~cases.is_public & happens(chance, wanted, len(cases))
    return np.where(has, working_day((known.first + known.resolution) // 2), NEVER)


def _resolution_kind(cases: Cases) -> Whole:
    return np.where(cases.is_public, hearing_position("issue_resolution"), hearing_position("dispute_resolution"))


def _first_kind(cases: Cases) -> Whole:
    """Return the kind of each case's first hearing."""
    is_emergency = cases.application == application_position("emergency_protection")
    is_arrangements = cases.track == TRACKS.index("child_arrangements_programme")
    return np.select(
        [is_emergency, cases.is_public, cases.track == FOCUSED, is_arrangements & (cases.application == _SECTION_8)],
        [
            np.full(len(cases), hearing_position("emergency_protection_order")),
            np.full(len(cases), hearing_position("case_management")),
            np.full(len(cases), hearing_position("gatekeeping")),
            np.full(len(cases), hearing_position("first_hearing_dispute_resolution")),
        ],
        hearing_position("first_hearing"),
    )


_SECTION_8 = application_position("section_8")


def _last_kind(chance: np.random.Generator, cases: Cases, known: Milestones) -> Whole:
    """Return the kind of the hearing at which each case ends."""
    early = happens(chance, _KNOWN.number("ends_at_issue_resolution"), len(cases))
    is_withdrawn = cases.outcome == outcome_position("withdrawn")
    is_joined = is_consolidated(cases)
    is_at_first = ~cases.is_public & (cases.final <= known.first)
    return np.select(
        [
            is_joined & cases.is_public,
            is_joined,
            is_at_first,
            cases.application == DISCHARGE,
            cases.application == application_position("placement"),
            cases.track == FOCUSED,
            cases.is_public & is_withdrawn,
            cases.is_public & early & (cases.application == SECTION_31),
            ~cases.is_public & ~cases.is_past_first,
        ],
        [
            np.full(len(cases), hearing_position("further_case_management")),
            np.full(len(cases), hearing_position("directions")),
            _first_kind(cases),
            np.full(len(cases), hearing_position("discharge_of_care")),
            np.full(len(cases), hearing_position("placement")),
            np.full(len(cases), hearing_position("decision")),
            np.full(len(cases), hearing_position("further_case_management")),
            np.full(len(cases), hearing_position("issue_resolution")),
            np.full(len(cases), hearing_position("dispute_resolution")),
        ],
        hearing_position("final"),
    )
