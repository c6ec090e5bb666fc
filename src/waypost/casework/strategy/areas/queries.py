"""Plans of areas with their reviews, and the calendar with what was planned, prepared and held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from waypost.casework.access.acting import Acting, Outcome, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.areas.rules import ReviewDue, next_meeting_by, reviews_due
from waypost.casework.strategy.grouping import day_of, names_of_tellers, rows_by
from waypost.casework.strategy.models import (
    AgendaItem,
    AimJudged,
    AreaAim,
    AreaPlan,
    AreaReview,
    MeetingDay,
    MeetingHeld,
    PackPrepared,
    PlannedMeeting,
)
from waypost.casework.strategy.plan import Meeting, meetings
from waypost.casework.strategy.telling import no_such
from waypost.casework.strategy.terms import terms

Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class JudgementShown:
    """What a review said of an aim."""

    review: str
    verdict: str
    words: str
    figure: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class AreaAimShown:
    """What an area wants to reach, with what reviews said of it."""

    area_aim_id: int
    what: str
    owner: str
    measure_id: str
    judged: tuple[JudgementShown, ...]


@dataclass(frozen=True, slots=True)
class AreaPlanShown:
    """A plan of an area: its aims, its reviews, and which review is due."""

    area_plan_id: int
    area: str
    begins_on: date
    aims: tuple[AreaAimShown, ...]
    due: tuple[ReviewDue, ...]
    held: dict[str, tuple[date, str, str]]
    is_invented: bool


@dataclass(frozen=True, slots=True)
class PackShown:
    """A pack as it was prepared: its lines, by whom, when."""

    lines: tuple[tuple[str, ...], ...]
    by: str
    on: date
    is_invented: bool


@dataclass(frozen=True, slots=True)
class PlannedMeetingShown:
    """A planned meeting: its row of the calendar, its day with the earlier ones, agenda, packs, and what it decided."""

    planned_meeting_id: int
    series: Meeting
    board: str
    meets_on: date
    days: tuple[tuple[date, str], ...]
    agenda: tuple[str, ...]
    packs: tuple[PackShown, ...]
    held_on: date | None
    decided: str
    is_invented: bool


@dataclass(frozen=True, slots=True)
class SeriesShown:
    """A row of the calendar, of one board where it is of boards: the last meeting, the next, by when one is due."""

    series: Meeting
    board: str
    last_on: date | None
    next_on: date | None
    due_by_on: date | None
    is_late: bool


@reads("strategy.area_plans", Permission.SEE_STRATEGY)
def area_plans(acting: Acting, child_id: str | None) -> tuple[AreaPlanShown, ...]:
    """Return every plan, the newest year first."""
    return _plans(acting, list(AreaPlan.objects.order_by("-begins_on", "area")))


@reads("strategy.area_plan", Permission.SEE_STRATEGY)
def area_plan(acting: Acting, child_id: str | None, *, area_plan_id: int) -> Outcome[AreaPlanShown]:
    """Return one plan. Raises NothingThere."""
    return _one(_plans(acting, list(AreaPlan.objects.filter(pk=area_plan_id))), area_plan=area_plan_id)


@reads("strategy.of_aim", Permission.SEE_STRATEGY)
def of_aim(acting: Acting, child_id: str | None, *, area_aim_id: int) -> Outcome[AreaPlanShown]:
    """Return the plan that an aim is of. Raises NothingThere."""
    rows = AreaPlan.objects.filter(pk__in=AreaAim.objects.filter(pk=area_aim_id).values("area_plan"))
    return _one(_plans(acting, list(rows)), area_aim=area_aim_id)


@reads("strategy.calendar", Permission.SEE_STRATEGY)
def calendar(acting: Acting, child_id: str | None) -> tuple[tuple[SeriesShown, ...], tuple[PlannedMeetingShown, ...]]:
    """Return each row of the calendar (of boards: one a board) with when it was and is, and every planned meeting."""
    planned = _meetings(list(PlannedMeeting.objects.order_by("pk")))
    boards = terms("areas", "boards")["boards"]
    rows = [(one, board) for one in meetings() for board in (boards if one.boards else [""])]
    return tuple(_series(one, board, planned, acting.on) for one, board in rows), planned


@reads("strategy.meeting", Permission.SEE_STRATEGY)
def meeting(acting: Acting, child_id: str | None, *, planned_meeting_id: int) -> Outcome[PlannedMeetingShown]:
    """Return one planned meeting. Raises NothingThere."""
    return _one(_meetings(list(PlannedMeeting.objects.filter(pk=planned_meeting_id))), meeting=planned_meeting_id)


def _one(found: tuple[Shown, ...], **facts: int) -> Outcome[Shown]:
    if not found:
        raise no_such()
    return Outcome(found[0], facts)


def _plans(acting: Acting, rows: list[AreaPlan]) -> tuple[AreaPlanShown, ...]:
    keys, names = [row.pk for row in rows], names_of_tellers()
    aims, held = rows_by(AreaAim, "area_plan_id", keys), rows_by(AreaReview, "area_plan_id", keys)
    judged = rows_by(AimJudged, "area_aim_id", [one.pk for some in aims.values() for one in some])
    told = terms("areas", "boards")
    days = told["clocks"]["review_within_days"]["days"]

    def aim(row: AreaAim) -> AreaAimShown:
        said = tuple(
            JudgementShown(
                one.review, one.verdict, one.words, one.figure, names.get(one.told_by_id, ""), day_of(one.told_at)
            )
            for one in judged[row.pk]
        )
        return AreaAimShown(row.pk, row.what, row.owner, row.measure_id, said)

    return tuple(
        AreaPlanShown(
            row.pk, row.area, row.begins_on, tuple(aim(one) for one in aims[row.pk]),
            tuple(reviews_due(row.begins_on, {one.review for one in held[row.pk]}, acting.on, told["reviews"], days)),
            {one.review: (one.held_on, one.words, names.get(one.told_by_id, "")) for one in held[row.pk]},
            row.is_invented,
        )
        for row in rows
    )  # fmt: skip


def _meetings(rows: list[PlannedMeeting]) -> tuple[PlannedMeetingShown, ...]:
    keys, names, every = [row.pk for row in rows], names_of_tellers(), {one.code: one for one in meetings()}
    days, agenda, packs, held = (
        rows_by(one, "planned_meeting_id", keys) for one in (MeetingDay, AgendaItem, PackPrepared, MeetingHeld)
    )

    def pack(one: PackPrepared) -> PackShown:
        lines = tuple(tuple(line) for line in one.lines)
        return PackShown(lines, names.get(one.told_by_id, ""), day_of(one.told_at), one.is_invented)

    return tuple(
        PlannedMeetingShown(
            row.pk, every[row.series], row.board, days[row.pk][-1].meets_on,
            tuple((one.meets_on, one.because) for one in days[row.pk]),
            tuple(one.words for one in agenda[row.pk]), tuple(pack(one) for one in packs[row.pk]),
            held[row.pk][0].held_on if held[row.pk] else None, held[row.pk][0].words if held[row.pk] else "",
            row.is_invented,
        )
        for row in rows
        if row.series in every
    )  # fmt: skip


def _series(series: Meeting, board: str, planned: tuple[PlannedMeetingShown, ...], on: date) -> SeriesShown:
    own = [one for one in planned if (one.series.code, one.board) == (series.code, board)]
    held = [one.held_on for one in own if one.held_on]
    ahead = [one.meets_on for one in own if not one.held_on]
    due_by_on = next_meeting_by(max(held, default=None), series.a_year)
    is_late = bool(due_by_on and due_by_on < on) or any(day < on for day in ahead)
    return SeriesShown(series, board, max(held, default=None), min(ahead, default=None), due_by_on, is_late)
