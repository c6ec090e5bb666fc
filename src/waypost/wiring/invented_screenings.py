"""Screenings of the demonstration: each screening officer's queue, brought by them as far as a real one would be.

Every step is done by the same actions as on the pages, by the invented people who may: so its history is in the audit.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from waypost.casework.access.acting import Acting
from waypost.casework.access.queries import acting_as
from waypost.casework.access.roles import Role
from waypost.casework.access.signing_in import invented_people
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.screening.actions.risk import refer_risk, see_risk
from waypost.casework.screening.actions.screen import (
    answer_check,
    ask_checks,
    decide_idva,
    decide_match,
    settle_checks,
    settle_matches,
)
from waypost.casework.screening.queries.application import a_screening
from waypost.casework.screening.queries.queue import Queued, screening_queue
from waypost.foundation.clock import LONDON

_STAGES = 6
"""As it came; matched; asked; answered; a risk seen this morning; a risk told yesterday."""
_BEGAN, _SEEN = time(9), time(8, 30)


def screen_some(on: date) -> int:
    """Bring the queue of every screening officer on, as it stands on a day. Returns how many applications."""
    at = datetime.combine(on, _BEGAN, LONDON)
    officers = [one for one in invented_people(at) if one.role is Role.SCREENING_OFFICER]
    done = 0
    for officer in officers:
        acting = acting_as(officer.user_id, at, role=Role.SCREENING_OFFICER.value)
        if acting is None:
            continue
        first = screening_queue(acting, None)
        later = [screening_queue(acting, None, page=number) for number in range(2, first.pages + 1)]
        for place, one in enumerate(one for page in (first, *later) for one in page.rows):
            done += _bring_on(acting, one, place % _STAGES)
    return done


def _bring_on(acting: Acting, one: Queued, stage: int) -> int:
    """Do what a stage needs. Somebody whom nothing shows for certain stays in doubt, and so does the application."""
    if stage == 0:
        return 0
    page = a_screening(acting, one.child_id, screening_id=one.screening_id)
    which = {"screening_id": one.screening_id}
    evidence = ["name", "born_on", "address"]
    for version, person in enumerate(page.people, page.version):
        decide_match(
            acting, one.child_id, version=version, about=person.about, outcome="same", evidence=evidence, **which
        )
    version = page.version + len(page.people)
    try:
        settle_matches(acting, one.child_id, version=version, **which)
        if stage >= 2:
            ask_checks(acting, one.child_id, version=version + 1, **which)
        if stage >= 3:
            _answer(acting, one, version + 2, is_all=stage == 3)
    except NotPossibleNow:
        return 1
    if stage == 4:
        morning = _at(acting, _SEEN, acting.on)
        see_risk(
            morning, one.child_id, what="A party says that the child was hurt last night. Invented.", after=0, **which
        )
    if stage == 5:
        before = _at(acting, _SEEN, acting.on - timedelta(days=1))
        threat = "A threat to take the child abroad this week. Invented."
        risk = see_risk(before, one.child_id, what=threat, after=0, **which)
        refer_risk(_at(acting, time(10), before.on), one.child_id, risk_id=risk, authority="The child's authority")
    return 1


def _answer(acting: Acting, one: Queued, version: int, *, is_all: bool) -> None:
    page = a_screening(acting, one.child_id, screening_id=one.screening_id)
    for check in page.checks if is_all else page.checks[:1]:
        answer_check(acting, one.child_id, check_id=check.check_id, answer="nothing_known")
    if is_all:
        settle_checks(acting, one.child_id, screening_id=one.screening_id, version=version)
        if one.is_abuse_alleged:
            decide_idva(acting, one.child_id, screening_id=one.screening_id, version=version + 1, idva="made")


def _at(acting: Acting, hour: time, on: date) -> Acting:
    at = datetime.combine(on, hour, LONDON)
    return Acting(acting.user_id, acting.role, acting.team_id, acting.service_area, at, acting.way)
