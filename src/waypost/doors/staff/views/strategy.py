"""Strategy: what holds performance back, programmes, areas, the calendar, risks, automation, shared definitions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.recommendations.queries.recommendations import recommendations
from waypost.casework.strategy.areas import queries as areas
from waypost.casework.strategy.assessment.queries import PromiseTold, assessment
from waypost.casework.strategy.automation import queries as automation
from waypost.casework.strategy.definitions import queries as signing
from waypost.casework.strategy.programmes import queries as work
from waypost.casework.strategy.risks import queries as register
from waypost.doors.boardpack.figure_words import BEHIND, figures_of_aims, measured_now
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.strategy_told import areas as areas_told
from waypost.doors.staff.strategy_told import definitions as definitions_told
from waypost.doors.staff.strategy_told import programmes as programmes_told
from waypost.doors.staff.strategy_told import registers, risks
from waypost.doors.staff.strategy_told.assessment import assessment_told
from waypost.doors.staff.strategy_told.page import PageTold
from waypost.doors.staff.views.saving import form_of, saved_as
from waypost.pipeline import measures
from waypost.wiring.released_figures import figures_in_order, newest_figures, titles

PAGES = (
    ("assessment", "What holds back"), ("programmes", "Programmes"), ("area_plans", "Areas"),
    ("calendar", "Calendar"), ("risks", "Risks"), ("automated_uses", "Automation"), ("definitions", "Definitions"),
)  # fmt: skip
View = Callable[..., PageTold]


def _page(name: str, of: str, back: Callable[..., str] | None = None) -> Callable[[View], URLPattern]:
    """Make a page of what a function tells: on the site, and as a file by `?form=`."""

    def decorate(tell: View) -> URLPattern:
        @staff_page(Permission.SEE_STRATEGY)
        def answer(request: HttpRequest, acting: Acting, **asked: Any) -> HttpResponse:
            told = tell(acting, **asked)
            is_list = name in dict(PAGES)
            if form := form_of(request):
                return saved_as(told if is_list else _untitled(told, name), form)
            pages = [{"text": title, "href": reverse(one), "current": one == name} for one, title in PAGES]
            return shown(
                request, "strategy/page.html", acting, told=told, title=told.title if is_list else _TITLES[name],
                pages=pages if is_list else [], back="" if back is None else back(**asked),
            )  # fmt: skip

        return path(of, answer, name=name)

    return decorate


_TITLES = {
    "programme": "A programme", "change": "A change", "area_plan": "The plan of an area",
    "meeting_planned": "A meeting", "risk": "A risk", "automated_use": "A use of automation",
    "definition": "A definition",
}  # fmt: skip
"""Titles of pages about one thing: words that somebody wrote stand in no title."""


def _untitled(told: PageTold, name: str) -> PageTold:
    """Return a page about one thing under a title without what somebody wrote: that stands first, in the text."""
    return replace(told, title=_TITLES[name], first=(told.title, *told.first))


def _to(name: str) -> Callable[..., str]:
    return lambda **asked: reverse(name)


@_page("assessment", "strategy/")
def holds_back(acting: Acting) -> PageTold:
    """Show what holds performance back."""
    behind = [
        PromiseTold(one.recommendation_id, one.words or one.recommendation_id, one.status, " ".join(one.because))
        for one in recommendations(acting, None) if one.status in BEHIND
    ]  # fmt: skip
    registered = {one["id"] for one in measures.listed()}
    found = assessment(acting, None, figures=figures_in_order(), registered=registered, promises=behind)
    return assessment_told(found, described())


@_page("programmes", "strategy/programmes/")
def programmes(acting: Acting) -> PageTold:
    """Show every programme."""
    return programmes_told.programmes_told(work.programmes(acting, None, **measured_now()), acting.on)


@_page("programme", "strategy/programmes/<int:programme_id>/", _to("programmes"))
def programme(acting: Acting, programme_id: int) -> PageTold:
    """Show one programme."""
    one = work.programme(acting, None, programme_id=programme_id, **measured_now())
    return programmes_told.programme_told(one, newest_figures(), titles(), acting.on)


@_page("change", "strategy/changes/<int:change_id>/", _to("programmes"))
def change(acting: Acting, change_id: int) -> PageTold:
    """Show one change, and what it will mean for children."""
    one = work.of_change(acting, None, change_id=change_id)
    return programmes_told.change_told(one, next(it for it in one.changes if it.change_id == change_id), acting.on)


@_page("area_plans", "strategy/areas/")
def area_plans(acting: Acting) -> PageTold:
    """Show the plans of areas."""
    return areas_told.area_plans_told(areas.area_plans(acting, None), acting.on)


@_page("area_plan", "strategy/areas/<int:area_plan_id>/", _to("area_plans"))
def area_plan(acting: Acting, area_plan_id: int) -> PageTold:
    """Show one plan, with the newest figures of its area."""
    one = areas.area_plan(acting, None, area_plan_id=area_plan_id)
    return areas_told.area_plan_told(one, figures_of_aims(one), acting.on)


@_page("calendar", "strategy/calendar/")
def calendar(acting: Acting) -> PageTold:
    """Show who meets when, and what is late."""
    return areas_told.calendar_told(*areas.calendar(acting, None), acting.on)


@_page("meeting_planned", "strategy/calendar/<int:planned_meeting_id>/", _to("calendar"))
def meeting(acting: Acting, planned_meeting_id: int) -> PageTold:
    """Show one meeting."""
    return areas_told.meeting_told(areas.meeting(acting, None, planned_meeting_id=planned_meeting_id), acting.on)


@_page("risks", "strategy/risks/")
def every_risk(acting: Acting) -> PageTold:
    """Show the register of risks."""
    return risks.risks_told(register.risks(acting, None), acting.on)


@_page("risk", "strategy/risks/<int:strategic_risk_id>/", _to("risks"))
def risk(acting: Acting, strategic_risk_id: int) -> PageTold:
    """Show one risk."""
    return risks.risk_told(register.risk(acting, None, strategic_risk_id=strategic_risk_id), acting.on)


@_page("automated_uses", "strategy/automation/")
def uses(acting: Acting) -> PageTold:
    """Show the register of automation."""
    return registers.uses_told(automation.uses(acting, None), acting.on)


@_page("automated_use", "strategy/automation/<str:use>/", _to("automated_uses"))
def use(acting: Acting, use: str) -> PageTold:
    """Show one use of automation."""
    return registers.use_told(automation.use(acting, None, use=use), acting.on)


@_page("definitions", "strategy/definitions/")
def definitions(acting: Acting) -> PageTold:
    """Show who signed which definition."""
    return definitions_told.definitions_told(signing.definitions(acting, None, described=described()), acting.on)


@_page("definition", "strategy/definitions/<str:measure_id>/", _to("definitions"))
def definition(acting: Acting, measure_id: str) -> PageTold:
    """Show one definition as it stands, and every signature."""
    one = signing.definition(acting, None, measure_id=measure_id, described=described())
    return definitions_told.definition_told(one, acting.on)


def described() -> tuple[dict[str, Any], ...]:
    """Return every measure's definition, as its page tells it."""
    return tuple(measures.described())


urls: list[URLPattern] = [
    holds_back, programmes, programme, change, area_plans, area_plan, calendar, meeting, every_risk, risk, uses, use,
    definitions, definition,
]  # fmt: skip
