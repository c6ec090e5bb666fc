"""Takes hold of a letter of a child, and of what a letter is filled with."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.access.models import User
from waypost.casework.children.models import Child
from waypost.casework.children.withholding import kept_apart, told_in
from waypost.casework.letters.models import Letter
from waypost.casework.letters.rules import Slots, check_tells_nothing


def hold_letter(child: Child, letter_id: str) -> Letter:
    """Return a letter of this child; one of another child is answered as a child who is not there."""
    letter = Letter.objects.select_for_update().filter(letter_id=letter_id, child=child).first()
    if letter is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return letter


def slots_for(acting: Acting, child: Child) -> Slots:
    """Return what a letter of the acting person's is filled with: the child as they are called, who writes, as what."""
    writer = User.objects.values_list("name", flat=True).get(pk=acting.user_id)
    return Slots(child.known_as or child.given_names, writer, acting.role.proper_name.lower())


def check_letter_tells_nothing(letter: Letter, paragraphs: list[str]) -> None:
    """Raise WouldTell for a letter that tells what is kept apart of its child, as things stand now."""
    told = told_in("\n".join(paragraphs), kept_apart(letter.child_id))
    check_tells_nothing(told, child_agrees=letter.does_child_agree)
