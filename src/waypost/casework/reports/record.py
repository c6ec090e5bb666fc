"""What the record of a child can say in a report, of those sources alone that the writer may see."""

from __future__ import annotations

from waypost.casework.access.acting import Acting
from waypost.casework.children.disputed import disputed_lines
from waypost.casework.children.models import ChronologyLine, RecordedNeed, WhatMatters
from waypost.casework.children.queries.sources import sources_open_to
from waypost.casework.reports.rules import Said, drafted_from


def told_by_the_record(acting: Acting, child_id: str) -> dict[str, str]:
    """Return words by section: what happened, line by line with its source, and who the child is."""
    lines = ChronologyLine.objects.filter(
        child_id=child_id, is_standing=True, agency__in=sources_open_to(acting, child_id)
    )
    matters = WhatMatters.objects.filter(child_id=child_id).order_by("kind", "pk").values_list("words", flat=True)
    needs = RecordedNeed.objects.filter(child_id=child_id, ended_on=None).order_by("pk").values_list("need", flat=True)
    disputed = disputed_lines(child_id)
    said = [
        Said(row.happened_on, row.sentence, row.source, row.line_id in disputed)
        for row in lines.order_by("happened_on", "pk")
    ]
    return drafted_from(said, list(matters), [need.replace("_", " ") for need in needs])
