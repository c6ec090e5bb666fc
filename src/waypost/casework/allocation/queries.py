"""What pages ask of allocation: a team's capacity, who waits, a ranking, a plan for a day or an absence, one's own
workload.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Max, Q

from waypost.casework.access.acting import Acting, NothingThere, Outcome, reads
from waypost.casework.access.models import Assignment, User
from waypost.casework.access.permissions import Permission, may
from waypost.casework.access.visibility import holds_on
from waypost.casework.allocation.capacity import ALERTS, State, capacity
from waypost.casework.allocation.caseload import caseload_of, unheld
from waypost.casework.allocation.holdings import WORKS, colleagues, people, weights_now
from waypost.casework.allocation.intake import Plan, plan
from waypost.casework.allocation.models import Decision
from waypost.casework.allocation.practitioner import workload_of
from waypost.casework.allocation.reductions import Reduction, categories, next_change_on
from waypost.casework.allocation.shown import (
    AllocatePage,
    DecisionShown,
    MyWorkload,
    PlacingPage,
    PlanLine,
    Suggestion,
    TeamCapacity,
    TeamMember,
    TeamToday,
    WaitingChild,
)
from waypost.casework.allocation.waiting_told import waiting_children
from waypost.casework.allocation.weighing import Weighed, weighed
from waypost.casework.allocation.weights_told import WeightsPage, page_of
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.team import team_of
from waypost.casework.children.queries.visible import visible_children

_WORST_FIRST = {State.NO_HOURS_WITH_CASES: 0, State.HOURS_NOT_RECORDED: 1, State.RED: 2, State.AMBER: 3}


@reads("allocation.team", Permission.SEE_CAPACITY)
def team_capacity(acting: Acting, child_id: str | None) -> TeamCapacity:
    """Return the capacity of the team, or of the area for whoever leads one; whoever needs a manager first."""
    return _capacity_of_team(acting)


@reads("allocation.team_today", Permission.SEE_TEAM)
def team_today(acting: Acting, child_id: str | None) -> Outcome[TeamToday]:
    """Return the team's children and people, and its capacity for those who may see it: one page, one reading."""
    capacity = _capacity_of_team(acting) if may(acting.role, Permission.SEE_CAPACITY) else None
    return Outcome(TeamToday(team_of(acting), capacity), {"capacity": capacity is not None})


def _capacity_of_team(acting: Acting) -> TeamCapacity:
    weights = weights_now(acting.on)
    asked = colleagues(acting)
    ids = [one.user_id for one in asked]
    persons = people(ids, acting.on, weights)
    lately = _taken(ids, acting.on)
    members = []
    for one in asked:
        now = capacity(persons[one.user_id], weights, acting.on)
        less = persons[one.user_id].reductions
        members.append(
            TeamMember(
                one.user_id,
                one.name,
                one.team,
                one.is_associate,
                now.percent,
                now.state,
                now.is_alert,
                now.words,
                now.carried.points,
                now.available_points,
                now.carried.pieces,
                now.contracted_hours,
                now.reduced_hours,
                _titles(less, acting.on),
                next_change_on(less, acting.on),
                *lately.get(one.user_id, (0, None)),
            )
        )
    members.sort(key=lambda one: (_WORST_FIRST.get(one.state, 4), -(one.percent or 0), one.name, one.user_id))
    counted = [one for one in members if one.state not in ALERTS]
    return TeamCapacity(
        acting.on,
        tuple(members),
        sum(one.is_alert or one.state is State.RED for one in members),
        sum((one.points for one in counted), Decimal(0)),
        sum((one.available_points for one in counted), Decimal(0)),
        weights.title,
        weights.in_force_from,
    )


@reads("allocation.waiting", Permission.SEE_CAPACITY)
def who_waits(acting: Acting, child_id: str | None) -> tuple[WaitingChild, ...]:
    """Return the children whom nobody works with yet, who waited longest first. Two queries."""
    return waiting_children(acting)


@reads("allocation.ranking", Permission.ALLOCATE)
def who_might_take(acting: Acting, child_id: str | None) -> AllocatePage:
    """Return who might take a child's case, in words. Why somebody may not says no more than that they may not."""
    head = head_of(acting, child_id)
    held = Assignment.objects.filter(holds_on(acting.on), child_id=child_id, capacity__in=WORKS, user__isnull=False)
    holder, name = held.order_by("-from_on", "-pk").values_list("user_id", "user__name").first() or (None, "")
    seen = weighed(acting, [head.child_id], leaving=holder)
    told = seen.ranking_of(head.child_id)
    return AllocatePage(
        head,
        name,
        tuple(
            Suggestion(
                int(one.person),
                seen.asked[int(one.person)].name,
                seen.asked[int(one.person)].team,
                one.place,
                one.reasons,
                one.percent_after,
                one.is_above_red,
            )
            for one in told.recommended
        ),
        tuple((seen.asked[int(one.person)].name, one.reasons) for one in told.excluded),
        _decisions(head.child_id),
    )


@reads("allocation.plan", Permission.ALLOCATE)
def plan_of_today(acting: Acting, child_id: str | None) -> PlacingPage:
    """Return a plan for every child who waits: the best there is, or how far from it at most."""
    names = {row.pk: row.name for row in unheld(acting)}
    seen = weighed(acting, list(names))
    told = _plan_page(plan(seen.found, acting.on), seen, names)
    return replace(told, lines=tuple(_with_choices(one, seen) for one in told.lines))


@reads("allocation.plan_absence", Permission.ALLOCATE)
def plan_for_absence(acting: Acting, child_id: str | None, *, user_id: int) -> PlacingPage:
    """Return a plan for the whole caseload of somebody who is away or leaves.

    Raises NothingThere for somebody who is not of the team or area, and works with no child of it.
    """
    held = caseload_of(acting, user_id)
    if not held and user_id not in {one.user_id for one in colleagues(acting)}:
        raise NothingThere("there is nobody of your team or area like that.", do="Open the team's page again.")
    names = {row.pk: row.name for row in visible_children(acting).filter(pk__in=held)}
    seen = weighed(acting, held, leaving=user_id)
    holder = User.objects.values_list("name", flat=True).get(pk=user_id)
    told = _plan_page(plan(seen.found, acting.on), seen, names)
    return replace(told, holder=holder, lines=tuple(_with_choices(one, seen) for one in told.lines))


def _with_choices(line: PlanLine, seen: Weighed) -> PlanLine:
    ranked = [int(one.person) for one in seen.ranking_of(line.child_id).recommended]
    return replace(line, may_take=tuple((user_id, seen.asked[user_id].name) for user_id in ranked))


@reads("allocation.weights", Permission.SEE_CAPACITY)
def weights(acting: Acting, child_id: str | None) -> WeightsPage:
    """Return the weights by which work is counted today, number by number, and what each rests on."""
    return page_of(weights_now(acting.on))


@reads("allocation.my_workload", Permission.SEE_OWN_WORKLOAD)
def my_workload(acting: Acting, child_id: str | None) -> MyWorkload:
    """Return the acting person's own workload, explained line by line."""
    return workload_of(acting.user_id, weights_now(acting.on), acting.on)


def _taken(user_ids: Sequence[int], on: date) -> dict[int, tuple[int, date | None]]:
    week = Q(decided_on__gt=on - timedelta(days=7))
    rows = Decision.objects.filter(chosen_id__in=user_ids, decided_on__lte=on).values("chosen_id")
    told = rows.annotate(lately=Count("pk", filter=week), last=Max("decided_on"))
    return {row["chosen_id"]: (row["lately"], row["last"]) for row in told}


def _titles(reductions: Sequence[Reduction], on: date) -> tuple[str, ...]:
    known = categories()
    return tuple(sorted({known[one.category].title for one in reductions if one.is_in_force(on)}))


def _decisions(child_id: str) -> tuple[DecisionShown, ...]:
    rows = Decision.objects.filter(child_id=child_id).select_related("decided_by", "chosen", "recommended")
    return tuple(
        DecisionShown(
            row.kind,
            row.decided_on,
            row.decided_by.name,
            row.chosen.name if row.chosen else "",
            row.recommended.name if row.recommended else "",
            row.is_as_recommended,
            row.why,
            row.otherwise,
            row.note,
        )
        for row in rows.order_by("-decided_at", "-pk")
    )


def _plan_page(told: Plan, seen: Weighed, names: dict[str, str]) -> PlacingPage:
    placed = [
        PlanLine(one.case, names[one.case], int(one.person), seen.asked[int(one.person)].name, one.reasons)
        for one in told.placed
    ]
    waits = [PlanLine(one.case, names[one.case], None, "", (one.reason,)) for one in told.deferred]
    lines = sorted((*placed, *waits), key=lambda one: one.child_id)
    return PlacingPage(tuple(lines), len(told.deferred), told.is_proven, told.gap)
