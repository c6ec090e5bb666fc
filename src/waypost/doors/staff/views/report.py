"""A report of a child: where it stands, what is to be done next, what is written; and the lists of reports."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.advice.queries import child_advice
from waypost.casework.reports.queries import ReportPage, a_report, reports_due, reports_to_check
from waypost.casework.reports.words import words_of
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.views.asked import one_of
from waypost.doors.staff.views.child import TABS, tabs_for
from waypost.doors.staff.views.waits import lists_for

STEPS = {
    "begin": ("Begin the report", "begin_report", Permission.WRITE_REPORT),
    "write": ("Write what is missing", "write_report", Permission.WRITE_REPORT),
    "put_right": ("Put right what the manager asks for", "write_report", Permission.WRITE_REPORT),
    "review_background": ("Say how far the background is reviewed", "review_background", Permission.WRITE_CHILD),
    "hand_in": ("Send it to the manager", "hand_in_report", Permission.WRITE_REPORT),
    "check": ("Check the report", "check_report", Permission.CHECK_REPORT),
    "hear_the_child": ("Share the advice and write the child’s answer", "answer_report", Permission.WRITE_REPORT),
    "file": ("File the report", "file_report", Permission.WRITE_REPORT),
    "receive": ("Record that the authority filed it", "receive_report", Permission.ORDER_REPORT),
}
"""What is to be done next: in words, by which page, and who may."""
WORDS = {name: dict(words_of(name)) for name in ("sections", "sources", "source_states", "request_reasons", "worries")}


@staff_page(Permission.SEE_REPORTS)
def report(request: HttpRequest, acting: Acting, child_id: str, report_id: str) -> HttpResponse:
    """Show a report, and beside it the advice that goes with it."""
    told = a_report(acting, child_id, report_id=report_id)
    advice = child_advice(acting, child_id) if may(acting.role, Permission.SEE_ADVICE) else None
    return shown(
        request, "child/report.html", acting, told=told, head=told.head, report=told.report, advice=advice,
        step=step_for(acting, told), coded=WORDS,
        tab=next(tab for tab in TABS if tab.name == "documents"), tabs=tabs_for(acting, child_id, "documents"),
    )  # fmt: skip


def step_for(acting: Acting, told: ReportPage) -> tuple[str, str, bool] | None:
    """Return what is next in words, the address of its page, and whether this person may do it; None: nothing is."""
    sent_back = told.next_step == "hand_in" and bool(told.editions[0].check_note)
    step = "put_right" if sent_back else told.next_step
    if step not in STEPS:
        return None
    title, page, needs = STEPS[step]
    names = [told.head.child_id, *([] if page == "review_background" else [told.report.report_id])]
    return title, reverse(page, args=names), may(acting.role, needs) and not (page == "check_report" and told.wrote_it)


@staff_page(Permission.SEE_REPORTS)
def reports(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the reports that are due, the first at the top, and those that wait for a check."""
    whose = one_of(
        request.GET, "whose", ("mine", "all"), "all" if may(acting.role, Permission.CHECK_REPORT) else "mine"
    )
    to_check = reports_to_check(acting, None) if may(acting.role, Permission.CHECK_REPORT) else ()
    due = reports_due(acting, None, is_mine=whose == "mine")
    return shown(
        request, "waits/reports.html", acting, due=due, to_check=to_check, whose=whose,
        lists=lists_for(acting, "reports"),
    )  # fmt: skip


urls: list[URLPattern] = [
    path("reports/", reports, name="reports"),
    path("child/<str:child_id>/report/<str:report_id>/", report, name="report"),
]
