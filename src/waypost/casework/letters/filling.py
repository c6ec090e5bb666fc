"""What a letter is filled with: the child as they are called, and who writes, as what."""

from __future__ import annotations

from waypost.casework.access.acting import Acting
from waypost.casework.access.models import User
from waypost.casework.children.models import Child
from waypost.casework.letters.rules import Slots


def slots_for(acting: Acting, child: Child) -> Slots:
    """Return what a letter of the acting person's is filled with. There is nothing of where anybody is."""
    writer = User.objects.values_list("name", flat=True).get(pk=acting.user_id)
    return Slots(child.known_as or child.given_names, writer, acting.role.proper_name.lower())
