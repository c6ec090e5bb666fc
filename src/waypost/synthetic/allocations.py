"""The frame of allocations: who had each case from when to when, and why it passed to another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from waypost.synthetic.case_facts import FIRST_CASE, has_rule_16_4
from waypost.synthetic.cases import FOCUSED, Cases
from waypost.synthetic.chance import (
    Days,
    Streams,
    Truth,
    Whole,
    happens,
    named,
    pick,
    repeat_index,
    rounded,
    whole_between,
)
from waypost.synthetic.columns import Columns, ends_run
from waypost.synthetic.days import NEVER, as_dates, known_by, working_day
from waypost.synthetic.hearing_plan import Milestones
from waypost.synthetic.places import Places, service_area
from waypost.synthetic.population import Population, Window
from waypost.synthetic.rates import rates
from waypost.synthetic.transfers import court_on
from waypost.synthetic.workforce import Posts, draw_posts, practitioner
from waypost.synthetic.world import ALLOCATIONS as SCHEMA

_KNOWN = rates("practice")
ROLES = ("family_court_adviser", "childrens_guardian", "duty_practitioner")
ADVISER, GUARDIAN, DUTY = range(3)
_FAR_OFF = 10**6
_REASONS = ("case_closed", "practitioner_left", "caseload", "specialism", "other")


@dataclass(frozen=True, slots=True)
class Allocations(Columns):
    """Who has a case: uncut at the world's end, sorted by case and day."""

    case: Whole
    post: Whole
    practitioner: Whole
    role: Whole
    started: Days
    ended: Days
    reason: Whole


@dataclass(frozen=True, slots=True)
class Staffing:
    """Allocations and the posts and service areas behind them."""

    allocations: Allocations
    posts: Posts
    service_areas: list[str]


def staffing(streams: Streams, known: Places, given: Population, days: Milestones, window: Window) -> Staffing:
    """Allocate every case: to duty until the first hearing in private law, to an adviser or guardian for the rest."""
    names = list(dict.fromkeys(service_area(known, np.arange(len(known.areas)))))
    service = np.array([names.index(name) for name in service_area(known, np.arange(len(known.areas)))])
    work = _work(streams("allocations"), given, days, has_rule_16_4(streams, given))
    work = _handed_on_at_transfer(given.cases, service, work)
    area = _area_of_work(given.cases, service, work)
    is_duty = (work.role == DUTY).astype(np.int64)
    held = np.clip(np.minimum(work.ended, window.until) - np.maximum(work.started, window.since), 0, None)
    posts = draw_posts(streams("posts"), area, is_duty, held, window, len(names))
    chance = streams("post_choice")
    placed = work.with_columns(post=_choose_post(chance, posts, area, is_duty))
    placed = _reallocated(chance, posts, area, placed)
    return Staffing(_by_holder(posts, placed), posts, names)


def _closed(given: Population) -> Days:
    """Return the day on which Cafcass closes the last child of each case."""
    last = np.full(len(given.cases), NEVER)
    np.maximum.at(last, given.memberships.case, given.memberships.closed)
    return last


def _work(chance: np.random.Generator, given: Population, days: Milestones, is_rule_16_4: Truth) -> Allocations:
    cases, closed, size = given.cases, _closed(given), len(given.cases)
    wait = _KNOWN.table("days_to_allocation")
    begun = np.minimum(working_day(cases.received + whole_between(chance, wait["least"], wait["most"], size)), closed)
    has_duty = ~cases.is_public & (cases.track != FOCUSED)
    goes_on = has_duty & cases.is_past_first & (days.first > begun) & (days.first < closed)
    handed_over = np.where(goes_on, days.first, closed)
    long_role = np.where(cases.is_public | is_rule_16_4, GUARDIAN, ADVISER)
    everyone = np.arange(size)
    first = Allocations(
        case=everyone,
        post=np.zeros(size, dtype=np.int64),
        practitioner=np.zeros(size, dtype=np.int64),
        role=np.where(has_duty, DUTY, long_role),
        started=begun,
        ended=np.where(has_duty, handed_over, closed),
        reason=np.where(goes_on, _REASONS.index("specialism"), _REASONS.index("case_closed")),
    )
    then = first.with_columns(
        role=long_role, started=days.first, ended=closed, reason=np.zeros(size, dtype=np.int64)
    ).take(goes_on)
    return first.and_then(then)


def _handed_on_at_transfer(cases: Cases, service: Whole, work: Allocations) -> Allocations:
    """Cut each piece of work on the day on which the case is transferred to another service area."""
    day, is_away = cases.transferred[work.case], (service[cases.former_area] != service[cases.area])[work.case]
    passes = is_away & (work.started < day) & (day < work.ended)
    kept = work.with_columns(
        ended=np.where(passes, day, work.ended), reason=np.where(passes, _REASONS.index("other"), work.reason)
    )
    return kept.and_then(work.with_columns(started=day).take(passes))


def _area_of_work(cases: Cases, service: Whole, work: Allocations) -> Whole:
    """Return the service area whose post has each piece of work: where the case is when the work begins."""
    case = work.case
    return service[court_on(cases.transferred[case], cases.former_area[case], cases.area[case], work.started)]


def _choose_post(chance: np.random.Generator, posts: Posts, area: Whole, is_duty: Whole) -> Whole:
    """Choose for each piece of work one of the posts of its service area and kind, by chance."""
    key, wanted = posts.is_duty * 10_000 + posts.area, is_duty * 10_000 + area
    order = np.argsort(key, kind="stable")
    low = np.searchsorted(key[order], wanted, side="left")
    high = np.searchsorted(key[order], wanted, side="right")
    return order[low + (chance.random(len(area)) * (high - low)).astype(np.int64)]


def _reallocated(chance: np.random.Generator, posts: Posts, area: Whole, work: Allocations) -> Allocations:
    """Pass some work on to another post half way."""
    lasts = work.ended - work.started
    passes = (
        (work.role != DUTY)
        & (lasts > _KNOWN.number("least_days_to_reallocate"))
        & happens(chance, _KNOWN.number("is_reallocated"), len(work))
    )
    between = _KNOWN.table("reallocated_between")
    share = between["least"] + (between["most"] - between["least"]) * chance.random(len(work))
    day = working_day(work.started + rounded(lasts * share))
    shares = _KNOWN.shares("reasons_for_reallocation")
    why = np.array([_REASONS.index(name) for name in shares])[pick(chance, shares, len(work))]
    passes &= day < work.ended
    kept = work.with_columns(ended=np.where(passes, day, work.ended), reason=np.where(passes, why, work.reason))
    moved = work.with_columns(
        post=_choose_post(chance, posts, area, np.zeros(len(work), dtype=np.int64)), started=day
    ).take(passes)
    return kept.and_then(moved)


def _by_holder(posts: Posts, work: Allocations) -> Allocations:
    """Cut each piece of work where the post passes to a new holder; who left on the day they came held nothing."""
    changes = np.concatenate([posts.changes, np.full((len(posts), 1), _FAR_OFF)], axis=1)[work.post]
    first = (changes <= work.started[:, None]).sum(axis=1)
    last = (changes < work.ended[:, None]).sum(axis=1)
    parent, place = repeat_index(np.maximum(last - first, 0) + 1)
    holder = first[parent] + place
    post = work.post[parent]
    begins = np.where(place == 0, work.started[parent], changes[parent, np.maximum(holder - 1, 0)])
    is_end = ends_run(parent)
    until = changes[parent, holder]
    whole = Allocations(
        case=work.case[parent],
        post=post,
        practitioner=practitioner(posts, post, holder),
        role=work.role[parent],
        started=begins,
        ended=np.where(is_end, np.maximum(np.minimum(work.ended[parent], until - 1), begins), until - 1),
        reason=np.where(is_end, work.reason[parent], _REASONS.index("practitioner_left")),
    )
    whole = whole.take(whole.started <= whole.ended)
    return whole.take(np.lexsort((whole.practitioner, whole.started, whole.case)))


def allocations_frame(work: Allocations, until: int) -> pl.DataFrame:
    """Return one row an allocation, sorted by case and start."""
    work = work.take(work.started <= until)
    ended = known_by(work.ended, until)
    frame = pl.DataFrame(
        {
            "allocation_id": np.arange(len(work)) + 1,
            "case_id": work.case + FIRST_CASE,
            "practitioner_id": work.practitioner,
            "role": named(ROLES, work.role),
            "started_on": as_dates(work.started),
            "ended_on": as_dates(ended),
            "reason_ended": named(_REASONS, np.where(ended > NEVER, work.reason, -1)),
        }
    )
    return frame.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())


def first_allocated(work: Allocations, case: Whole) -> Days:
    """Return the day on which each case was first allocated; NEVER for one that nobody has."""
    first = np.full(int(max(work.case.max(initial=0), case.max(initial=0))) + 1, -NEVER)
    np.minimum.at(first, work.case, work.started)
    return np.where(first[case] == -NEVER, NEVER, first[case])


def practitioner_on(work: Allocations, case: Whole, day: Days) -> Whole:
    """Return who had each case on that day: the last allocation that had begun, or the first of the case."""
    key = work.case * 100_000 + work.started
    order = np.argsort(key, kind="stable")
    at = np.searchsorted(key[order], case * 100_000 + day, side="right") - 1
    row = order[np.maximum(at, 0)]
    first = order[np.minimum(np.searchsorted(key[order], case * 100_000, side="left"), len(order) - 1)]
    return work.practitioner[np.where(work.case[row] == case, row, first)]
