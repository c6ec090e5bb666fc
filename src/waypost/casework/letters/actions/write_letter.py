"""Drafts a letter and changes a draft. What is checked already becomes a draft again."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.rules import check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.letters.actions.holding import hold_letter
from waypost.casework.letters.models import Letter
from waypost.casework.letters.rules import TRANSITIONS, LetterAct, State, check_own_words
from waypost.casework.letters.wording import band_for


@acts("letters.write", Permission.WRITE_LETTER)
def write_letter(
    acting: Acting, child_id: str | None, *, kind: str, own: str, does_child_agree: bool = False
) -> Outcome[str]:
    """Draft a letter; the band follows the child's age today. Returns its identifier. Raises NotAWord."""
    child = open_child(child_id)
    band = band_for(kind, child.born_on, acting.on)
    check_own_words(own)
    row = Letter.objects.create(
        child=child,
        letter_id=f"{child.pk}-L{Letter.objects.filter(child=child).count() + 1}",
        kind=kind,
        band=band,
        own=own,
        does_child_agree=does_child_agree,
        written_by_id=acting.user_id,
        written_on=acting.on,
    )
    return Outcome(row.letter_id, {"letter": row.letter_id, "kind": kind, "band": band})


@acts("letters.change", Permission.WRITE_LETTER)
def change_letter(
    acting: Acting, child_id: str | None, *, letter_id: str, version: int, own: str, does_child_agree: bool = False
) -> Outcome[int]:
    """Change what the writer added. Raises SomebodySavedFirst, and NotPossibleNow for what was sent or withdrawn."""
    child = open_child(child_id)
    letter = hold_letter(child, letter_id)
    check_fresh(version, letter.version)
    letter.state = next_state(TRANSITIONS, State(letter.state), LetterAct.CHANGE)
    check_own_words(own)
    letter.band = band_for(letter.kind, child.born_on, acting.on)
    letter.own, letter.does_child_agree, letter.version = own, does_child_agree, letter.version + 1
    letter.paragraphs, letter.grade, letter.wording, letter.harder_because = [], None, "", ""
    letter.save()
    return Outcome(letter.version, {"letter": letter_id, "band": letter.band})
