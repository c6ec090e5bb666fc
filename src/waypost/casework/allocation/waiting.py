"""Children who wait for somebody, as cases: who knows them, who may never take them. Used inside this room alone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from waypost.casework.access.models import Assignment, Conflict, Restriction
from waypost.casework.access.visibility import holds_on
from waypost.casework.allocation.case_facts import cases_of
from waypost.casework.allocation.considerations import Case, Known
from waypost.casework.allocation.holdings import WORKS
from waypost.casework.children.models import Child


def waiting_cases(
    child_ids: Collection[str], asked: Collection[int], on: date, *, leaving: int | None = None
) -> list[Case]:
    """Return children as cases that wait for somebody: who knows them, and who may never take them. Six queries.

    `leaving` is somebody who hands over: that they know the child counts for nothing.
    """
    facts = cases_of(child_ids, on)
    families = {one.child.family_reference: set[str]() for one in facts.values() if one.child.family_reference}
    kin = dict(Child.objects.filter(family_reference__in=families).values_list("pk", "family_reference"))
    for child_id, family in kin.items():
        families[family].add(child_id)
    worked = Assignment.objects.filter(child_id__in={*child_ids, *kin}, capacity__in=WORKS, user_id__in=asked)
    known: dict[str, dict[str, Known]] = {child_id: {} for child_id in facts}
    for child_id, user_id, until in worked.exclude(user_id=leaving or 0).values_list("child_id", "user_id", "to_on"):
        how = Known.NOW if until is None or until >= on else Known.BEFORE
        if child_id in known:
            _know(known[child_id], str(user_id), how)
        for sibling in families.get(kin.get(child_id, ""), ()):
            if sibling != child_id and sibling in known:
                _know(known[sibling], str(user_id), Known.FAMILY)
    shut = shut_to(child_ids, asked, on)
    first: dict[str, date] = {}
    unheld = Assignment.objects.filter(child_id__in=child_ids, user=None).order_by("-from_on")
    for child_id, since in unheld.values_list("child_id", "from_on"):
        first[child_id] = since
    return [
        Case(
            child_id,
            one.piece(f"new:{child_id}", 1, False, on),
            min(on, first.get(child_id, one.child.opened_on)),
            one.child.family_reference,
            one.child.service_area,
            wants=frozenset({one.child.interpreter_language}) if one.child.interpreter_language else frozenset(),
            known_to=known[child_id],
            conflicts=shut.get(child_id, frozenset()),
        )
        for child_id, one in sorted(facts.items())
    ]


def _know(known: dict[str, Known], who: str, how: Known) -> None:
    order = list(Known)
    if who not in known or order.index(how) < order.index(known[who]):
        known[who] = how


def shut_to(child_ids: Collection[str], asked: Collection[int], on: date) -> dict[str, frozenset[str]]:
    """Return who may never take each child: a conflict of interest, or a restriction that does not name them."""
    found: dict[str, set[str]] = {}
    conflicts = Conflict.objects.filter(holds_on(on), child_id__in=child_ids, user_id__in=asked)
    for child_id, user_id in conflicts.values_list("child_id", "user_id"):
        found.setdefault(child_id, set()).add(str(user_id))
    for row in Restriction.objects.filter(holds_on(on), child_id__in=child_ids).prefetch_related("allowed"):
        allowed = {user.pk for user in row.allowed.all()}
        found.setdefault(row.child_id, set()).update(str(user_id) for user_id in asked if user_id not in allowed)
    return {child_id: frozenset(who) for child_id, who in found.items()}
