"""The guided tour of the demonstration: one invented child, first as staff see the child, then as the family does.

It shows side by side what each of the family sees and does not, which nobody but staff may ever see. So it is there
where somebody may sign in without a password, and nowhere else (demonstration.py says when).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from waypost.casework.access.queries import acting_as
from waypost.casework.access.roles import Role
from waypost.casework.access.signing_in import InventedPerson, invented_people
from waypost.casework.sharing.queries.for_staff import child_sharing
from waypost.casework.sharing.queries.shown import SharingPage
from waypost.casework.sharing.signing_in import InventedReader, invented_readers, who_works_for
from waypost.wiring.asking import instant
from waypost.wiring.invented_sign_in import is_open_for

STAFF = {
    Role.FAMILY_COURT_ADVISER: "the whole record, and the page on which everything is released to the family",
    Role.CHILDRENS_GUARDIAN: "the same, in care proceedings",
    Role.PRACTICE_SUPERVISOR: "the team: who waits, what is late, what families wrote that nobody has read",
    Role.SERVICE_MANAGER: "allocating",
    Role.SCREENING_OFFICER: "new applications",
    Role.AUTHORITY_SOCIAL_WORKER: "what the authority may see",
    Role.COMPLAINTS_MANAGER: "what families said by the code on a letter: words to read, worries, complaints, the year",
    Role.AUDITOR: "who has looked at what, families among them",
    Role.PROGRAMME_OFFICER: "promises: what was recommended, by when, and what shows it",
    Role.BOARD_MEMBER: "figures alone; and last, under Promises: are we ready, and did it work?",
}
FAMILY = {
    ("child", "younger"): "words for about ten, what comes next, and the child’s own words",
    ("child", "older"): "the same steps in words for about fifteen",
    ("child", "together"): "pictures, to be looked at with an adult",
    "mother": "she lives in a refuge: her page holds nothing of it, and neither does anybody else’s",
    "father": "the same steps; nothing of where she lives, or that she has a page",
    "grandmother": "a carer who was joined to the case: not automatic, so somebody gave a reason",
}
FIVE = {
    ("child", "younger"): "child of about ten",
    ("child", "older"): "brother or sister of about fifteen",
    "mother": "mother",
    "father": "father",
    "grandmother": "grandparent",
}
"""Whom the tour shows of a family; a small county may lack somebody, which the page then says."""
NEVER = (
    "Where the mother lives, and that it is a refuge",
    "The safety plan, the assessment of harm, the safe ways to reach her",
    "Whether anybody else has a page",
)


@dataclass(frozen=True, slots=True)
class Stop:
    """Somebody of the family on the tour, with what to look at."""

    reader: InventedReader
    look: str


@require_safe
def tour(request: HttpRequest) -> HttpResponse:
    """Show the tour. 404 where this is not a demonstration on this machine."""
    if not is_open_for(request):
        raise Http404
    readers = invented_readers()
    people = invented_people(instant())
    child_id = readers[0].child_id if readers else None
    theirs = who_works_for(child_id, instant().date()) if child_id else frozenset()
    adviser = next((one for one in people if one.role is Role.FAMILY_COURT_ADVISER and one.user_id in theirs), None)
    told = _beside(adviser, child_id)
    return render(
        request,
        "sign_in/tour.html",
        {
            "staff": _staff(people, theirs, adviser),
            "family": [
                Stop(one, FAMILY.get(one.relationship) or FAMILY.get((one.kind, one.band), "")) for one in readers
            ],
            "missing": _missing(readers),
            "told": told,
            "readers": [one for one in told.readers if one.stands] if told else [],
            "never": NEVER,
        },
    )


def _missing(readers: tuple[InventedReader, ...]) -> list[str]:
    here = {one.relationship or (one.kind, one.band) for one in readers}
    return [called for who, called in FIVE.items() if who not in here]


def _beside(adviser: InventedPerson | None, child_id: str | None) -> SharingPage | None:
    if adviser is None or child_id is None:
        return None
    acting = acting_as(adviser.user_id, instant(), role=adviser.role.value)
    return child_sharing(acting, child_id) if acting is not None else None


def _staff(
    people: tuple[InventedPerson, ...], theirs: frozenset[int], adviser: InventedPerson | None
) -> list[tuple[InventedPerson, str]]:
    """Return one person a role, with what to look at: who works for the child first, then who leads the same team."""
    team = adviser.team if adviser else ""
    first: dict[Role, InventedPerson] = {}
    for one in sorted(people, key=lambda one: (one.user_id not in theirs, one.team != team)):
        first.setdefault(one.role, one)
    return [(first[role], look) for role, look in STAFF.items() if role in first]


urls: list[URLPattern] = [path("tour/", tour, name="tour")]
