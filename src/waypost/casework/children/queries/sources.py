"""The sources whose lines somebody may see of a child: by role, and by the law of the child's proceedings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from waypost.casework.access.acting import Acting
from waypost.casework.access.facts import sources_for
from waypost.casework.children.models import ChildInCase


def sources_open_to(acting: Acting, child_id: str | None) -> frozenset[str]:
    """Return the sources that this person may see of one child."""
    return sources_of_each(acting, [child_id or ""]).get(child_id or "", frozenset())


def sources_of_each(acting: Acting, child_ids: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Return the sources that this person may see of each child, by one query. A child in no proceedings has none."""
    laws = defaultdict(set)
    for child_id, law in ChildInCase.objects.filter(child__in=child_ids).values_list("child_id", "proceedings__law"):
        laws[child_id].add(law)
    return {child_id: sources_for(acting.role, frozenset(every)) for child_id, every in laws.items()}
