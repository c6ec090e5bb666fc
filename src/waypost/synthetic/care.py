"""Care: each child's period in it, from police protection, agreement or the interim care order to its end.

The day of the interim care order is the day the status turns C1; of the care order, C2; of the placement order, E1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.synthetic.cases import DISCHARGE, FOUND_IN_CARE, SECTION_31, outcome_position
from waypost.synthetic.chance import Days, Streams, Whole, happens, pick, skewed, whole_between
from waypost.synthetic.children import YEAR
from waypost.synthetic.columns import Columns, begins_run, row_before
from waypost.synthetic.days import NEVER, only_if
from waypost.synthetic.hearing_plan import Milestones
from waypost.synthetic.memberships import FROM_ISSUE, came_by, goes_on_elsewhere
from waypost.synthetic.orders import interim_days_of_care
from waypost.synthetic.population import Population
from waypost.synthetic.rates import rates

_KNOWN = rates("care")
STATUSES = ("L1", "L2", "V2", "C1", "C2", "E1")
L1, L2, V2, C1, C2, E1 = range(len(STATUSES))


@dataclass(frozen=True, slots=True)
class Periods(Columns):
    """Periods of care: one row a child and period, uncut at the world's end. `member` began it."""

    member: Whole
    child: Whole
    started: Days
    status: Whole  # at the start
    agreed: Days  # section 20 after police protection
    interim: Days  # C1
    final: Days  # C2 or E1
    final_status: Whole
    ended: Days
    end: Whole  # position in ENDS
    authority: Whole


ENDS = ("eighteen", "return_home", "arrangements", "guardianship", "adoption", "taken_over")
EIGHTEEN, RETURN_HOME, ARRANGEMENTS, GUARDIANSHIP, ADOPTION, TAKEN_OVER = range(len(ENDS))


def periods(streams: Streams, given: Population, known: Milestones) -> Periods:
    """Return the periods of care that the cases bring about or find, sorted by child and start."""
    proceedings = _from_care_proceedings(streams("care_routes"), given, known)
    found = _found_in_care(streams("care_found"), given, proceedings.child[proceedings.final_status == C2])
    whole = proceedings.and_then(found)
    order = np.lexsort((whole.started, whole.child))
    whole = _ended_by_discharge(given, whole.take(order))
    follows = ~begins_run(whole.child) & (whole.started < row_before(whole.ended, NEVER))
    return _cut_where_taken_over(given, whole.take(~follows))


def _cut_where_taken_over(given: Population, whole: Periods) -> Periods:
    """Cut each period where another authority takes the case over: the care goes on there, a new period."""
    case = given.memberships.case[whole.member]
    day = given.cases.authority_changed[case]
    was_before = whole.started < day
    former = np.where(was_before, given.cases.former_authority[case], whole.authority)
    is_cut = was_before & (day < whole.ended)
    first = whole.with_columns(
        authority=former,
        ended=np.where(is_cut, day, whole.ended),
        end=np.where(is_cut, TAKEN_OVER, whole.end),
    )
    status = np.select(
        [(step > NEVER) & (step <= day) for step in (whole.final, whole.interim, whole.agreed)],
        [whole.final_status, np.full(len(whole), C1), np.full(len(whole), V2)],
        whole.status,
    )
    then = whole.with_columns(started=day, status=status).take(is_cut)
    both = first.and_then(then)
    return both.take(np.lexsort((both.started, both.child)))


def _from_care_proceedings(chance: np.random.Generator, given: Population, known: Milestones) -> Periods:
    members, cases = given.memberships, given.cases
    interim = interim_days_of_care(given, known)
    care, placed = outcome_position("care_order"), outcome_position("placement_order")
    is_care_case = (cases.application == SECTION_31)[members.case] & ~goes_on_elsewhere(cases, members)
    rows = np.flatnonzero(is_care_case & ((interim > NEVER) | np.isin(members.outcome, [care, placed])))
    members, interim = members.take(rows), interim[rows]
    started, status, agreed = _route(chance, given, known, rows, interim)
    final_status = np.select([members.outcome == care, members.outcome == placed], [C2, E1], -1)
    ended, end = _end(chance, given, rows, final_status)
    return Periods(
        member=rows,
        child=members.child,
        started=started,
        status=np.where(interim > NEVER, status, final_status),
        agreed=agreed,
        interim=interim,
        final=only_if(final_status >= 0, members.final),
        final_status=final_status,
        ended=ended,
        end=end,
        authority=cases.authority[members.case],
    )


def _route(
    chance: np.random.Generator, given: Population, known: Milestones, rows: Whole, interim: Days
) -> tuple[Days, Whole, Days]:
    """Draw how each child came into care: the first day, the legal status of that day, and section 20 after police."""
    by = came_by(given.cases, given.memberships)[rows]
    members, first, size = given.memberships.take(rows), given.memberships.take(by), len(rows)
    born, issued = given.children.born[members.child], given.cases.issued[first.case]
    floor = np.maximum(born, free_from(given)[by])
    route = pick(chance, _KNOWN.shares("routes"), size)
    before = _KNOWN.table("section_20_days_before_issue")
    days = np.minimum(np.rint(skewed(chance, before["median"], before["spread"], size)), before["most"])
    agreed_start = np.maximum(issued - days.astype(np.int64), floor)
    window = _KNOWN.table("police_days_before_issue")
    police_start = np.maximum(issued - whole_between(chance, window["least"], window["most"], size), floor)
    is_late = first.joined_by != FROM_ISSUE
    is_emergency = known.has_emergency[first.case] & ~is_late & (born <= issued)
    is_agreed = ~is_emergency & ~is_late & (route == 1) & (agreed_start < interim)
    is_police = ~is_emergency & ~is_late & (route == 2) & (police_start < interim)
    start = np.where(interim > NEVER, interim, members.final)
    start = np.where(
        interim == NEVER, start, np.where(is_agreed, agreed_start, np.where(is_police, police_start, start))
    )
    start = np.where(is_emergency & (interim > NEVER), issued, start)
    status = np.select([is_emergency, is_agreed, is_police], [L2, V2, L1], C1)
    longest = int(_KNOWN.number("longest_police_protection_days"))
    needs_agreement = is_police & (interim - start > longest)
    status = np.where(start == interim, C1, status)
    return start, status, only_if(needs_agreement & (interim > NEVER), start + longest - 1)


def free_from(given: Population) -> Days:
    """Return for each child in a case the day after the child's case before it ended: care cannot begin earlier."""
    members = given.memberships
    issued = given.cases.issued[members.case]
    order = np.lexsort((issued, members.child))
    child, final, begun = members.child[order], members.final[order], issued[order]
    before = np.full(len(order), NEVER)
    for step in range(1, int(np.bincount(child, minlength=1).max(initial=1))):
        is_over = (child[step:] == child[:-step]) & (final[:-step] < begun[step:])
        before[step:] = np.maximum(before[step:], np.where(is_over, final[:-step] + 1, NEVER))
    free = np.empty(len(members), dtype=np.int64)
    free[order] = before
    return free


def _birthday_18(given: Population, child: Whole) -> Days:
    return given.children.born[child] + int(18 * YEAR)


def _end(chance: np.random.Generator, given: Population, rows: Whole, final_status: Whole) -> tuple[Days, Whole]:
    """Draw when and how each period ends: with the final order, with adoption, or at 18."""
    members = given.memberships.take(rows)
    adopted = members.final + _days_to_adoption(chance, len(rows))[1]
    outcome = members.outcome
    end = np.select(
        [
            final_status == C2,
            final_status == E1,
            outcome == outcome_position("special_guardianship_order"),
            outcome == outcome_position("child_arrangements_order"),
        ],
        [
            EIGHTEEN,
            np.where(happens(chance, _KNOWN.number("is_placed_for_adoption"), len(rows)), ADOPTION, EIGHTEEN),
            GUARDIANSHIP,
            ARRANGEMENTS,
        ],
        RETURN_HOME,
    )
    birthday = _birthday_18(given, members.child)
    return np.select([end == EIGHTEEN, end == ADOPTION], [birthday, np.minimum(adopted, birthday)], members.final), end


def _days_to_adoption(chance: np.random.Generator, size: int) -> tuple[Days, Days]:
    """Draw the days from a placement order to the placement for adoption, and on to the adoption order."""
    given, then = _KNOWN.table("days_to_adoption_placement"), _KNOWN.table("days_from_placement_to_adoption")
    placed = np.maximum(given["least"], np.rint(skewed(chance, given["median"], given["spread"], size))).astype(
        np.int64
    )
    lasts = np.maximum(then["least"], np.rint(skewed(chance, then["median"], then["spread"], size))).astype(np.int64)
    return placed, placed + lasts


def _found_in_care(chance: np.random.Generator, given: Population, in_care_by_order: Whole) -> Periods:
    """Return the periods of children who are in care already when an application comes, as of liberty."""
    members = given.memberships
    is_discharge = given.cases.application[members.case] == DISCHARGE
    is_found = np.isin(given.cases.application[members.case], FOUND_IN_CARE)
    rows = np.flatnonzero(is_found | (is_discharge & ~np.isin(members.child, in_care_by_order)))
    child, size = members.child[rows], len(rows)
    before = _KNOWN.table("days_in_care_before_other_applications")
    days = np.minimum(np.rint(skewed(chance, before["median"], before["spread"], size)), before["most"])
    started = np.maximum(given.cases.issued[members.case[rows]] - days.astype(np.int64), given.children.born[child])
    is_agreed = happens(chance, _KNOWN.number("section_20_share_before_other_applications"), size) & ~is_discharge[rows]
    return Periods(
        member=rows,
        child=child,
        started=started,
        status=np.where(is_agreed, V2, C2),
        agreed=np.full(size, NEVER),
        interim=np.full(size, NEVER),
        final=np.full(size, NEVER),
        final_status=np.full(size, -1),
        ended=_birthday_18(given, child),
        end=np.full(size, EIGHTEEN),
        authority=given.cases.authority[members.case[rows]],
    )


def _ended_by_discharge(given: Population, whole: Periods) -> Periods:
    """End the care of children whose care order is discharged later."""
    members = given.memberships
    is_discharge = (given.cases.application[members.case] == DISCHARGE) & (
        members.outcome == outcome_position("discharge_of_care_order")
    )
    discharged = np.full(len(given.children), NEVER)
    discharged[members.child[is_discharge]] = members.final[is_discharge]
    day = discharged[whole.child]
    ends = (day > whole.started) & (day < whole.ended) & (whole.end == EIGHTEEN)
    ends &= (whole.final_status == C2) | (whole.status == C2)
    return whole.with_columns(ended=np.where(ends, day, whole.ended), end=np.where(ends, RETURN_HOME, whole.end))
