"""A child with an application to screen, for tests: two parties, an authority, and the people who work on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from support.casework_people import AT, a_child, a_team, a_user, acting, assign
from waypost.casework.access.acting import Acting
from waypost.casework.access.models import User
from waypost.casework.access.roles import Role
from waypost.casework.children.models import Child, ChildInCase, FamilyMember, Proceedings
from waypost.casework.screening.actions.screen import (
    answer_check,
    ask_checks,
    begin_screening,
    decide_match,
    settle_checks,
    settle_matches,
)
from waypost.casework.screening.actions.write_letter import approve_letter, draft_letter, submit_letter
from waypost.casework.screening.models import Check, Screening

CAP, COURTS = "child_arrangements_programme", "child_focused_court"
RECEIVED = date(2027, 3, 10)


@dataclass
class Desk:
    """A child, their application, and who works on it. `at` moves everybody's clock."""

    child: Child
    case: Proceedings
    officer: User
    adviser: User
    manager: User

    def who(self, user: User, at: datetime = AT) -> Acting:
        return acting(user, at=at)


def a_desk(programme: str = CAP, *, law: str = "private", is_abuse_alleged: bool = False, area: str = "A01") -> Desk:
    """Return a child of an area with an application that Cafcass received, assigned to the team that screens it."""
    team = a_team(f"Team {area}", area)
    child = a_child(service_area=area, authority="E08000025")
    case = Proceedings.objects.create(
        case_id=f"P-{child.pk}",
        law=law,
        kind="section_8",
        programme=programme,
        issued_on=RECEIVED - timedelta(days=2),
        received_on=RECEIVED,
        has_domestic_abuse=is_abuse_alleged,
    )
    ChildInCase.objects.create(child=child, proceedings=case)
    for name, party in (("Ann Invented", "applicant"), ("Bob Invented", "respondent"), ("Nan Invented", "none")):
        FamilyMember.objects.create(child=child, name=name, relationship="parent", party=party)
    adviser = a_user(Role.FAMILY_COURT_ADVISER, team)
    assign(child, adviser, team)
    return Desk(child, case, a_user(Role.SCREENING_OFFICER, team), adviser, a_user(Role.SERVICE_MANAGER, team))


def begun(desk: Desk) -> Screening:
    """Return the screening of a desk's application, begun."""
    number = begin_screening(desk.who(desk.officer), desk.child.pk, case_id=desk.case.pk)
    return Screening.objects.get(pk=number)


def matched(desk: Desk) -> Screening:
    """Return it with everybody decided on."""
    row, who = begun(desk), desk.who(desk.officer)
    told = {"screening_id": row.pk, "outcome": "same", "evidence": ["name", "born_on"]}
    for about in row.matches.values_list("about", flat=True):
        decide_match(who, desk.child.pk, version=row.version, about=about, **told)
        row.refresh_from_db()
    settle_matches(who, desk.child.pk, screening_id=row.pk, version=row.version)
    return Screening.objects.get(pk=row.pk)


def checked(desk: Desk) -> Screening:
    """Return it with every check answered."""
    row, who = matched(desk), desk.who(desk.officer)
    ask_checks(who, desk.child.pk, screening_id=row.pk, version=row.version)
    for check in Check.objects.filter(screening=row):
        answer_check(who, desk.child.pk, check_id=check.pk, answer="nothing_known")
    row.refresh_from_db()
    settle_checks(who, desk.child.pk, screening_id=row.pk, version=row.version)
    row.refresh_from_db()
    return row


def approved(desk: Desk, row: Screening, text: str = "Police: nothing known. Authority: nothing known.") -> int:
    """Return the number of a letter that its manager approved; its version is 3."""
    writer, manager = desk.who(desk.adviser), desk.who(desk.manager)
    number = draft_letter(writer, desk.child.pk, screening_id=row.pk, text=text)
    submit_letter(writer, desk.child.pk, letter_id=number, version=1)
    approve_letter(manager, desk.child.pk, letter_id=number, version=2)
    return number
