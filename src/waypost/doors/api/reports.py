"""Reports: a child's, one to read or write, those due and to check; and what is done with them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.reports import queries
from waypost.casework.reports.actions import ask_court, check_report, order_report, write_report
from waypost.casework.reports.involvement import InvolvementSet, area_involvement
from waypost.casework.reports.queries import ReportPage, ReportShown, ReportsPage
from waypost.casework.reports.rules import Written
from waypost.doors.api.acting import Code, Done, Made, Number, Once, Text
from waypost.doors.api.problems import OF_A_CHILD, OF_ALL, OF_AN_ACT
from waypost.doors.api.reading import Reference
from waypost.doors.api.routes import gives_list

router = Router(tags=["reports"])


class Ordered(Once):
    """An order for a report, as it stands in the order."""

    kind: Code
    case_id: Reference
    ordered_on: date
    due_on: date | None = None
    involved_on: date | None = None
    ordered_of: Literal["", "cafcass", "local_authority"] = ""


class Read(Once):
    """The version that was read: a later one is not written over."""

    version: Number


class Begun(Read):
    """What the child said so far, so that nobody writes it again."""

    childs_words: Text = ""


class Writing(Read):
    """What stands in the report: words by section, how far each source was had, and what the child said."""

    sections: dict[Code, Text]
    sources: dict[Code, Code] = Field(default_factory=dict)
    childs_words: Text = ""
    no_words_because: Text = ""


class Answered(Read):
    """How the child answered to the advice, or why nobody shared it."""

    childs_response: Text = ""
    no_response_because: Text = ""


class Checked(Read):
    """A manager's check: agreed, or sent back with what to put right."""

    is_right: bool
    note: Text = ""


class Worried(Read):
    """Why a filed report is written anew."""

    because: Code
    words: Text = ""


class AskedCourt(Read):
    """What the court is asked: more time until a day, or that the other agency writes it."""

    is_transfer: bool
    reason: Code
    until_on: date | None = None


class CourtAnswered(Read):
    """What the court answered."""

    is_granted: bool
    new_due_on: date | None = None


class Received(Read):
    """When the authority filed its report."""

    filed_on: date


class Involvement(Once):
    """An area's own involvement test, in weeks before an order, from a day."""

    weeks: Annotated[int, Field(ge=1, le=520)]
    from_on: date


@router.get("reports", response={200: list[ReportShown], **OF_ALL}, operation_id="reports_due")
def reports_due(request: HttpRequest, mine: bool = True) -> list[ReportShown]:
    """Open reports, what is due first at the top."""
    return list(queries.reports_due(request.auth, None, is_mine=mine))


@router.get("reports/to-check", response={200: list[ReportShown], **OF_ALL}, operation_id="reports_to_check")
def reports_to_check(request: HttpRequest) -> list[ReportShown]:
    """Reports that wait for a check and that this person did not write in."""
    return list(queries.reports_to_check(request.auth, None))


gives_list(router, "reports/involvement", "area_involvement", area_involvement, tuple[InvolvementSet, ...])


@router.post("reports/involvement", response={200: Done, **OF_AN_ACT}, operation_id="set_involvement")
def set_involvement(request: HttpRequest, sent: Involvement) -> Done:
    """Set the involvement test of one's own service area."""
    order_report.set_involvement(request.auth, None, **sent.told())
    return Done()


@router.get("children/{child_id}/reports", response={200: ReportsPage, **OF_A_CHILD}, operation_id="child_reports")
def child_reports(request: HttpRequest, child_id: Reference) -> ReportsPage:
    """A child's reports, and what the court was asked."""
    return queries.child_reports(request.auth, child_id)


@router.get(
    "children/{child_id}/reports/{report_id}", response={200: ReportPage, **OF_A_CHILD}, operation_id="a_report"
)
def a_report(request: HttpRequest, child_id: Reference, report_id: Reference) -> ReportPage:
    """A report with its editions, what is missing, and what is next."""
    return queries.a_report(request.auth, child_id, report_id=report_id)


@router.post("children/{child_id}/reports", response={200: Made, **OF_AN_ACT}, operation_id="order_report")
def order(request: HttpRequest, child_id: Reference, sent: Ordered) -> Made:
    """Record that the court ordered a report, and decide whose it is."""
    return Made(reference=order_report.order_report(request.auth, child_id, **sent.told()))


def _route(path: str, name: str) -> Any:
    return router.post(
        f"children/{{child_id}}/reports/{{report_id}}/{path}", response={200: Done, **OF_AN_ACT}, operation_id=name
    )


@_route("begin", "begin_report")
def begin(request: HttpRequest, child_id: Reference, report_id: Reference, sent: Begun) -> Done:
    """Begin a report from the record."""
    write_report.begin_report(request.auth, child_id, report_id=report_id, **sent.told())
    return Done()


@_route("write", "write_report")
def write(request: HttpRequest, child_id: Reference, report_id: Reference, sent: Writing) -> Done:
    """Save what is written. The child's answer is written by `answer`."""
    told = sent.told()
    written = Written(*(told.pop(name) for name in ("sections", "sources", "childs_words", "no_words_because")))
    write_report.write_report(request.auth, child_id, report_id=report_id, written=written, **told)
    return Done()


@_route("answer", "answer_report")
def answer(request: HttpRequest, child_id: Reference, report_id: Reference, sent: Answered) -> Done:
    """Write how the child answered to the advice."""
    write_report.record_response(request.auth, child_id, report_id=report_id, **sent.told())
    return Done()


@_route("hand-in", "hand_in_report")
def hand_in(request: HttpRequest, child_id: Reference, report_id: Reference, sent: Read) -> Done:
    """Hand a report to its checker."""
    write_report.hand_in(request.auth, child_id, report_id=report_id, **sent.told())
    return Done()


@_route("check", "check_report")
def check(request: HttpRequest, child_id: Reference, report_id: Reference, sent: Checked) -> Done:
    """Agree with a report, or send it back."""
    check_report.check_report(request.auth, child_id, report_id=report_id, **sent.told())
    return Done()


@_route("file", "file_report")
def file(request: HttpRequest, child_id: Reference, report_id: Reference, sent: Read) -> Done:
    """Say that a checked report is filed today."""
    check_report.file_report(request.auth, child_id, report_id=report_id, **sent.told())
    return Done()


@_route("update", "update_report")
def update(request: HttpRequest, child_id: Reference, report_id: Reference, sent: Worried) -> Done:
    """Begin the next edition of a filed report."""
    write_report.update_report(request.auth, child_id, report_id=report_id, **sent.told())
    return Done()


@_route("ask-court", "ask_court")
def ask(request: HttpRequest, child_id: Reference, report_id: Reference, sent: AskedCourt) -> Done:
    """Record what the court is asked about a report."""
    ask_court.ask_court(request.auth, child_id, report_id=report_id, **sent.told())
    return Done()


@_route("court-answer", "answer_court")
def court_answer(request: HttpRequest, child_id: Reference, report_id: Reference, sent: CourtAnswered) -> Done:
    """Record what the court answered."""
    ask_court.answer_request(request.auth, child_id, report_id=report_id, **sent.told())
    return Done()


@_route("receive", "receive_report")
def receive(request: HttpRequest, child_id: Reference, report_id: Reference, sent: Received) -> Done:
    """Say that the authority filed its report."""
    check_report.receive_report(request.auth, child_id, report_id=report_id, **sent.told())
    return Done()


@_route("withdraw", "withdraw_report")
def withdraw(request: HttpRequest, child_id: Reference, report_id: Reference, sent: Read) -> Done:
    """Say that the court wants a report no more."""
    check_report.withdraw_report(request.auth, child_id, report_id=report_id, **sent.told())
    return Done()
