"""Puts applications that the record brought on the queue, each with the child and the parties to look for."""

from __future__ import annotations

from datetime import date, timedelta

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import ChildInCase, FamilyMember
from waypost.casework.screening.models import Match, Screening
from waypost.casework.screening.rules import PARTIES, PROGRAMMES
from waypost.casework.screening.terms import arrival_days

_AT_ONCE = 500


@acts("screening.arrive", Permission.TAKE_IN)
def arrive(acting: Acting, child_id: str | None, *, told_on: date) -> Outcome[int]:
    """Put every application that Cafcass received in the days before `told_on` on the queue, once.

    An older one was screened before casework knew of it. Returns how many are new.
    """
    since = told_on - timedelta(days=arrival_days())
    places = ChildInCase.objects.filter(
        proceedings__programme__in=PROGRAMMES, proceedings__received_on__gte=since, proceedings__ended_on=None,
        child__closed_on=None,
    ).select_related("proceedings")  # fmt: skip
    known = set(Screening.objects.values_list("child_id", "proceedings_id"))
    fresh = [one for one in places if (one.child_id, one.proceedings_id) not in known]
    rows = Screening.objects.bulk_create([_screening(one) for one in fresh], batch_size=_AT_ONCE)
    of_child: dict[str, list[int]] = {}
    for child, member in FamilyMember.objects.filter(
        child_id__in={one.child_id for one in fresh}, party__in=PARTIES
    ).values_list("child_id", "pk"):
        of_child.setdefault(child, []).append(member)
    Match.objects.bulk_create([match for row in rows for match in _people(row, of_child)], batch_size=_AT_ONCE)
    return Outcome(len(rows), {"applications": len(rows)})


def _screening(place: ChildInCase) -> Screening:
    case = place.proceedings
    received_on = case.received_on or case.issued_on
    return Screening(
        child_id=place.child_id, proceedings=case, programme=case.programme, received_on=received_on,
        is_abuse_alleged=bool(case.has_domestic_abuse),
    )  # fmt: skip


def _people(row: Screening, of_child: dict[str, list[int]]) -> list[Match]:
    adults = [Match(child_id=row.child_id, screening=row, about=str(one)) for one in of_child.get(row.child_id, ())]
    return [Match(child_id=row.child_id, screening=row, about=row.child_id, is_of_child=True), *adults]
