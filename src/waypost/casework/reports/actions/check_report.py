"""A manager's check of a report, never of one's own; its filing; and its withdrawal."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.withholding import check_tells_no_party
from waypost.casework.reports.actions.holding import (
    facts_of,
    hold_report,
    last_edition,
    move_on,
    texts_of,
    written_in,
)
from waypost.casework.reports.rules import ReportAct, check_can_file, check_checker


@acts("reports.check", Permission.CHECK_REPORT)
def check_report(
    acting: Acting, child_id: str | None, *, report_id: str, version: int, is_right: bool, note: str = ""
) -> Outcome[int]:
    """Approve a report, or send it back with what to do. Raises NotPossibleNow for one that the checker wrote in."""
    report = hold_report(open_child(child_id), report_id, version)
    edition = last_edition(report)
    check_checker(set(edition.writers.values_list("pk", flat=True)), acting.user_id)
    if not is_right and not note.strip():
        raise NotPossibleNow("it is not said what is to be done.", where="note", do="Say what should be put right.")
    move_on(acting, report, ReportAct.APPROVE if is_right else ReportAct.SEND_BACK)
    edition.check_note = note
    edition.checked_by_id, edition.checked_on = (acting.user_id, acting.on) if is_right else (None, None)
    edition.save()
    return Outcome(report.version, {**facts_of(report, acting), "is_right": is_right})


@acts("reports.file", Permission.WRITE_REPORT)
def file_report(acting: Acting, child_id: str | None, *, report_id: str, version: int) -> Outcome[int]:
    """Say that a checked report is filed today. Raises ReportNotWhole without the child's answer, WouldTellParties."""
    child = open_child(child_id)
    report = hold_report(child, report_id, version)
    edition = last_edition(report)
    report.filed_on = report.filed_on or acting.on
    move_on(acting, report, ReportAct.FILE)
    check_can_file(report.kind, written_in(edition))
    check_tells_no_party(child.pk, texts_of(edition))
    edition.filed_on = acting.on
    edition.save()
    return Outcome(report.version, {**facts_of(report, acting), "number": edition.number})


@acts("reports.receive", Permission.ORDER_REPORT)
def receive_report(
    acting: Acting, child_id: str | None, *, report_id: str, version: int, filed_on: date
) -> Outcome[int]:
    """Say that the authority filed its report on a day."""
    report = hold_report(open_child(child_id), report_id, version)
    if not report.ordered_on <= filed_on <= acting.on:
        raise NotPossibleNow("it was filed between its order and today.", where="filed_on", do="Give another day.")
    report.filed_on = filed_on
    move_on(acting, report, ReportAct.RECEIVE)
    return Outcome(report.version, facts_of(report, acting))


@acts("reports.withdraw", Permission.ORDER_REPORT)
def withdraw_report(acting: Acting, child_id: str | None, *, report_id: str, version: int) -> Outcome[int]:
    """Say that the court wants a report no more. What was written stays readable."""
    report = hold_report(open_child(child_id), report_id, version)
    if report.filed_on is not None:
        raise NotPossibleNow("an edition of this report is filed.", do="Finish the update, or file it as it was.")
    move_on(acting, report, ReportAct.WITHDRAW)
    return Outcome(report.version, facts_of(report, acting))
