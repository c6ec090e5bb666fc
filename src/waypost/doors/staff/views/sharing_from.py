"""Releasing what the record already holds: a stage, a reason for delay, a letter that was sent, a filed report.

The form begins with a suggestion. Its writer reads every word, and changes what this reader needs otherwise. What
stands in a letter or a report is fetched from its own room when it is released, never from the form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.access.permissions import Permission
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.letters.queries import a_letter, letter_to_print
from waypost.casework.letters.rules import State as LetterState
from waypost.casework.letters.wording import kinds as kinds_of_letter
from waypost.casework.reports.queries import a_report
from waypost.casework.reports.words import words_of
from waypost.casework.sharing.actions.release import Told, release
from waypost.casework.sharing.queries.for_staff import child_sharing
from waypost.casework.sharing.queries.shown import SharingPage
from waypost.casework.sharing.rules import Audience
from waypost.casework.sharing.suggesting import From, Suggestion, suggest
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.forms.of_sharing import BeginForm
from waypost.doors.staff.views.doing import Asked, Doing, pages_of

_AUDIENCES = (Audience.CHILD, Audience.ADULTS)
_BEGINS = {"stage": From.STAGE, "delay_id": From.DELAY, "letter_id": From.LETTER, "report_id": From.REPORT}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a letter or a report: its code, what it is called, its words."""

    code: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a release begins from: the child, what is shared already, the suggestion, the document's parts."""

    head: Head
    page: SharingPage
    suggestion: Suggestion
    parts: tuple[Part, ...]


def begun(acting: Acting, child_id: str, *, audience: str = Audience.CHILD, **what: Any) -> Beginning:
    """Return what a release begins from: what the address names, by one of _BEGINS.

    Raises NoSuchChild for what is not of this child, or not to be released.
    """
    page = child_sharing(acting, child_id)
    (name, given), *_ = what.items()
    try:
        where, of, whom = _BEGINS[name], str(given), Audience(audience)
        title, parts = _document(acting, child_id, where, of, whom)
        suggestion = suggest(page, where, of, whom, title)
    except (ValueError, NotPossibleNow):
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.") from None
    return Beginning(page.head, page, suggestion, parts)


def _document(acting: Acting, child_id: str, begins: From, of: str, whom: Audience) -> tuple[str, tuple[Part, ...]]:
    if whom not in _AUDIENCES:
        raise NotPossibleNow("this is for the child, or for every parent and carer.")
    if begins is From.LETTER:
        return _letter(acting, child_id, of, whom)
    return _report(acting, child_id, of) if begins is From.REPORT else ("", ())


def _letter(acting: Acting, child_id: str, letter_id: str, whom: Audience) -> tuple[str, tuple[Part, ...]]:
    shown = a_letter(acting, child_id, letter_id=letter_id).letter
    if shown.state != LetterState.SENT or kinds_of_letter()[shown.kind]["to"] != "child" or whom is not Audience.CHILD:
        raise NotPossibleNow("a letter to a child is released to the child, once it was sent.")
    told = letter_to_print(acting, child_id, letter_id=letter_id)
    return told.title, tuple(Part(str(at), "", words) for at, words in enumerate(told.paragraphs))


def _report(acting: Acting, child_id: str, report_id: str) -> tuple[str, tuple[Part, ...]]:
    told = a_report(acting, child_id, report_id=report_id)
    filed = next((one for one in told.editions if one.filed_on is not None), None)
    if filed is None:
        raise NotPossibleNow("a report is released once it is filed.")
    titles, written = dict(words_of("sections")), filed.written.sections
    return told.report.title, tuple(
        Part(code, titles[code], written[code]) for code in told.sections if written.get(code, "").strip()
    )


def _initial(told: Beginning, acting: Acting, asked: Asked) -> dict[str, Any]:
    suggestion = told.suggestion
    parts = [one.code for one in told.parts]
    return {
        "initial": {
            "state": suggestion.state, "title": suggestion.title, "words": suggestion.words, "parts": parts,
            "told_first_on": acting.on if suggestion.audience is Audience.CHILD else None,
        }
    }  # fmt: skip


def _release(who: Acting, child_id: str, form: RecordForm, asked: Asked) -> str:
    told = begun(who, child_id, **asked)
    given, suggestion = form.cleaned_data, told.suggestion
    chosen = [one for one in told.parts if one.code in given["parts"]]
    paragraphs = [text for one in chosen for text in (one.title, *one.words.split("\n\n")) if text.strip()]
    return release(
        who, child_id, once=form.token,
        told=Told(
            suggestion.kind, suggestion.audience, given["words"], bool(given["has_read"]), "",
            told.page.path if suggestion.stage else "", suggestion.stage,
            given["state"] or suggestion.state if suggestion.stage else "", given["title"], paragraphs,
            given["happens_on"], given["told_first_on"], suggestion.template,
        ),
    )  # fmt: skip


_ADDRESSES = (
    ("release_stage", "sharing/stage/<str:stage>/<str:audience>/", "Tell of this stage"),
    ("release_delay", "sharing/delay/<int:delay_id>/<str:audience>/", "Explain why it takes longer"),
    ("release_letter", "sharing/letter/<str:letter_id>/", "Release this letter"),
    ("release_report", "sharing/report/<str:report_id>/<str:audience>/", "Release this report"),
)
DOINGS = tuple(
    Doing(
        name, address, title, "Release it", "It is released.", BeginForm, Permission.SHARE_WITH_FAMILY,
        "child_sharing", begun, _release, _initial,
        about="The words below are a suggestion. Read each as this reader will, and change what does not fit.",
        template="sharing/begin.html",
    )
    for name, address, title in _ADDRESSES
)  # fmt: skip
urls = pages_of(DOINGS)
