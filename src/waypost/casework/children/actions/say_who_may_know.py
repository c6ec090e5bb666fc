"""Says whether where somebody lives or can be reached is confidential, and who of the family may be told."""

from __future__ import annotations

from collections.abc import Collection

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.actions.shutting_alike import shut_alike
from waypost.casework.children.models import Contact, FamilyMember
from waypost.casework.children.rules import check_can_say_open, check_fresh


@acts("children.say_who_may_know", Permission.WRITE_CHILD)
def say_who_may_know(
    acting: Acting,
    child_id: str | None,
    *,
    contact_id: int,
    is_confidential: bool,
    known_to: Collection[int] = (),
    version: int,
) -> Outcome[int]:
    """Say who may know a contact of this child or their family. Returns its version.

    Whoever writes in the record may shut it at once, and with it what says the same of anybody in the proceedings; a
    manager alone opens it, one by one. `known_to`: members of the family who may be told, whether it is confidential or
    not; a letter is checked as strictly as before. `version`: of the page. Another child's contact, or relative, is
    answered as a child who is not there. Raises SomebodySavedFirst, NotPossibleNow.
    """
    child = open_child(child_id)
    row = Contact.objects.filter(pk=contact_id, child=child).first()
    members = list(FamilyMember.objects.filter(child=child, pk__in=known_to))
    if row is None or len(members) != len(set(known_to)):
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    check_fresh(version, row.version)
    check_can_say_open(acting.role.value, row.is_confidential, is_confidential)
    row.is_confidential, row.version = is_confidential, row.version + 1
    row.save(update_fields=["is_confidential", "version"])
    row.may_be_told_to.set(members)
    alike = shut_alike([row.pk]) if is_confidential else 0
    facts = {"contact": row.pk, "is_confidential": is_confidential, "known_to": sorted(one.pk for one in members)}
    return Outcome(row.version, facts | {"alike": alike})
