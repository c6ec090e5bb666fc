"""What screening tells the Cafcass extract."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.models import Assignment
from waypost.casework.access.permissions import Permission
from waypost.casework.screening.models import SafeguardingLetter

_WRITES = ("screening", "adviser")
"""As what somebody works for a child who writes the safeguarding letter."""


@reads("screening.letters_told", Permission.WRITE_EXTRACT)
def safeguarding_letters_told(acting: Acting, child_id: str | None) -> tuple[dict[str, object], ...]:
    """Return every safeguarding letter that was filed, as rows of the Cafcass extract (reports) by our own child_id."""
    rows = SafeguardingLetter.objects.exclude(filed_at=None).select_related("screening").order_by("pk")
    given = _given_on(rows)
    return tuple(
        {
            "report_id": f"SL-{row.pk}",
            "case_id": row.screening.proceedings_id,
            "child_id": row.child_id,
            "kind": "safeguarding_letter",
            "author": "cafcass",
            "ordered_on": row.screening.received_on,
            "allocated_on": given.get(row.pk),
            "filed_on": row.filed_on,
            "recorded_at": row.filed_at,
        }
        for row in rows
    )


def _given_on(letters: Iterable[SafeguardingLetter]) -> Mapping[int, date]:
    """Return by letter the first day, from receipt to filing, on which somebody and not a team alone had the child."""
    rows = list(letters)
    of_letters = SafeguardingLetter.objects.exclude(filed_at=None).values("child_id")
    works = Assignment.objects.filter(child_id__in=of_letters, user__isnull=False, capacity__in=_WRITES)
    held: defaultdict[str, list[tuple[date, date | None]]] = defaultdict(list)
    for child_id, from_on, to_on in works.values_list("child_id", "from_on", "to_on"):
        held[child_id].append((from_on, to_on))
    found: dict[int, date] = {}
    for row in rows:
        received_on, filed_on = row.screening.received_on, row.filed_on
        days = [
            max(from_on, received_on)
            for from_on, to_on in held[row.child_id]
            if (to_on is None or to_on >= received_on) and filed_on is not None and from_on <= filed_on
        ]
        if days:
            found[row.pk] = min(days)
    return found
