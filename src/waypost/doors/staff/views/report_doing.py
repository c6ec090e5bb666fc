"""What is done with a report: ordered, begun, written, handed in, checked, answered, filed, updated, asked about."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.advice.queries import child_advice
from waypost.casework.engagement.queries import child_meetings
from waypost.casework.reports.actions import ask_court, check_report, order_report, write_report
from waypost.casework.reports.queries import a_report, child_reports
from waypost.doors.staff.forms import of_reports
from waypost.doors.staff.views.doing import Asked, Doing, pages_of
from waypost.doors.staff.views.report import WORDS
from waypost.doors.staff.words import day, plain

_OF = "child/<str:child_id>"
_KEEPS = ("report_id",)


def _order_that_arrived(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    """Begin with the order that a source tells and nobody has recorded, the newest; else with today."""
    first = told.arrived[0] if told.arrived else None
    return {"initial": {"ordered_on": first.ordered_on, "kind": first.kind} if first else {"ordered_on": acting.on}}


def _version(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"version": told.report.version}


def _what_stands(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    written = told.editions[0].written if told.editions else of_reports.Written()
    return {"version": told.report.version, "kind": told.report.kind, "initial": of_reports.as_boxes(written)}


def _answer_so_far(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    """Begin with what was written under advice: nobody types it twice."""
    written = told.editions[0].written if told.editions else of_reports.Written()
    said = written.childs_response or _answered_to_advice(acting, told.head.child_id, told.report.case_id)
    initial = {"childs_response": said, "no_response_because": written.no_response_because}
    return {"version": told.report.version, "initial": initial}


def _answered_to_advice(acting: Acting, child_id: str, case_id: str) -> str:
    if not may(acting.role, Permission.SEE_ADVICE):
        return ""
    every = child_advice(acting, child_id).advice
    here = [one for one in every if one.case_id == case_id and one.childs_response and one.state != "withdrawn"]
    return "\n".join(f"{plain(one.issue)}: {one.childs_response}" for one in here)


def said_at_meetings(acting: Acting, child_id: str) -> str:
    """Return what the child said at each meeting that stands, oldest first, with its day."""
    if not may(acting.role, Permission.SEE_MEETINGS):
        return ""
    meetings = child_meetings(acting, child_id).meetings
    stand = [one for one in reversed(meetings) if one.childs_words and not one.struck_because]
    return "\n".join(f"{day(one.seen_on)}: {one.childs_words}" for one in stand)


def _begin(acting: Acting, child_id: str, form: Any, asked: Asked) -> int:
    words = said_at_meetings(acting, child_id)
    return write_report.begin_report(acting, child_id, once=form.token, version=form.seen, childs_words=words, **asked)


def _to_it(child_id: str, asked: Asked, done: Any) -> str:
    return reverse("report", args=[child_id, done])


def _to_writing(child_id: str, asked: Asked, done: Any) -> str:
    return reverse("write_report", args=[child_id, asked["report_id"]])


def _of(name: str, title: str, button: str, done: str, form: Any, needs: Permission, act: Any, **more: Any) -> Doing:
    """Return something that is done with a report that is there."""
    told: dict[str, Any] = {"back": "report", "keeps": _KEEPS, "ask": a_report, "begin": _version, **more}
    where = f"report/<str:report_id>/{name.removesuffix('_report').replace('_', '-')}/"
    return Doing(name, where, title, button, done, form, needs, act=act, **told)


def _simply(action: Any) -> Any:
    """Return an act that takes the form as it is."""
    return lambda who, child, form, asked: action(who, child, once=form.token, version=form.seen, **asked, **form.taken)


WRITE, ORDER = Permission.WRITE_REPORT, Permission.ORDER_REPORT
READ, SAID = "child/report_read.html", {"coded": WORDS}
NOTHING_MORE = of_reports.NothingMoreForm
DOINGS = (
    Doing("order_report", "report/", "Record an order for a report", "Record it", "The order is recorded.",
          of_reports.OrderReportForm, ORDER, "child_documents", child_reports,
          lambda who, child, form, _: order_report.order_report(who, child, once=form.token, **form.taken),
          _order_that_arrived, _to_it, template="child/report_order.html",
          about="Whose it is follows the law, the order, and then the involvement test of the place."),
    _of("begin_report", "Begin the report", "Begin it", "The report is begun, with what the record can say.",
        NOTHING_MORE, WRITE, _begin, goes=_to_writing,
        about="What happened, who the child is and what the child said stand in it already, from the record, each "
              "with its source. You read it, and write the rest."),
    _of("write_report", "Write the report", "Save", "It is saved.", of_reports.WriteReportForm, WRITE,
        lambda who, child, form, asked: write_report.write_report(
            who, child, once=form.token, version=form.seen, written=form.written, **asked),
        begin=_what_stands, template="child/report_write.html"),
    _of("hand_in_report", "Send it to the manager", "Send it", "It waits for a manager’s check.", NOTHING_MORE, WRITE,
        _simply(write_report.hand_in), template=READ, more=SAID,
        about="A manager who did not write in it reads it, and agrees or sends it back with what to put right."),
    _of("check_report", "Check the report", "Save the check", "The check is recorded.", of_reports.CheckForm,
        Permission.CHECK_REPORT, _simply(check_report.check_report), template=READ, more=SAID),
    _of("answer_report", "The child’s answer", "Save", "The child’s answer is written down.", of_reports.AnswerForm,
        WRITE, _simply(write_report.record_response), begin=_answer_so_far,
        about="The child hears the advice before the court does, and the court hears the child’s answer."),
    _of("file_report", "File the report", "It is filed today", "The report is filed.", NOTHING_MORE, WRITE,
        _simply(check_report.file_report), template=READ, more=SAID,
        about="Every party reads what is filed. It is looked through once more for what is kept apart."),
    _of("update_report", "Something worrying happened", "Begin the update", "The next edition is begun.",
        of_reports.UpdateForm, WRITE, _simply(write_report.update_report), goes=_to_writing,
        about="What was filed stays as it is. The next edition begins with its words."),
    _of("ask_court", "Ask the court", "Record it", "It is recorded that the court is asked.", of_reports.AskCourtForm,
        WRITE, _simply(ask_court.ask_court), about="The day on which it is due stays until the court grants another."),
    _of("answer_court", "What the court answered", "Record it", "The answer is recorded.", of_reports.CourtAnswerForm,
        ORDER, _simply(ask_court.answer_request)),
    _of("receive_report", "The authority’s report", "Record it", "It is recorded.", of_reports.ReceiveForm, ORDER,
        _simply(check_report.receive_report)),
    _of("withdraw_report", "The court wants it no more", "Withdraw it", "The report is withdrawn.", NOTHING_MORE,
        ORDER, _simply(check_report.withdraw_report), is_grave=True, about="What was written stays readable."),
)  # fmt: skip
urls = pages_of(DOINGS)
