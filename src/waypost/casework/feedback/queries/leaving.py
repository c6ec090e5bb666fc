"""What leaves for the record: feedback and complaints as rows of the Cafcass extract, without a word of anybody's."""

from __future__ import annotations

from collections.abc import Iterator

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.feedback.models import Complaint, Feedback
from waypost.casework.feedback.rules import State


@reads("feedback.extract", Permission.WRITE_EXTRACT)
def feedback_told(acting: Acting, child_id: str | None) -> tuple[dict[str, object], ...]:
    """Return all feedback and every complaint that names a child, as rows of the extract. Their words stay here."""
    given: Iterator[dict[str, object]] = (
        {
            "feedback_id": f"F{row.pk}", "child_id": row.child_id, "kind": row.kind, "made_by": row.made_by,
            "made_on": row.made_on, "responded_on": None, "sentiment": row.sentiment, "recorded_at": row.made_at,
            "of_on": row.made_on,
        }
        for row in Feedback.objects.exclude(child=None).order_by("pk")
    )  # fmt: skip
    complained: Iterator[dict[str, object]] = (
        {
            "feedback_id": f"K{row.complaint_id}", "child_id": row.child_id, "kind": "complaint",
            "made_by": row.made_by, "made_on": row.received_on, "responded_on": row.answered_on, "sentiment": None,
            "recorded_at": row.changed_at, "of_on": row.received_on,
        }
        for row in Complaint.objects.exclude(child=None).exclude(state=State.WITHDRAWN).order_by("pk")
    )  # fmt: skip
    return (*given, *complained)
