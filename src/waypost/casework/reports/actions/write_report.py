"""Begins a report from the record, writes it, hands it in, and begins the next edition when something is worrying."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import BackgroundReview
from waypost.casework.children.withholding import check_tells_no_party
from waypost.casework.reports.actions.holding import (
    facts_of,
    hold_report,
    last_edition,
    move_on,
    texts_of,
    written_in,
)
from waypost.casework.reports.models import Edition
from waypost.casework.reports.record import told_by_the_record
from waypost.casework.reports.rules import ReportAct, Written, check_can_hand_in, check_written
from waypost.casework.reports.words import check_words, kind_of

_SETTLED = ("reviewed", "nothing_known")


@acts("reports.begin", Permission.WRITE_REPORT)
def begin_report(
    acting: Acting, child_id: str | None, *, report_id: str, version: int, childs_words: str = ""
) -> Outcome[int]:
    """Begin a report: what the record can say stands in it already, each line with its source.

    `childs_words`: what the child said so far, as it was written down, so that nobody writes it again.
    """
    child = open_child(child_id)
    report = hold_report(child, report_id, version)
    move_on(acting, report, ReportAct.BEGIN)
    sections = told_by_the_record(acting, child.pk)
    wanted = {name: words for name, words in sections.items() if name in kind_of(report.kind).sections}
    number = report.editions.count() + 1
    words = childs_words if kind_of(report.kind).hears_the_child else ""
    edition = Edition.objects.create(child=child, report=report, number=number, sections=wanted, childs_words=words)
    edition.writers.add(acting.user_id)
    return Outcome(report.version, facts_of(report, acting))


@acts("reports.write", Permission.WRITE_REPORT)
def write_report(
    acting: Acting, child_id: str | None, *, report_id: str, version: int, written: Written
) -> Outcome[int]:
    """Save what is written. Returns the version that the page goes on with. Raises SomebodySavedFirst, NotAWord.

    The child's answer stays where `written` holds none: it is written by an action of its own.
    """
    child = open_child(child_id)
    report = hold_report(child, report_id, version)
    move_on(acting, report, ReportAct.WRITE)
    check_written(report.kind, written)
    edition = last_edition(report)
    edition.sections, edition.sources = dict(written.sections), dict(written.sources)
    edition.childs_words, edition.no_words_because = written.childs_words, written.no_words_because
    if written.childs_response or written.no_response_because:
        edition.childs_response, edition.no_response_because = written.childs_response, written.no_response_because
    edition.save()
    edition.writers.add(acting.user_id)
    return Outcome(report.version, facts_of(report, acting))


@acts("reports.answer_by_child", Permission.WRITE_REPORT)
def record_response(
    acting: Acting,
    child_id: str | None,
    *,
    report_id: str,
    version: int,
    childs_response: str = "",
    no_response_because: str = "",
) -> Outcome[int]:
    """Write how the child answered to the advice, until the report is filed; or why nobody shared it."""
    child = open_child(child_id)
    report = hold_report(child, report_id, version)
    move_on(acting, report, ReportAct.ANSWER)
    edition = last_edition(report)
    edition.childs_response, edition.no_response_because = childs_response, no_response_because
    edition.save()
    return Outcome(report.version, {**facts_of(report, acting), "was_shared": bool(childs_response.strip())})


@acts("reports.hand_in", Permission.WRITE_REPORT)
def hand_in(acting: Acting, child_id: str | None, *, report_id: str, version: int) -> Outcome[int]:
    """Hand a report to its checker. Raises ReportNotWhole while anything is missing, WouldTellParties."""
    child = open_child(child_id)
    report = hold_report(child, report_id, version)
    move_on(acting, report, ReportAct.HAND_IN)
    edition = last_edition(report)
    reviewed = BackgroundReview.objects.filter(child=child, state__in=_SETTLED).values_list("subject", flat=True)
    check_can_hand_in(report.kind, written_in(edition), set(reviewed))
    check_tells_no_party(child.pk, texts_of(edition))
    edition.handed_in_on = acting.on
    edition.writers.add(acting.user_id)
    edition.save()
    return Outcome(report.version, facts_of(report, acting))


@acts("reports.update", Permission.WRITE_REPORT)
def update_report(
    acting: Acting, child_id: str | None, *, report_id: str, version: int, because: str, words: str = ""
) -> Outcome[int]:
    """Begin the next edition of a filed report, because something worrying happened. The filed one stays as it is."""
    child = open_child(child_id)
    report = hold_report(child, report_id, version)
    check_words("worries", [because])
    before = last_edition(report)
    move_on(acting, report, ReportAct.UPDATE)
    edition = Edition.objects.create(
        child=child,
        report=report,
        number=before.number + 1,
        because=because,
        because_words=words,
        sections=before.sections,
        sources=before.sources,
        childs_words=before.childs_words,
        no_words_because=before.no_words_because,
    )
    edition.writers.add(acting.user_id)
    return Outcome(report.version, {**facts_of(report, acting), "because": because, "number": edition.number})
