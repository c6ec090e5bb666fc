"""Strategy: the plan, what holds performance back, programmes, changes, plans of areas, the calendar. Of no child."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from waypost.casework.access.acting import Acting, check_may
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.recommendations.queries.recommendations import recommendations
from waypost.casework.strategy.areas import queries as areas
from waypost.casework.strategy.areas.actions import meeting, plan
from waypost.casework.strategy.assessment.queries import AssessmentShown, PromiseTold, assessment
from waypost.casework.strategy.assessment.rules import CauseFinding, FigureFinding
from waypost.casework.strategy.plan import Meeting, Pillar
from waypost.casework.strategy.programmes import queries as work
from waypost.casework.strategy.programmes.actions import changing, programme
from waypost.casework.strategy.queries import the_plan
from waypost.casework.strategy.risks.queries import StrategicRiskShown
from waypost.disclosure.released import ReleasedFigure
from waypost.doors.api import strategy_sent as sent
from waypost.doors.api.problems import OF_ALL
from waypost.doors.api.routes import gives_list, gives_one, makes, takes_nobody
from waypost.doors.api.strategy_sent import Which
from waypost.doors.boardpack.figure_words import BEHIND, figures_of_aims, measured_now, pack_lines
from waypost.wiring.released_figures import figures_in_order, titles

router = Router(tags=["strategy"])


class MeasuredTold(Schema):
    """Measures that tell of one success, and how far it is measured."""

    measures: tuple[str, ...]
    state: str


class PlanTold(Schema):
    """The plan, the calendar, and how far each part is measured."""

    pillars: tuple[Pillar, ...]
    meetings: tuple[Meeting, ...]
    source: str
    measured: tuple[MeasuredTold, ...]
    counts: dict[str, int]
    children_counts: dict[str, int]


class Calendar(Schema):
    """Each row of the calendar with when it was and is, and every planned meeting."""

    series: tuple[areas.SeriesShown, ...]
    planned: tuple[areas.PlannedMeetingShown, ...]


class FigureTold(Schema):
    """A released figure of England."""

    measure_id: str
    method: str
    value: float | None
    unit: str
    period_start: date
    period_end: date
    is_invented: bool

    @classmethod
    def of(cls, one: ReleasedFigure | None) -> FigureTold | None:
        """Return a figure as the interface tells it; none where there is none."""
        if one is None:
            return None
        return cls(
            measure_id=one.measure_id, method=one.method, value=one.value, unit=one.unit,
            period_start=one.period_start, period_end=one.period_end, is_invented=one.invented,
        )  # fmt: skip


class FindingTold(Schema):
    """A figure, what it is compared with, and what that says."""

    subject: str
    measure_id: str
    method: str
    wanted: str
    bearing: str
    now: FigureTold | None
    before: FigureTold | None

    @classmethod
    def of(cls, one: FigureFinding) -> FindingTold:
        """Return a finding as the interface tells it."""
        return cls(
            subject=one.subject, measure_id=one.measure_id, method=one.method, wanted=one.wanted,
            bearing=one.bearing.value, now=FigureTold.of(one.now), before=FigureTold.of(one.before),
        )  # fmt: skip


class CauseTold(Schema):
    """One of the largest causes: its share of all, in percent, and its place among how many."""

    subject: str
    words: str
    share: float
    rank: int
    of_how_many: int
    now: FigureTold | None
    total: FigureTold | None

    @classmethod
    def of(cls, one: CauseFinding) -> CauseTold:
        """Return a cause as the interface tells it."""
        return cls(
            subject=one.subject, words=one.words, share=one.share, rank=one.rank, of_how_many=one.of,
            now=FigureTold.of(one.now), total=FigureTold.of(one.total),
        )  # fmt: skip


class AssessmentTold(Schema):
    """What holds performance back, by where it comes from, and how much of the plan is measured."""

    on: date
    causes: tuple[CauseTold, ...]
    figures: tuple[FindingTold, ...]
    promises: tuple[PromiseTold, ...]
    programmes: tuple[work.ProgrammeShown, ...]
    risks: tuple[StrategicRiskShown, ...]
    measured: dict[str, int]
    is_invented: bool

    @classmethod
    def of(cls, one: AssessmentShown) -> AssessmentTold:
        """Return an assessment as the interface tells it."""
        return cls(
            on=one.on, causes=tuple(map(CauseTold.of, one.causes)), figures=tuple(map(FindingTold.of, one.figures)),
            promises=one.promises, programmes=one.programmes, risks=one.risks, measured=one.measured,
            is_invented=one.is_invented,
        )  # fmt: skip


def check_measure(measure: str) -> None:
    """Raise NotPossibleNow unless a measure is registered, or none is named."""
    if measure and measure not in titles():
        raise NotPossibleNow("there is no such measure.", where="measure", do="Choose one of the list.")


def set_aim(acting: Acting, child_id: str | None, *, measure: str, **given: Any) -> int:
    """Say what an area wants to reach, and which measure tells of it."""
    check_may(acting, Permission.REVIEW_AREA, None, asked="set_aim")
    check_measure(measure)
    return plan.set_aim(acting, child_id, measure=measure, **given)


def judge_aim(acting: Acting, child_id: str | None, *, area_aim_id: int, **given: Any) -> int:
    """Judge an aim in a review; the newest released figure of its measure is kept with it."""
    check_may(acting, Permission.REVIEW_AREA, None, asked="judge_aim")
    one = areas.of_aim(acting, None, area_aim_id=area_aim_id)
    aim = next(it for it in one.aims if it.area_aim_id == area_aim_id)
    figure = figures_of_aims(one).get(aim.measure_id, "") if aim.measure_id else ""
    return plan.judge_aim(acting, child_id, area_aim_id=area_aim_id, figure=figure, **given)


def prepare_pack(acting: Acting, child_id: str | None, *, planned_meeting_id: int, **given: Any) -> int:
    """Keep what is prepared for a meeting: the newest released figures of what it looks at."""
    check_may(acting, Permission.WRITE_STRATEGY, None, asked="prepare_pack")
    lines, is_invented = pack_lines(areas.meeting(acting, None, planned_meeting_id=planned_meeting_id))
    told = {"planned_meeting_id": planned_meeting_id, "lines": lines, "is_invented": is_invented}
    return meeting.prepare_pack(acting, child_id, **told, **given)


@router.get("strategy/plan", response={200: PlanTold, **OF_ALL}, operation_id="strategic_plan")
def strategic_plan(request: HttpRequest) -> PlanTold:
    """The plan with how far each part of it is measured, and the calendar of governance."""
    told = the_plan(request.auth, None, **measured_now())  # type: ignore[attr-defined]
    measured = tuple(MeasuredTold(measures=names, state=state) for names, state in told.states.items())
    return PlanTold(
        pillars=told.pillars, meetings=told.meetings, source=told.source, measured=measured, counts=told.counts,
        children_counts=told.children_counts,
    )  # fmt: skip


@router.get("strategy/assessment", response={200: AssessmentTold, **OF_ALL}, operation_id="assessment_of_system")
def assessment_of_system(request: HttpRequest) -> AssessmentTold:
    """What holds performance back across the system, put together when it is asked for."""
    acting: Acting = request.auth  # type: ignore[attr-defined]
    check_may(acting, Permission.SEE_STRATEGY, None, asked="assessment")
    behind = [
        PromiseTold(one.recommendation_id, one.words or one.recommendation_id, one.status, " ".join(one.because))
        for one in recommendations(acting, None)
        if one.status in BEHIND
    ]
    registered = measured_now()["registered"]
    return AssessmentTold.of(
        assessment(acting, None, figures=figures_in_order(), registered=registered, promises=behind)
    )


@router.get("strategy/calendar", response={200: Calendar, **OF_ALL}, operation_id="calendar_of_governance")
def calendar_of_governance(request: HttpRequest) -> Calendar:
    """Who meets when, what is late, and every planned meeting with its agenda, packs and decisions."""
    series, planned = areas.calendar(request.auth, None)  # type: ignore[attr-defined]
    return Calendar(series=series, planned=planned)


def programmes(acting: Acting, child_id: str | None) -> tuple[work.ProgrammeShown, ...]:
    """Every programme in the order of the priorities, with what it serves and how far that is measured."""
    return work.programmes(acting, child_id, **measured_now())


def one_programme(acting: Acting, child_id: str | None, *, programme_id: int) -> work.ProgrammeShown:
    """One programme with everything that was told of it."""
    return work.programme(acting, child_id, programme_id=programme_id, **measured_now())


gives_list(router, "strategy/programmes", "programmes", programmes, tuple[work.ProgrammeShown, ...])
gives_list(router, "strategy/areas", "area_plans", areas.area_plans, tuple[areas.AreaPlanShown, ...])
for _path, _name, _action, _body in (
    ("programmes/begin", "begin_programme", makes(programme.begin_programme), sent.ProgrammeBegun),
    ("programmes/owner", "own_programme", programme.own_programme, sent.ProgrammeOwned),
    ("milestones/set", "set_milestone", makes(programme.set_milestone), sent.MilestoneSet),
    ("milestones/move", "move_milestone", programme.move_milestone, sent.MilestoneMoved),
    ("milestones/reached", "reach_milestone", programme.reach_milestone, sent.OfMilestone),
    ("milestones/judge", "judge_milestone", programme.judge_milestone, sent.MilestoneJudged),
    ("milestones/drop", "drop_milestone", programme.drop_milestone, sent.OfMilestone),
    ("milestones/open-again", "open_milestone", programme.open_milestone, sent.OfMilestone),
    ("changes/propose", "propose_change", makes(changing.propose_change), sent.ChangeProposed),
    ("changes/children", "answer_for_children", changing.answer_for_children, sent.OfChange),
    ("changes/view", "record_view", changing.record_view, sent.YoungPeoplesViewTold),
    ("changes/decide", "decide_change", changing.decide_change, sent.ChangeDecided),
    ("areas/begin", "begin_area_plan", makes(plan.begin_area_plan), sent.AreaPlanBegun),
    ("areas/aims", "set_aim", makes(set_aim), sent.AimSet),
    ("areas/aims/judge", "judge_aim", judge_aim, sent.AimJudged),
    ("areas/review", "hold_review", plan.hold_review, sent.ReviewHeld),
    ("calendar/plan", "plan_meeting", makes(meeting.plan_meeting), sent.MeetingPlanned),
    ("calendar/move", "move_meeting", meeting.move_meeting, sent.MeetingMoved),
    ("calendar/agenda", "put_on_agenda", meeting.put_on_agenda, sent.OnAgenda),
    ("calendar/pack", "prepare_pack", prepare_pack, sent.OfMeeting),
    ("calendar/held", "hold_meeting", meeting.hold_meeting, sent.MeetingHeld),
):
    takes_nobody(router, f"strategy/{_path}", _name, _action, _body)
# After the addresses with a word of their own in the same place: a number in an address takes any word.
gives_one(router, "strategy/programmes", "one_programme", one_programme, ("programme_id", Which), work.ProgrammeShown)
gives_one(router, "strategy/changes", "programme_of_change", work.of_change, ("change_id", Which), work.ProgrammeShown)
gives_one(router, "strategy/areas", "area_plan", areas.area_plan, ("area_plan_id", Which), areas.AreaPlanShown)
gives_one(router, "strategy/calendar", "planned_meeting", areas.meeting, ("planned_meeting_id", Which),
          areas.PlannedMeetingShown)  # fmt: skip
