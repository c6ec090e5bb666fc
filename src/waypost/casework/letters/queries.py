"""What pages and printing ask of letters: one child's, one to be printed, and the wording that waits to be signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, reads
from waypost.casework.access.permissions import Permission, may
from waypost.casework.children.models import Child, ChronologyLine, CourtOrder, Proceedings
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.queries.sources import sources_open_to
from waypost.casework.children.states import possible
from waypost.casework.children.withholding import kept_apart, told_in
from waypost.casework.letters.filling import slots_for
from waypost.casework.letters.models import Letter, WordingSignedOff
from waypost.casework.letters.rules import (
    TRANSITIONS,
    State,
    can_send,
    compose,
    grade_of,
    letters_due,
    not_to_tell,
)
from waypost.casework.letters.wording import (
    Withheld,
    band_for,
    bands,
    kinds,
    paragraphs,
    reading_age,
    withholds,
    wording_id,
)

_SENT = "letter_sent"


@dataclass(frozen=True, slots=True)
class LetterShown:
    """A letter of a child. `acts` are what may be done with it now; `paragraphs` are empty until it is checked."""

    letter_id: str
    kind: str
    band: str
    state: str
    own: str
    does_child_agree: bool
    paragraphs: tuple[str, ...]
    grade: float | None
    highest_grade: float
    harder_because: str
    written_by: str
    written_on: date
    sent_on: date | None
    version: int
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LettersPage:
    """A child's letters newest first, the kinds that are due, what letters withhold, and each kind's band today."""

    head: Head
    letters: tuple[LetterShown, ...]
    due: tuple[str, ...]
    withheld: tuple[Withheld, ...]
    bands: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter before it goes: as it reads now, how hard it is, what it would tell that is kept apart.

    `paragraphs` are of the letter as the reader would send it, empty for somebody who may not write one. `tells`: kinds
    of what is kept apart, none where all is well. `can_go`: once it is checked it may be sent.
    """

    head: Head
    letter: LetterShown
    paragraphs: tuple[str, ...]
    grade: float
    reading_age: int
    for_age: int
    is_too_hard: bool
    tells: tuple[str, ...]
    withheld: tuple[Withheld, ...]
    is_signed: bool
    can_go: bool


@dataclass(frozen=True, slots=True)
class LetterToPrint:
    """A letter as it is printed: nothing of where anybody is. `is_signed`: somebody answers for the wording."""

    letter_id: str
    kind: str
    title: str
    paragraphs: tuple[str, ...]
    on: date
    is_sent: bool
    is_signed: bool
    is_invented: bool


@dataclass(frozen=True, slots=True)
class WordingShown:
    """A wording, and who signed it off."""

    kind: str
    band: str
    wording: str
    paragraphs: tuple[str, ...]
    signed_by: str = ""
    signed_on: date | None = None


@reads("letters.see", Permission.SEE_LETTERS)
def child_letters(acting: Acting, child_id: str | None) -> LettersPage:
    """Return a child's letters, and which the child should have had by now."""
    head = head_of(acting, child_id)
    rows = tuple(Letter.objects.filter(child_id=child_id).select_related("written_by").order_by("-written_on", "-pk"))
    due = letters_due(
        laws=set(Proceedings.objects.filter(children=child_id).values_list("law", flat=True)),
        is_decided=CourtOrder.objects.filter(child_id=child_id, is_final=True).exists(),
        sent={row.kind for row in rows if row.state == State.SENT} | _sent_elsewhere(acting, child_id),
    )
    today = tuple((kind, band_for(kind, head.born_on, acting.on)) for kind in kinds())
    return LettersPage(head, tuple(_shown(row) for row in rows), due, withholds(), today)


def _sent_elsewhere(acting: Acting, child_id: str | None) -> set[str]:
    """Return the kinds of letter that a source open to this person says were sent: nobody writes them a second time."""
    lines = ChronologyLine.objects.filter(
        child_id=child_id, kind=_SENT, is_standing=True, agency__in=sources_open_to(acting, child_id)
    )
    said = [sentence.lower() for sentence in lines.values_list("sentence", flat=True)]
    return {kind for kind in kinds() if any(kind.replace("_", " ") in one for one in said)}


@reads("letters.read", Permission.SEE_LETTERS)
def a_letter(acting: Acting, child_id: str | None, *, letter_id: str) -> LetterPage:
    """Return a letter of this child as it stands before it goes. Raises NoSuchChild for another's."""
    head = head_of(acting, child_id)
    row = Letter.objects.filter(child_id=child_id, letter_id=letter_id).select_related("written_by", "child").first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    slots = slots_for(acting, row.child)
    told = tuple(row.paragraphs) or compose(row.kind, row.band, slots, row.own)
    grade = row.grade if row.grade is not None else grade_of(row.kind, row.band, row.own, (slots.child, slots.writer))
    highest = bands()[row.band].highest_grade
    is_signed = WordingSignedOff.objects.filter(wording=wording_id(row.kind, row.band)).exists()
    return LetterPage(
        head,
        _shown(row),
        told if row.paragraphs or may(acting.role, Permission.WRITE_LETTER) else (),
        grade,
        reading_age(grade),
        reading_age(highest),
        grade > highest,
        not_to_tell(told_in("\n".join(told), kept_apart(row.child_id)), child_agrees=row.does_child_agree),
        withholds(),
        is_signed,
        can_send(is_wording_signed=is_signed, is_invented=row.child.is_invented),
    )


@reads("letters.print", Permission.SEE_LETTERS)
def letter_to_print(acting: Acting, child_id: str | None, *, letter_id: str) -> LetterToPrint:
    """Return a checked or sent letter. Raises NoSuchChild for another child's, or one that is not checked."""
    row = Letter.objects.filter(child_id=child_id, letter_id=letter_id, state__in=(State.CHECKED, State.SENT)).first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return LetterToPrint(
        row.letter_id,
        row.kind,
        f"{kinds()[row.kind]['words']} letter" if kinds()[row.kind]["to"] == "child" else "Letter to a colleague",
        tuple(row.paragraphs),
        row.sent_on or acting.on,
        row.state == State.SENT,
        WordingSignedOff.objects.filter(wording=row.wording).exists(),
        Child.objects.values_list("is_invented", flat=True).get(pk=child_id),
    )


@reads("letters.wordings", Permission.SIGN_WORDING)
def wordings(acting: Acting, child_id: str | None) -> tuple[WordingShown, ...]:
    """Return every wording, with who signed it off, if anybody did."""
    signed = {row.wording: row for row in WordingSignedOff.objects.select_related("signed_by")}
    return tuple(
        WordingShown(
            kind,
            band,
            name,
            paragraphs(kind, band),
            row.signed_by.name if row else "",
            row.signed_on if row else None,
        )
        for kind, one in kinds().items()
        for band in one["bands"]
        for name in [wording_id(kind, band)]
        for row in [signed.get(name)]
    )


def _shown(row: Letter) -> LetterShown:
    return LetterShown(
        row.letter_id,
        row.kind,
        row.band,
        row.state,
        row.own,
        row.does_child_agree,
        tuple(row.paragraphs),
        row.grade,
        bands()[row.band].highest_grade,
        row.harder_because,
        row.written_by.name,
        row.written_on,
        row.sent_on,
        row.version,
        tuple(act.value for act in possible(TRANSITIONS, State(row.state))),
    )


@reads("letters.sent_since", Permission.FREE_CHILD)
def letters_sent_since(acting: Acting, child_id: str | None, *, since_on: date) -> tuple[tuple[str, str, date], ...]:
    """Return (number, kind, day) of each letter that was sent from a day on: what a wrong link may have told."""
    rows = Letter.objects.filter(child_id=child_id, sent_on__gte=since_on).order_by("sent_on", "pk")
    return tuple((row.letter_id, row.kind, row.sent_on) for row in rows if row.sent_on is not None)


@reads("letters.extract", Permission.WRITE_EXTRACT)
def letters_told(acting: Acting, child_id: str | None) -> tuple[dict[str, object], ...]:
    """Return every letter that was sent, as rows of the Cafcass extract by our own child_id. Not a word of any."""
    rows = Letter.objects.filter(state=State.SENT).order_by("letter_id")
    told = rows.values_list("letter_id", "child_id", "kind", "sent_on", "sent_at")
    return tuple(
        {"letter_id": one, "child_id": child, "kind": kind, "sent_on": on, "recorded_at": at, "of_on": on}
        for one, child, kind, on, at in told
    )
