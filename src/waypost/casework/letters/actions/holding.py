"""Takes hold of a letter of a child, and sees that it tells nothing that is kept apart."""

from __future__ import annotations

from waypost.casework.access.acting import NoSuchChild
from waypost.casework.children.models import Child
from waypost.casework.children.withholding import kept_apart, told_in
from waypost.casework.letters.models import Letter
from waypost.casework.letters.rules import check_tells_nothing


def hold_letter(child: Child, letter_id: str) -> Letter:
    """Return a letter of this child; one of another child is answered as a child who is not there."""
    letter = Letter.objects.select_for_update().filter(letter_id=letter_id, child=child).first()
    if letter is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return letter


def check_letter_tells_nothing(letter: Letter, paragraphs: list[str]) -> None:
    """Raise WouldTell for a letter that tells what is kept apart of its child, as things stand now."""
    told = told_in("\n".join(paragraphs), kept_apart(letter.child_id))
    check_tells_nothing(told, child_agrees=letter.does_child_agree)
