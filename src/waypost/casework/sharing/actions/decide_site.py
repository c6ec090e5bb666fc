"""Decides whether a child, or somebody of the family, has a site; looks at it again; ends it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import Child, FamilyMember
from waypost.casework.children.rules import NotPossibleNow, check_fresh
from waypost.casework.sharing.models import Site
from waypost.casework.sharing.rules import (
    Band,
    Deciding,
    Entitled,
    Kind,
    age_on,
    check_band,
    check_decision,
    check_together,
    entitled,
    relationship_is_parents,
)
from waypost.casework.sharing.wording import offered


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision about a site as somebody writes it. `together_with`: a member of the family, or nobody."""

    is_yes: bool
    deciding: Deciding
    band: Band
    review_on: date
    because: str = ""
    language: str = "en"
    needs: str = ""
    together_with: int | None = None


@acts("sharing.decide_site", Permission.SHARE_WITH_FAMILY)
def decide_site(
    acting: Acting, child_id: str | None, *, member_id: int | None, answer: Answer, version: int = 0
) -> Outcome[str]:
    """Decide about the child's own site (`member_id` None) or that of somebody of the family. Returns its identifier.

    Deciding again takes the place of the decision before: `version` is the one that was read, nought for none.
    Raises NotForThisPerson, NotPossibleNow, SomebodySavedFirst.
    """
    child = open_child(child_id)
    member = _member(child, member_id)
    kind = _kind(member)
    how = Entitled.YES if member is None else entitled(
        member.relationship, member.party, member.has_parental_responsibility
    )  # fmt: skip
    check_decision(
        answer.deciding, is_yes=answer.is_yes, how=how, because=answer.because, review_on=answer.review_on, on=acting.on
    )
    check_band(kind, answer.band, age_on(child.born_on, acting.on))
    if answer.language not in {one.code for one in offered()}:
        raise NotPossibleNow("nobody has signed this language off.", where="language", do="Choose another one.")
    with_whom = _member(child, answer.together_with) if answer.together_with else None
    check_together(with_whom.name if with_whom else "", with_whom.relationship if with_whom else "", answer.because)
    site = Site.objects.select_for_update().filter(child=child, member=member).first()
    check_fresh(version, site.version if site else 0)
    site = site or Site(child=child, member=member, kind=kind, site_id=secrets.token_hex(12), version=0)
    for name in ("understanding", "wishes", "safety"):
        setattr(site, name, getattr(answer.deciding, name).strip())
    site.band, site.is_yes, site.because = answer.band, answer.is_yes, answer.because.strip()
    site.language, site.needs, site.review_on = answer.language, answer.needs.strip(), answer.review_on
    site.together_with = with_whom.name if with_whom else ""
    site.decided_by_id, site.decided_on, site.ended_on = acting.user_id, acting.on, None
    site.version += 1
    site.save()
    facts = {"site": site.pk, "kind": kind, "is_yes": answer.is_yes, "review_on": answer.review_on}
    return Outcome(site.site_id, facts)


@acts("sharing.end_site", Permission.SHARE_WITH_FAMILY)
def end_site(acting: Acting, child_id: str | None, *, site_id: str) -> Outcome[None]:
    """End a site from this moment. Whoever is signed in sees nothing more from their next page on."""
    site = site_of(child_id, site_id)
    site.ended_on, site.version = acting.on, site.version + 1
    site.save(update_fields=["ended_on", "version"])
    return Outcome(None, {"site": site.pk})


def site_of(child_id: str | None, site_id: str) -> Site:
    """Return a site of this child, held. Raises NoSuchChild for another child's."""
    site = Site.objects.select_for_update().select_related("child").filter(child_id=child_id, site_id=site_id).first()
    if site is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return site


def _member(child: Child, member_id: int | None) -> FamilyMember | None:
    if member_id is None:
        return None
    member = FamilyMember.objects.filter(child=child, pk=member_id).first()
    if member is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return member


def _kind(member: FamilyMember | None) -> Kind:
    if member is None:
        return Kind.CHILD
    return Kind.PARENT if relationship_is_parents(member.relationship) else Kind.CARER
