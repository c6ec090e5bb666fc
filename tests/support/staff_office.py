"""An invented office for the tests of the staff site: one person in each role, a team, children in every state.

Names are canaries: a page that says one where it must not is found by looking for the word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import models

from waypost.casework.access import models as access
from waypost.casework.access.roles import Role
from waypost.casework.children import models as children

ON = date(2027, 3, 31)
AT = datetime(2027, 3, 31, 10, tzinfo=UTC)
LATE, PLAIN, FORBIDDEN, RESTRICTED = "C-LATE", "C-PLAIN", "C-FORBIDDEN", "C-RESTRICTED"
MISSING = "C-MISSING"
CHILD_CANARY = "Zebedee Canarychild"
ADDRESS_CANARY = "7 Canary Refuge Row"
LONG_NAME = "عبد الرحمن " * 27
PASSWORD = "an invented passphrase 9"


@dataclass(frozen=True)
class Office:
    """Who is there, by role; whoever holds two roles; whoever holds none."""

    people: dict[Role, int]
    two_roles: int
    nobody: int


def an_office() -> Office:
    """Make the office. Needs a database."""
    team = access.Team.objects.create(name="Riverside team", service_area="A5")
    other = access.Team.objects.create(name="Hillside team", service_area="A9")
    people = {role: _person(role.value, role.proper_name, team, role) for role in Role}
    two = _person("two", "Twofold Invented", team, Role.FAMILY_COURT_ADVISER)
    access.Appointment.objects.create(user_id=two, role=Role.PRACTICE_SUPERVISOR, team=team, from_on=date(2020, 1, 1))
    nobody = access.User.objects.create(username="nobody", name="Noel Invented", is_invented=True).pk
    _children(team, other, people)
    return Office(people, two, nobody)


def _person(username: str, name: str, team: access.Team, role: Role) -> int:
    user = access.User(username=username, name=f"{name} Invented", is_invented=True)
    user.set_unusable_password()
    user.save()
    access.Appointment.objects.create(user=user, role=role, team=team, from_on=date(2020, 1, 1))
    return int(user.pk)


def _children(team: access.Team, other: access.Team, people: dict[Role, int]) -> None:
    late = _child(LATE, "Zebedee", "Canarychild")
    _whole(late, people[Role.FAMILY_COURT_ADVISER])
    _child(PLAIN, LONG_NAME[:300].strip(), "Invented")
    _child(FORBIDDEN, "Forbidden", "Canarychild")
    _child(RESTRICTED, "Shut", "Canarychild")
    for role in (Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN, Role.ASSISTANT, Role.AUTHORITY_SOCIAL_WORKER):
        for child_id in (LATE, PLAIN, RESTRICTED):
            _assign(child_id, team, people[role], "adviser")
    for role in (Role.COURT_OFFICER, Role.COMPLAINTS_MANAGER, Role.AUDITOR):
        _assign(LATE, team, people[role], "court")
    waiting = _child("C-WAITING", "Waits", "Invented")
    _assign(waiting.pk, team, None, "team")
    _assign(FORBIDDEN, other, None, "team")
    access.Restriction.objects.create(child_id=RESTRICTED, reason="safety", from_on=date(2027, 1, 1))
    for number in range(30):
        one = _child(f"C-{number:03d}", f"Given{number}", "Invented")
        _assign(one.pk, team, people[Role.FAMILY_COURT_ADVISER], "adviser")


def _assign(child_id: str, team: access.Team, user_id: int | None, capacity: str) -> None:
    access.Assignment.objects.create(
        child_id=child_id, team=team, user_id=user_id, capacity=capacity, from_on=date(2027, 1, 4)
    )


def _child(child_id: str, given: str, family: str) -> children.Child:
    child = children.Child.objects.create(
        child_id=child_id, given_names=given, family_name=family, born_on=date(2019, 6, 1), service_area="A5",
        opened_on=ON - timedelta(days=100), told_on=ON, is_invented=True,
    )  # fmt: skip
    children.FormerName.objects.create(child=child, name=f"{given} {family}"[:300], sound="K565")
    return child


def _whole(child: children.Child, adviser: int) -> None:
    """Give one child something on every tab."""
    cases = {"law": "private", "kind": "child_arrangements", "programme": "child_arrangements_programme"}
    case = children.Proceedings.objects.create(
        case_id="CASE-1", court="Invented Family Court", issued_on=ON - timedelta(days=90),
        received_on=ON - timedelta(days=88), next_hearing_on=ON + timedelta(days=6),
        next_hearing_kind="dispute_resolution", has_domestic_abuse=True, **cases,
    )  # fmt: skip
    _into(case, child)
    children.CourtOrder.objects.create(
        child=child, proceedings=case, kind="interim_order", made_on=ON - timedelta(days=20)
    )
    for step, days, done in (("safeguarding_letter", -70, None), ("section_7_report", -3, None), ("hearing", 6, None),
                             ("acknowledge", -80, ON - timedelta(days=81))):  # fmt: skip
        children.Step.objects.create(
            child=child, step=step, timetable="child_arrangements_programme", whose="cafcass", source="PD 12B, para 8",
            due_on=ON + timedelta(days=days), done_on=done, is_done=done is not None, how_sure="practice_direction",
        )  # fmt: skip
    parent = children.FamilyMember.objects.create(
        child=child, name="Pat Invented", relationship="mother", party="applicant"
    )
    children.Contact.objects.create(child=child, member=parent, kind="address", value=ADDRESS_CANARY)
    children.Contact.objects.create(child=child, kind="telephone", value="07700 900123", is_confidential=False)
    children.WhatMatters.objects.create(
        child=child, kind="likes", words="Football, and my dog.", is_own_words=True, said_on=ON, written_by_id=adviser
    )
    children.Plan.objects.create(
        child=child,
        number=1,
        words={"what_we_will_do": "See the child at school."},
        written_by_id=adviser,
        written_on=ON,
    )
    for number in range(60):
        children.ChronologyLine.objects.create(
            child=child, line_id=f"L{number}", happened_on=ON - timedelta(days=number), learnt_on=ON, agency="cafcass",
            source="Cafcass", kind="hearing_held", title="A hearing was held", sentence="The court heard the case.",
            doubt="Two sources tell of different days." if number == 2 else "",
        )  # fmt: skip
    week = {
        "number": 1, "starts_on": "2026-12-31", "whose_move": ["cafcass"], "extended_to_on": None,
        "lines": [{"happened_on": "2027-01-02", "title": "Application received", "sentence": "Cafcass received it.",
                   "sources": ["Cafcass"], "doubt": None, "kind": "application_received", "learnt_on": []}],
        "waits": [{"what": "the safeguarding letter", "owner": "cafcass", "since_on": "2027-01-02", "until_on": None,
                   "weeks": 12}],
    }  # fmt: skip
    children.AccountTold.objects.create(
        child=child, told_on=ON, weeks=[week], standing="The safeguarding letter is late."
    )


def _into(case: children.Proceedings, child: children.Child) -> None:
    through: type[models.Model] = children.Proceedings.children.through
    through.objects.create(proceedings=case, child=child)
