"""Asks the court for more time, or that the other agency writes a report; and records what the court answered."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.reports.actions.holding import facts_of, hold_report, move_on
from waypost.casework.reports.models import CourtRequest, Report
from waypost.casework.reports.rules import ReportAct, State, check_request
from waypost.casework.reports.words import AUTHORITY, CAFCASS, check_words

_OPEN = (State.ORDERED, State.WRITING, State.WITH_CHECKER, State.CHECKED, State.WITH_AUTHORITY)


@acts("reports.ask_court", Permission.WRITE_REPORT)
def ask_court(
    acting: Acting,
    child_id: str | None,
    *,
    report_id: str,
    version: int,
    is_transfer: bool,
    reason: str,
    until_on: date | None = None,
) -> Outcome[int]:
    """Record that the court is asked. The due day stays until it grants another. Raises NotAWord, NotPossibleNow."""
    child = open_child(child_id)
    report = hold_report(child, report_id, version)
    check_words("request_reasons", [reason])
    if report.state not in _OPEN or report.requests.filter(is_granted=None).exists():
        raise NotPossibleNow("nothing can be asked of the court now.", do="Wait for its answer, or open it again.")
    check_request(report.kind, is_transfer=is_transfer, until_on=until_on, due_on=report.due_on)
    row = CourtRequest.objects.create(
        child=child,
        report=report,
        is_transfer=is_transfer,
        reason=reason,
        until_on=until_on,
        asked_on=acting.on,
        asked_by_id=acting.user_id,
    )
    return Outcome(row.pk, {"report": report_id, "is_transfer": is_transfer, "reason": reason})


@acts("reports.answer", Permission.ORDER_REPORT)
def answer_request(
    acting: Acting,
    child_id: str | None,
    *,
    report_id: str,
    version: int,
    is_granted: bool,
    new_due_on: date | None = None,
) -> Outcome[int]:
    """Record the court's answer to what is asked of it. A granted transfer makes the report the other agency's."""
    child = open_child(child_id)
    report = hold_report(child, report_id, version)
    asked = report.requests.filter(is_granted=None).first()
    if asked is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    if is_granted and not asked.is_transfer and new_due_on is None:
        raise NotPossibleNow("it is not said until when.", where="new_due_on", do="Give the day in the order.")
    asked.is_granted, asked.answered_on, asked.new_due_on = is_granted, acting.on, new_due_on
    asked.save()
    if is_granted:
        _grant(acting, report, asked, new_due_on)
    return Outcome(report.version, {**facts_of(report, acting), "is_granted": is_granted, "due_on": report.due_on})


def _grant(acting: Acting, report: Report, asked: CourtRequest, new_due_on: date | None) -> None:
    report.due_on = new_due_on or report.due_on
    if asked.is_transfer:
        report.author = AUTHORITY if report.author == CAFCASS else CAFCASS
        move_on(acting, report, ReportAct.TRANSFER)
        return
    report.version, report.changed_at = report.version + 1, acting.at
    report.save()
