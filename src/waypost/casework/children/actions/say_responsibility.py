"""Says whether somebody of the family has parental responsibility for the child."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import FamilyMember
from waypost.casework.children.rules import check_fresh


@acts("children.say_responsibility", Permission.WRITE_CHILD)
def say_responsibility(
    acting: Acting, child_id: str | None, *, family_member_id: int, has_it: bool | None, version: int
) -> Outcome[int]:
    """Say whether a member of this child's family has parental responsibility (Children Act 1989, section 3).

    `has_it` None: nobody knows. Whether somebody may have a site of their own rests on it. `version`: of the page.
    Returns the new version. Raises SomebodySavedFirst; another child's relative is a child who is not there.
    """
    child = open_child(child_id)
    row = FamilyMember.objects.filter(pk=family_member_id, child=child).first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    check_fresh(version, row.version)
    row.has_parental_responsibility, row.version = has_it, row.version + 1
    row.save(update_fields=["has_parental_responsibility", "version"])
    return Outcome(row.version, {"member": row.pk, "has_it": has_it})
