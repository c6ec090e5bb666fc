"""Takes hold of a report of a child, moves it on by the table, and sees that it tells nobody where anybody is."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.children.models import Child
from waypost.casework.children.rules import NotPossibleNow, check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.reports.models import Edition, Report
from waypost.casework.reports.rules import TRANSITIONS, ReportAct, State, Written


def hold_report(child: Child, report_id: str, version: int) -> Report:
    """Return a report of this child; one of another child is answered as a child who is not there."""
    report = Report.objects.select_for_update().filter(report_id=report_id, child=child).first()
    if report is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    check_fresh(version, report.version)
    return report


def move_on(acting: Acting, report: Report, act: ReportAct) -> None:
    """Move a report on and save it. Raises NotPossibleNow where the table has no such step."""
    report.state = next_state(TRANSITIONS, State(report.state), act)
    report.version, report.changed_at = report.version + 1, acting.at
    report.save()


def last_edition(report: Report) -> Edition:
    """Return the edition that is at work, or was filed last. Raises NotPossibleNow where nobody has begun."""
    last = report.editions.order_by("-number").first()
    if last is None:
        raise NotPossibleNow("nothing of this report is written yet.", do="Begin it first.")
    return last


def written_in(edition: Edition) -> Written:
    """Return what stands in an edition."""
    return Written(
        edition.sections,
        edition.sources,
        edition.childs_words,
        edition.no_words_because,
        edition.childs_response,
        edition.no_response_because,
    )


def texts_of(edition: Edition) -> tuple[str, ...]:
    """Return every text of an edition that the parties read."""
    return (*edition.sections.values(), edition.childs_words, edition.childs_response)


def facts_of(report: Report, acting: Acting) -> dict[str, object]:
    """Return what the audit may know of an act on a report."""
    return {"report": report.report_id, "kind": report.kind, "state": report.state, "on": acting.on}
