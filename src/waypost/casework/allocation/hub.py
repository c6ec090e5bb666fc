"""The duty and post-assessment hub: every child whose work has come and who has yet to meet their adviser or guardian.

Who waits for somebody is allocation's own list; who was never met is told by engagement, risk and who holds a child
meanwhile by screening (children/until_met.py). So many queries, however many children.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, Outcome, reads
from waypost.casework.access.models import Assignment
from waypost.casework.access.permissions import Permission
from waypost.casework.access.visibility import holds_on
from waypost.casework.allocation.duty_shown import OpenMatter
from waypost.casework.allocation.duty_told import last_done, on_duty_today, open_work
from waypost.casework.allocation.holdings import WORKS
from waypost.casework.allocation.hub_order import Coming, Facts, Press, Why, comes_first, in_order, presses
from waypost.casework.allocation.hub_shown import HubLine, HubPage
from waypost.casework.allocation.shown import WaitingChild
from waypost.casework.allocation.waiting_told import waiting_children
from waypost.casework.children.queries.rows import rows_of
from waypost.casework.children.queries.shown import ChildRow
from waypost.casework.children.queries.visible import visible_children
from waypost.casework.children.until_met import NeverMet, Screened, never_met_of, screened_of
from waypost.foundation.clock import LONDON
from waypost.vocabulary.working_days import working_days_between

A_PAGE = 50
_NOTHING = Screened()


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of those who stand on the hub, by child."""

    waiting: Mapping[str, WaitingChild]
    never_met: Mapping[str, NeverMet]
    screened: Mapping[str, Screened]
    duty: tuple[OpenMatter, ...]

    def why(self, child_id: str) -> Why:
        return Why.NOBODY if child_id in self.waiting else Why.NOT_MET


@reads("allocation.hub", Permission.SEE_DUTY)
def duty_hub(acting: Acting, child_id: str | None, *, page: int = 1) -> Outcome[HubPage]:
    """Return a page of the children who have yet to meet their adviser or guardian, what presses most first.

    Of those whom this person may open: a team's, an area's, or one's own children.
    """
    known, order = _everybody(acting)
    pages = max(1, -(-len(order) // A_PAGE))
    page = min(max(1, page), pages)
    shown = order[(page - 1) * A_PAGE : page * A_PAGE]
    told = HubPage(
        _lines(acting, known, shown),
        page,
        pages,
        len(order),
        sum(one.child_id in known.waiting for one in order),
        sum(presses(one)[0] is not Press.IN_TIME for one in order),
        on_duty_today(acting),
        known.duty[:A_PAGE],
        len(known.duty),
        sum(one.is_late for one in known.duty),
    )
    return Outcome(told, {"children": len(order), "page": page, "duty": len(known.duty)})


def _everybody(acting: Acting) -> tuple[_Known, list[Facts]]:
    """Return everybody who stands on the hub, in order, and what is known of them."""
    waiting = {one.child_id: one for one in waiting_children(acting)}
    unmet = never_met_of(visible_children(acting), acting.on)
    ids = {*waiting, *(child for child, one in unmet.items() if one.has_worker)}
    known = _Known(waiting, unmet, screened_of(acting, ids), open_work(acting))
    is_duty_late: dict[str, bool] = {}
    for one in known.duty:
        is_duty_late[one.child_id] = is_duty_late.get(one.child_id, False) or one.is_late
    return known, in_order(_facts(child, known, is_duty_late.get(child), acting) for child in ids)


def _facts(child_id: str, known: _Known, is_duty_late: bool | None, acting: Acting) -> Facts:
    """Return what the queue goes by; `is_duty_late`: of open duty work, null where none is open."""
    waits, met = known.waiting.get(child_id), known.never_met.get(child_id)
    seen = known.screened.get(child_id, _NOTHING)
    return Facts(
        child_id,
        waits.waiting_since if waits else met.since_on if met else acting.on,
        is_risk_untold=seen.is_risk_untold,
        is_duty_late=bool(is_duty_late),
        is_duty_open=is_duty_late is not None,
        is_hold_late=seen.is_hold_late,
        is_hearing_near=bool(met and met.is_hearing_near),
        is_first_meeting_late=bool(met and met.is_past_limit),
        is_review_due=bool(waits and waits.review_on and waits.review_on <= acting.on),
        waited=waits.state if waits else None,
    )


def _lines(acting: Acting, known: _Known, shown: Collection[Facts]) -> tuple[HubLine, ...]:
    ids = [one.child_id for one in shown]
    children = visible_children(acting).filter(pk__in=ids)
    rows = {row.child_id: row for row in rows_of(list(children), acting)}
    workers, done = _workers(ids, acting), last_done(ids)
    return tuple(
        _line(one, rows[one.child_id], known, workers.get(one.child_id, ""), done.get(one.child_id), acting)
        for one in shown
    )


def _workers(ids: Collection[str], acting: Acting) -> Mapping[str, str]:
    works = Assignment.objects.filter(holds_on(acting.on), child_id__in=ids, capacity__in=WORKS, user__isnull=False)
    return dict(works.order_by("from_on", "pk").values_list("child_id", "user__name"))


def _line(facts: Facts, row: ChildRow, known: _Known, worker: str, done_on: date | None, acting: Acting) -> HubLine:
    seen = known.screened.get(facts.child_id, _NOTHING)
    first = comes_first(_coming(row, seen, known, acting))
    return HubLine(
        facts.child_id,
        row.name,
        row.law,
        row.is_restricted,
        known.why(facts.child_id),
        presses(facts),
        facts.since_on,
        (acting.on - facts.since_on).days,
        working_days_between(facts.since_on, acting.on),
        first.what if first else "",
        first.on if first else None,
        seen.risk,
        seen.is_abuse_alleged,
        seen.is_unfinished,
        worker,
        seen.holder or next((one.holder for one in known.duty if one.child_id == facts.child_id), ""),
        max((day for day in (done_on, seen.looked_on) if day), default=None),
    )


def _coming(row: ChildRow, seen: Screened, known: _Known, acting: Acting) -> list[Coming]:
    """Return everything of a child that has a day. A hearing of a day gone by is none to come."""
    waits = known.waiting.get(row.child_id)
    duty = [one.needed_by_at.astimezone(LONDON).date() for one in known.duty if one.child_id == row.child_id]
    days = (
        ("hearing", row.next_hearing_on if row.next_hearing_on and row.next_hearing_on >= acting.on else None),
        (row.next_step, row.due_on),
        ("look_again", seen.look_again_by_on),
        ("allocate", seen.allocate_by_on),
        ("decide_again", waits.review_on if waits else None),
        *(("duty", on) for on in duty[:1]),
    )
    return [Coming(on, what) for what, on in days if on is not None]
