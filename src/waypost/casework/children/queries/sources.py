"""The sources whose lines somebody may see of a child: by role, and by the law of the child's proceedings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from waypost.casework.access.acting import Acting
from waypost.casework.access.facts import PRIVATE, PUBLIC, agencies_for, sources_for
from waypost.casework.children.models import ChildInCase, Proceedings

COURT = "court"


def sources_open_to(acting: Acting, child_id: str | None) -> frozenset[str]:
    """Return the sources that this person may see of one child."""
    return sources_of_each(acting, [child_id or ""]).get(child_id or "", frozenset())


def sources_of_each(acting: Acting, child_ids: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Return the sources that this person may see of each child, by one query. A child in no proceedings has none."""
    laws = defaultdict(set)
    for child_id, law in ChildInCase.objects.filter(child__in=child_ids).values_list("child_id", "proceedings__law"):
        laws[child_id].add(law)
    return {child_id: sources_for(acting.role, frozenset(every)) for child_id, every in laws.items()}


def hearing_to_come(case: Proceedings, acting: Acting) -> date | None:
    """Return the next hearing of a case; null for a role that may not see what the court tells, and for a day gone by.

    The record is told each night: where a night was missed, a hearing that was is no hearing to come.
    """
    is_to_come = case.next_hearing_on is not None and case.next_hearing_on >= acting.on
    return case.next_hearing_on if is_to_come and case.law in laws_with_court(acting) else None


def laws_with_court(acting: Acting) -> tuple[str, ...]:
    """Return the laws in whose proceedings a role may see what the court tells."""
    return tuple(law for law in (PUBLIC, PRIVATE) if COURT in agencies_for(acting.role, law))
