"""What of a child, and of the open case issued last, says what work it is. Used inside this room alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from waypost.casework.allocation.words import work_type
from waypost.casework.allocation.workload import WorkItem
from waypost.casework.children.models import Child


class ChildFacts(NamedTuple):
    """What of a child says what work it is."""

    child_id: str
    family_reference: str
    interpreter_language: str
    opened_on: date
    service_area: str


class OpenCase(NamedTuple):
    """What of proceedings says what work they are."""

    case_id: str
    law: str
    kind: str
    programme: str
    received_on: date | None
    next_hearing_on: date | None
    has_domestic_abuse: bool | None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A child with the open case that says what work it is; no case: closing."""

    child: ChildFacts
    case: OpenCase | None

    @property
    def key(self) -> str:
        """What makes it one piece of work: the case, else the family, else the child."""
        if self.case is not None:
            return self.case.case_id
        return (
            f"family:{self.child.family_reference}" if self.child.family_reference else f"child:{self.child.child_id}"
        )

    def piece(
        self, id: str, children: int, is_guardian: bool, on: date, since: date | None = None, until: date | None = None
    ) -> WorkItem:
        """Return it as a piece of work of so many children."""
        case = self.case
        hearing = (case.next_hearing_on,) if case is not None and case.next_hearing_on else ()
        kind = work_type(
            None if case is None else case.law,
            "" if case is None else case.kind,
            "" if case is None else case.programme,
            None if case is None else case.received_on,
            on,
            is_guardian=is_guardian,
        )
        traits = {"domestic_abuse"} if case is not None and case.has_domestic_abuse else set()
        traits |= {"interpreter"} if self.child.interpreter_language else set()
        return WorkItem(
            id,
            kind,
            children=children,
            hearings_on=hearing,
            traits=frozenset(traits),
            held_from=since,
            held_until=until,
        )


def cases_of(child_ids: Collection[str] | QuerySet[Any], on: date) -> dict[str, CaseFacts]:
    """Return what is known of each child's work: the open case that was issued last. One query."""
    case = [f"proceedings__{name}" for name in OpenCase._fields]
    ordered = Child.objects.filter(pk__in=child_ids).order_by("proceedings__issued_on", "proceedings__pk")
    found: dict[str, CaseFacts] = {}
    upto = len(ChildFacts._fields)
    for row in ordered.values_list(*ChildFacts._fields, *case, "proceedings__ended_on"):
        *told, ended_on = row[upto:]
        is_open_case = told[0] is not None and ended_on is None
        if is_open_case or row[0] not in found:
            found[row[0]] = CaseFacts(ChildFacts(*row[:upto]), OpenCase(*told) if is_open_case else None)
    return found
