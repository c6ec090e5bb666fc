"""What reports tell beyond their pages: rows of the Cafcass extract, and what may have told of a wrong link."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.reports.models import Edition, Report
from waypost.casework.reports.rules import State


@reads("reports.filed_since", Permission.FREE_CHILD)
def reports_filed_since(acting: Acting, child_id: str | None, *, since_on: date) -> tuple[tuple[str, str, date], ...]:
    """Return (number, kind, day) of each edition that was filed from a day on: what a wrong link may have told."""
    rows = Edition.objects.filter(child_id=child_id, filed_on__gte=since_on).select_related("report")
    told = rows.order_by("filed_on", "pk").values_list("report__report_id", "report__kind", "filed_on")
    return tuple((number, kind, on) for number, kind, on in told if on is not None)


@reads("reports.extract", Permission.WRITE_EXTRACT)
def reports_told(acting: Acting, child_id: str | None) -> tuple[dict[str, object], ...]:
    """Return every report that the court still wants, as rows of the Cafcass extract by our own child_id."""
    rows = Report.objects.exclude(state=State.WITHDRAWN).order_by("report_id")
    return tuple(
        {
            "report_id": row.report_id,
            "case_id": row.proceedings_id,
            "child_id": row.child_id,
            "kind": row.kind,
            "author": row.author,
            "ordered_on": row.ordered_on,
            "due_on": row.due_on,
            "filed_on": row.filed_on,
            "recorded_at": row.changed_at,
        }
        for row in rows
    )


@reads("reports.responses", Permission.WRITE_EXTRACT)
def responses_told(acting: Acting, child_id: str | None) -> tuple[tuple[str, str, date, bool], ...]:
    """Return (child, case, filed on, whether the child's response stands in it) of each filed edition. No words."""
    rows = Edition.objects.filter(filed_on__isnull=False).annotate(has_response=~Q(childs_response=""))
    told = rows.order_by("pk").values_list("child_id", "report__proceedings_id", "filed_on", "has_response")
    return tuple((child, case, on, has) for child, case, on, has in told if on is not None)
