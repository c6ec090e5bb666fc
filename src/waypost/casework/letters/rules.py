"""How a letter is made, when it may go, and which letters a child should have had. Pure: no Django, no clock."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.letters.wording import bands, kinds, paragraphs, withholds
from waypost.foundation.readability import reading_of

LONGEST_OWN = 4000
"""Characters that a writer may add: a letter is two pages at most."""
_ENOUGH_WORDS = 30
"""Words of the writer's own that are read apart from the letter around them; fewer are too few for the formula."""
_A_NAME = "Sam"


class State(StrEnum):
    """Where a letter stands."""

    DRAFT = "draft"
    CHECKED = "checked"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


class LetterAct(StrEnum):
    """What is done with a letter."""

    CHANGE = "changed"
    CHECK = "checked"
    SEND = "sent"
    WITHDRAW = "withdrawn"


TRANSITIONS: Mapping[tuple[State, LetterAct], State] = {
    (State.DRAFT, LetterAct.CHANGE): State.DRAFT,
    (State.DRAFT, LetterAct.CHECK): State.CHECKED,
    (State.DRAFT, LetterAct.WITHDRAW): State.WITHDRAWN,
    (State.CHECKED, LetterAct.CHANGE): State.DRAFT,
    (State.CHECKED, LetterAct.SEND): State.SENT,
    (State.CHECKED, LetterAct.WITHDRAW): State.WITHDRAWN,
}


class TooHard(NotPossibleNow):
    """A letter is harder to read than its reader's age allows."""


class WouldTell(NotPossibleNow):
    """A letter tells what is kept apart from somebody who may read it."""


@dataclass(frozen=True, slots=True)
class Slots:
    """What a letter is filled with. There is no slot for where anybody is."""

    child: str
    writer: str
    role: str


def compose(kind: str, band: str, slots: Slots, own: str) -> tuple[str, ...]:
    """Return the paragraphs of a letter. What a name or the writer's own words hold is never read as a slot."""
    filled = []
    for paragraph in paragraphs(kind, band):
        if paragraph == "{own}":
            filled += [part.strip() for part in own.splitlines() if part.strip()]
        else:
            filled.append(_filled(paragraph, slots))
    return tuple(filled)


def _filled(paragraph: str, slots: Slots) -> str:
    parts = {"{child}": slots.child, "{writer}": slots.writer, "{role}": slots.role}
    text, rest = "", paragraph
    while rest:
        at, slot = min(((rest.find(slot), slot) for slot in parts if slot in rest), default=(-1, ""))
        if at < 0:
            return text + rest
        text, rest = text + rest[:at] + parts[slot], rest[at + len(slot) :]
    return text


def grade_of(kind: str, band: str, own: str, names: Collection[str] = ()) -> float:
    """Return the reading grade of a letter, or of what its writer added where that is harder.

    Names are read as short ones: nobody's name makes a letter hard.
    """
    plain = own
    for name in sorted((one for one in names if one), key=len, reverse=True):
        plain = plain.replace(name, _A_NAME)
    whole = reading_of("\n".join(compose(kind, band, Slots(_A_NAME, _A_NAME, "guardian"), plain)))
    apart = reading_of(plain)
    return max(whole.grade, apart.grade) if apart.words >= _ENOUGH_WORDS else whole.grade


def check_own_words(own: str) -> None:
    """Raise NotPossibleNow unless the writer added something of their own, and no more than fits."""
    if not own.strip():
        raise NotPossibleNow("nothing in this letter is the child's own.", where="own", do="Write it to this child.")
    if len(own) > LONGEST_OWN:
        raise NotPossibleNow(
            f"this is longer than {LONGEST_OWN:,} characters.", where="own", do="Say less, or write two letters."
        )


def check_readable(grade: float, band: str, harder_because: str = "") -> None:
    """Raise TooHard for a grade above the band's, unless the writer says why it must be so."""
    highest = bands()[band].highest_grade
    if grade > highest and not harder_because.strip():
        raise TooHard(
            f"this reads at grade {grade:g}, and a child of this age reads {highest:g}.",
            where="own",
            do="Use shorter words and sentences, or say why it must be so.",
        )


def check_tells_nothing(told: Collection[str], *, child_agrees: bool) -> None:
    """Raise WouldTell for the kinds that a text tells, less those that the child agreed to. Kinds, never the text."""
    left = not_to_tell(told, child_agrees=child_agrees)
    if left:
        raise WouldTell(
            f"this letter tells something that is kept apart: {', '.join(one.replace('_', ' ') for one in left)}.",
            where="own",
            do="Take it out: others may read this letter.",
        )


def not_to_tell(told: Collection[str], *, child_agrees: bool) -> tuple[str, ...]:
    """Return the kinds of what is told that may not be: all but those that the child agreed to."""
    agreed = {one.kind for one in withholds() if one.unless == "the_child_agrees"} if child_agrees else set()
    return tuple(sorted(set(told) - agreed))


def can_send(*, is_wording_signed: bool, is_invented: bool) -> bool:
    """Answer whether a checked letter may go: somebody answers for its wording, or its child is invented."""
    return is_wording_signed or is_invented


def check_can_send(*, is_wording_signed: bool, is_invented: bool) -> None:
    """Raise NotPossibleNow while nobody has signed the wording off, but for children who are invented."""
    if not can_send(is_wording_signed=is_wording_signed, is_invented=is_invented):
        raise NotPossibleNow(
            "nobody has signed off the wording of this letter.", do="Ask your head of service to read it and sign."
        )


def letters_due(*, laws: Collection[str], is_decided: bool, sent: Collection[str]) -> tuple[str, ...]:
    """Return the kinds that a child should have had by now and has not: see `when` in wording.yaml."""
    due = ["introduction", "to_independent_reviewing_officer"]
    due += ["explanatory", "goodbye"] if is_decided else []
    return tuple(kind for kind in due if kind not in sent and _is_for(kind, laws))


def _is_for(kind: str, laws: Collection[str]) -> bool:
    only = kinds()[kind].get("laws")
    return only is None or bool(set(only) & set(laws))
