"""The roles of the people who use casework, by their proper names. A person holds a role from a day, in a team.

Sources: the job families of the Cafcass strategic plan 2026-2029 and its strategy review of 2025 (A96); section 41 of
the Children Act 1989 for guardians; who sits on boards and who analyses, the Trailblazers' own words. A programme
officer, a member of a committee and a partner (ministry, court service, judiciary, authority) see promises and
figures, and no child.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Who somebody is at work. The value is what the database keeps."""

    FAMILY_COURT_ADVISER = "family_court_adviser"
    CHILDRENS_GUARDIAN = "childrens_guardian"
    PRACTICE_SUPERVISOR = "practice_supervisor"
    ASSISTANT = "assistant"
    SERVICE_MANAGER = "service_manager"
    SENIOR_SERVICE_MANAGER = "senior_service_manager"
    HEAD_OF_SERVICE = "head_of_service"
    SCREENING_OFFICER = "screening_officer"
    BUSINESS_SERVICES = "business_services"
    COMPLAINTS_MANAGER = "complaints_manager"
    AUTHORITY_SOCIAL_WORKER = "authority_social_worker"
    AUTHORITY_ANALYST = "authority_analyst"
    COURT_OFFICER = "court_officer"
    BOARD_MEMBER = "board_member"
    ANALYST = "analyst"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    PROGRAMME_OFFICER = "programme_officer"
    COMMITTEE_MEMBER = "committee_member"
    PARTNER = "partner"

    @property
    def proper_name(self) -> str:
        """Return the role's name as people say it."""
        return _TITLES.get(self, self.value.replace("_", " ").capitalize())


_TITLES = {Role.CHILDRENS_GUARDIAN: "Children's guardian", Role.BUSINESS_SERVICES: "Business services officer"}


class Scope(StrEnum):
    """Whose children a role may open, conflicts and restrictions apart."""

    ASSIGNED = "assigned"  # those who are assigned to this person
    TEAM = "team"  # those who are assigned to this person's team or to anyone in it
    AREA = "area"  # those of every team in the service area
    NONE = "none"  # no child by name: figures alone


SCOPES = {
    Role.FAMILY_COURT_ADVISER: Scope.ASSIGNED,
    Role.CHILDRENS_GUARDIAN: Scope.ASSIGNED,
    Role.ASSISTANT: Scope.ASSIGNED,
    Role.AUTHORITY_SOCIAL_WORKER: Scope.ASSIGNED,
    Role.COURT_OFFICER: Scope.ASSIGNED,
    Role.COMPLAINTS_MANAGER: Scope.ASSIGNED,
    Role.AUDITOR: Scope.ASSIGNED,
    Role.PRACTICE_SUPERVISOR: Scope.TEAM,
    Role.SERVICE_MANAGER: Scope.TEAM,
    Role.SCREENING_OFFICER: Scope.TEAM,
    Role.BUSINESS_SERVICES: Scope.TEAM,
    Role.SENIOR_SERVICE_MANAGER: Scope.AREA,
    Role.HEAD_OF_SERVICE: Scope.AREA,
    Role.AUTHORITY_ANALYST: Scope.NONE,
    Role.BOARD_MEMBER: Scope.NONE,
    Role.ANALYST: Scope.NONE,
    Role.ADMINISTRATOR: Scope.NONE,
    Role.PROGRAMME_OFFICER: Scope.NONE,
    Role.COMMITTEE_MEMBER: Scope.NONE,
    Role.PARTNER: Scope.NONE,
}
