"""What the child sees of Cafcass: meetings, letters, reviews, what was agreed with the social worker, advice."""

from __future__ import annotations

import numpy as np
import polars as pl

from waypost.synthetic.allocations import Allocations, first_allocated, practitioner_on
from waypost.synthetic.audited_files import has_all_letters
from waypost.synthetic.case_facts import FIRST_CASE
from waypost.synthetic.cases import FOCUSED, OUTCOMES, SECTION_31, is_consolidated
from waypost.synthetic.chance import (
    Days,
    Real,
    Streams,
    Truth,
    Whole,
    happens,
    named,
    pick,
    repeat_index,
    skewed,
    whole_between,
)
from waypost.synthetic.days import NEVER, as_dates, working_day
from waypost.synthetic.hearing_plan import Milestones
from waypost.synthetic.people import Roster
from waypost.synthetic.planting.practice import Practice, usual_practice
from waypost.synthetic.population import Population
from waypost.synthetic.rates import rates
from waypost.synthetic.world import ADVICE, AGREEMENTS, ENGAGEMENT, LETTERS, REVIEWS, Schema

_KNOWN = rates("practice")
_MANNERS = ("in_person", *_KNOWN.shares("other_manners"))
_LETTERS = ("introduction", "explanatory", "goodbye", "to_independent_reviewing_officer")


def _by_law(given: Population, name: str) -> Real:
    shares = _KNOWN.table(name)
    chosen: Real = np.where(given.cases.is_public[given.memberships.case], shares["public"], shares["private"])
    return chosen


def _drawn(chance: np.random.Generator, name: str, size: int) -> Whole:
    """Draw a number of days between the two that the rate of this name gives."""
    given = _KNOWN.table(name)
    return whole_between(chance, given["least"], given["most"], size)


def _begun(given: Population) -> Days:
    """Return the first day on which practice with each child can begin: received, joined and born."""
    members = given.memberships
    later = np.maximum(members.joined, given.children.born[members.child])
    return np.maximum(given.cases.received[members.case], later)


def _frame(given: Population, roster: Roster, schema: Schema, key: str, until: int, **columns: object) -> pl.DataFrame:
    """Make a frame of rows on children in cases, from columns with `member` and `day`; later days are cut."""
    frame = pl.DataFrame(columns)
    date_column = next(name for name in ("seen_on", "sent_on", "held_on", "talked_on", "given_on") if name in schema)
    frame = frame.filter((pl.col("day") > NEVER) & (pl.col("day") <= until)).sort("member", "day", *_ties(frame))
    member = frame["member"].to_numpy()
    frame = frame.with_columns(
        pl.int_range(1, pl.len() + 1).alias(key),
        case_id=given.memberships.case[member] + FIRST_CASE,
        person_id=roster.child[given.memberships.child[member]],
    ).with_columns(as_dates(frame["day"].to_numpy()).alias(date_column))
    return frame.select(pl.col(name).cast(kind) for name, kind in schema.items())


def _ties(frame: pl.DataFrame) -> list[str]:
    return [name for name in ("kind", "manner", "issue") if name in frame.columns]


def engagement_frame(
    streams: Streams,
    given: Population,
    roster: Roster,
    work: Allocations,
    eligible: Truth,
    until: int,
    practice: Practice | None = None,
) -> pl.DataFrame:
    """Return one row a meeting with a child, sorted by case, child and day. A scenario may plant another practice."""
    planted = usual_practice(len(given.memberships)) if practice is None else practice
    chance, members = streams("engagement"), given.memberships
    rows = np.flatnonzero(eligible & happens(chance, _KNOWN.number("is_engaged"), len(members)))
    first = _KNOWN.table("days_to_first_meeting")
    begun, size = _begun(given)[rows], len(rows)
    wait = np.minimum(np.rint(skewed(chance, first["median"], first["spread"], size)), first["most"]).astype(np.int64)
    wait = np.maximum(wait + planted.wait_days[rows], 0)
    met = np.minimum(working_day(begun + wait), members.final[rows])
    room = np.maximum(members.final[rows] - met, 0) // int(_KNOWN.number("weeks_between_meetings") * 7)
    counts = 1 + np.minimum(room, int(_KNOWN.number("most_meetings")) - 1)
    parent, place = repeat_index(counts)
    day = working_day(met[parent] + place * (members.final[rows] - met)[parent] // counts[parent])
    day = np.where(place == 0, met[parent], np.minimum(day, members.final[rows][parent]))
    ever = happens(chance, _KNOWN.number("is_engaged_in_person") + planted.in_person[rows], size)[parent]
    in_person = ever & ((place == 0) | happens(chance, _KNOWN.number("later_meeting_is_in_person"), len(parent)))
    other = 1 + pick(chance, _KNOWN.shares("other_manners"), len(parent))
    case = members.case[rows][parent]
    day = np.maximum(np.maximum(day, begun[parent]), first_allocated(work, case))
    return _frame(
        given, roster, ENGAGEMENT, "engagement_id", until,
        member=rows[parent],
        day=day,
        practitioner_id=practitioner_on(work, case, day),
        manner=named(_MANNERS, np.where(in_person, 0, other)),
        is_alone=happens(chance, _KNOWN.number("is_seen_alone"), len(parent)),
    )  # fmt: skip


def letters_frame(streams: Streams, given: Population, roster: Roster, until: int) -> pl.DataFrame:
    """Return one row a letter, sorted by case, child and day."""
    chance, members, size = streams("letters"), given.memberships, len(given.memberships)
    begun, complete = _begun(given), has_all_letters(streams, given)
    middle = (begun + members.final) // 2
    is_care = given.cases.is_public[members.case]
    days = (
        begun + _drawn(chance, "days_to_introduction", size),
        middle,
        np.maximum(members.final, begun) + _drawn(chance, "days_from_order_to_goodbye", size),
        middle,
    )
    share = _KNOWN.number("each_letter_otherwise")
    rows = []
    for kind, day in enumerate(days):
        sent = complete | happens(chance, share, size)
        if _LETTERS[kind] == "to_independent_reviewing_officer":
            sent = is_care & happens(chance, _KNOWN.number("letter_to_reviewing_officer"), size)
        if _LETTERS[kind] == "goodbye":
            sent = sent & ~is_consolidated(given.cases)[members.case]
        row = np.flatnonzero(sent & (members.final - begun > _KNOWN.number("least_days_for_letters")))
        last = np.maximum(members.closed, begun)[row]
        rows.append(
            pl.DataFrame(
                {
                    "member": row,
                    "day": np.minimum(working_day(day[row]), last),
                    "kind": named(_LETTERS, np.full(len(row), kind)),
                }
            )
        )
    return _frame(given, roster, LETTERS, "letter_id", until, **pl.concat(rows).to_dict())


def reviews_frame(streams: Streams, given: Population, roster: Roster, until: int) -> pl.DataFrame:
    """Return one row a management review, sorted by case, child and day."""
    chance, members, size = streams("reviews"), given.memberships, len(given.memberships)
    begun = _begun(given)
    plan = working_day(begun + _drawn(chance, "days_to_review", size))
    plan = np.minimum(plan, np.maximum(members.closed, begun))
    reviewed = np.flatnonzero(happens(chance, _by_law(given, "is_reviewed"), size))
    closing = np.flatnonzero(happens(chance, _KNOWN.number("is_reviewed_at_closure"), size) & (members.closed > begun))
    return _frame(
        given, roster, REVIEWS, "review_id", until,
        member=np.concatenate([reviewed, closing]),
        day=np.concatenate([plan[reviewed], members.closed[closing]]),
        kind=named(("assessment_and_plan", "closure"), np.repeat([0, 1], [len(reviewed), len(closing)])),
    )  # fmt: skip


def agreements_frame(streams: Streams, given: Population, roster: Roster, days: Milestones, until: int) -> pl.DataFrame:
    """Return one row a talk of guardian and social worker about a child's plan, around the case management hearing."""
    chance, cases = streams("agreements"), given.cases
    size, shares = len(cases), _KNOWN.table("plan_is_agreed")
    talks = (cases.application == SECTION_31) & (days.first > NEVER)
    talks &= happens(chance, _KNOWN.number("plan_is_discussed"), size)
    before = _drawn(chance, "days_before_case_management", size)
    agreed = {name: happens(chance, share, size) for name, share in shares.items()}
    case, begun = given.memberships.case, _begun(given)
    talked = np.maximum(working_day(days.first - before), cases.received)[case]
    row = np.flatnonzero(talks[case] & (begun <= talked))
    return _frame(
        given, roster, AGREEMENTS, "agreement_id", until,
        member=row,
        day=talked[row],
        is_timetable_agreed=agreed["timetable"][case][row],
        is_care_plan_agreed=agreed["care_plan"][case][row],
    )  # fmt: skip


def advice_frame(
    streams: Streams, given: Population, roster: Roster, days: Milestones, eligible: Truth, until: int
) -> pl.DataFrame:
    """Return one row an issue on which Cafcass advised, given before the final order, sorted by case, child and day."""
    chance, members = streams("advice"), given.memberships
    is_public = given.cases.is_public[members.case]
    far = given.cases.is_past_first[members.case] | (given.cases.track[members.case] == FOCUSED)
    is_long = members.final - _begun(given) > _KNOWN.number("least_days_for_advice")
    where = np.flatnonzero((is_public | far) & is_long & ~is_consolidated(given.cases)[members.case])
    final, begun = members.final[where], _begun(given)[where]
    day = np.maximum(working_day(final - _drawn(chance, "advice_days_before_order", len(where))), begun)
    issue = np.where(is_public[where], whole_between(chance, 2, 3, len(where)), whole_between(chance, 0, 1, len(where)))
    followed = happens(chance, _KNOWN.number("advice_is_followed"), len(where))
    others = _KNOWN.shares("other_recommendations")
    other = np.array([OUTCOMES.index(name) for name in others])[pick(chance, others, len(where))]
    shared = eligible[where] & happens(chance, _KNOWN.number("advice_is_shared"), len(where))
    told = np.minimum(day + _drawn(chance, "days_to_sharing_advice", len(where)), final)
    is_shared = shared & (told <= until)
    answers = happens(streams("responses"), _KNOWN.number("response_is_in_report"), len(where))
    return _frame(
        given, roster, ADVICE, "advice_id", until,
        member=where,
        day=np.minimum(day, final),
        issue=named(("who_the_child_lives_with", "time_with_a_parent", "placement", "order"), issue),
        recommendation=named(OUTCOMES, np.where(followed, members.outcome[where], other)),
        shared_with_child_on=as_dates(np.where(is_shared, told, NEVER)),
        is_response_in_report=pl.select(pl.when(pl.Series(is_shared)).then(pl.Series(answers))).to_series(),
    )  # fmt: skip
