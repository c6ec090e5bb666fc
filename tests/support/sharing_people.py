"""Families with sites, for tests: an invented child, a mother, a father, a grandmother, and an adviser."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from support.casework_people import AT, ON, a_child, a_user, acting, assign
from waypost.casework.access.acting import Acting
from waypost.casework.access.roles import Role
from waypost.casework.children.models import Child, ChildInCase, FamilyMember, Proceedings
from waypost.casework.sharing.actions.decide_site import Answer, decide_site
from waypost.casework.sharing.actions.invite import invite
from waypost.casework.sharing.actions.release import Told, release
from waypost.casework.sharing.actions.sign_in import accept_invitation
from waypost.casework.sharing.gate import Reader
from waypost.casework.sharing.models import FamilyAccount, Site
from waypost.casework.sharing.rules import Audience, Band, Deciding, Released

DECIDING = Deciding("Reads well.", "Wants to see where things are.", "Has a phone of their own.")
PASSPHRASE = "three invented words"
PATH = "child_arrangements_programme"
_STAGES = (("start", "done", 60), ("safety_checks", "done", 30), ("first_private_hearing", "current", 0))


@dataclass(frozen=True)
class Family:
    """A child in a private case, those around, and the adviser who works for the child."""

    child: Child
    mother: FamilyMember
    father: FamilyMember
    grandmother: FamilyMember
    adviser: Acting


def a_family(born_on: date = date(2016, 6, 1), child_id: str | None = None) -> Family:
    """Return a new family. The mother applied, the father answers, the grandmother is no party."""
    child = a_child(child_id, born_on=born_on, given_names="Robin", known_as="")
    user = a_user(Role.FAMILY_COURT_ADVISER)
    assign(child, user)
    case = Proceedings.objects.create(
        case_id=f"K-{child.pk}"[:40], law="private", kind="child_arrangements", programme=PATH, court="Invented Court",
        issued_on=ON - timedelta(days=60),
    )  # fmt: skip
    ChildInCase.objects.create(child=child, proceedings=case)
    people = [
        FamilyMember.objects.create(
            child=child, name=name, relationship=relationship, party=party, has_parental_responsibility=has_it
        )
        for name, relationship, party, has_it in (
            ("Ada Invented", "mother", "applicant", True), ("Bo Invented", "father", "respondent", True),
            ("Gran Invented", "grandmother", "", None),
        )
    ]  # fmt: skip
    return Family(child, *people, acting(user))


def a_site(family: Family, member: FamilyMember | None, band: Band = Band.ADULT, **told: object) -> str:
    """Decide that somebody has a site; return its identifier."""
    answer = Answer(True, DECIDING, band, ON + timedelta(days=60), **told)  # type: ignore[arg-type]
    return decide_site(family.adviser, family.child.pk, member_id=member.pk if member else None, answer=answer)


def a_reader(family: Family, site_id: str, name: str, at: datetime = AT) -> Reader:
    """Invite somebody and take the invitation up, under a name that the test knows."""
    given = invite(family.adviser, family.child.pk, site_id=site_id, given_in_person=True)
    reader = accept_invitation(number=given.number, code=given.code, passphrase=PASSPHRASE, at=at)
    FamilyAccount.objects.filter(site_id=reader.site_pk).update(name=name)
    return reader


def reader_of_site(site_id: str, at: datetime = AT) -> Reader:
    """Return a reader of a site without signing in: for tests of what is read, not of the door."""
    return Reader(Site.objects.get(site_id=site_id).pk, at)


def told(kind: Released, audience: Audience, words: str = "This is where things are now.", **more: object) -> Told:
    """Return a release as its writer read it."""
    first = ON if audience is Audience.CHILD else None
    return Told(kind, audience, words, True, **{"told_first_on": first, **more})  # type: ignore[arg-type]


def release_all(family: Family) -> None:
    """Release stages, a hearing and a reason for delay, to the child and to adults alike."""
    for audience in (Audience.CHILD, Audience.ADULTS):
        for stage, state, days in (
            ("start", "done", 60),
            ("safety_checks", "done", 30),
            ("first_private_hearing", "current", 0),
        ):
            release(
                family.adviser, family.child.pk,
                told=told(Released.STAGE, audience, f"Words about {stage}.", path=PATH, stage=stage, state=state,
                          happens_on=ON - timedelta(days=days)),
            )  # fmt: skip
        release(
            family.adviser, family.child.pk,
            told=told(Released.HEARING, audience, "There will be a hearing.", happens_on=ON + timedelta(days=12),
                      title="First hearing"),
        )  # fmt: skip
        release(family.adviser, family.child.pk, told=told(Released.DELAY, audience, "No judge was free. I am sorry."))
        release(
            family.adviser, family.child.pk,
            told=told(Released.DECISION, audience, "You go on seeing both.", title="Where the child lives for now"),
        )  # fmt: skip
