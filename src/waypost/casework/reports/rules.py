"""Whose a report is, what it must hold before it goes on, and what may be done with it now. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.reports.words import AUTHORITY, CAFCASS, EITHER, check_words, kind_of, told


class State(StrEnum):
    """Where a report stands."""

    ORDERED = "ordered"
    WRITING = "being_written"
    WITH_CHECKER = "with_the_checker"
    CHECKED = "checked"
    FILED = "filed"
    WITH_AUTHORITY = "with_the_authority"
    FILED_BY_AUTHORITY = "filed_by_the_authority"
    WITHDRAWN = "withdrawn"


class ReportAct(StrEnum):
    """What is done with a report."""

    BEGIN = "begun"
    WRITE = "written"
    HAND_IN = "handed_in"
    SEND_BACK = "sent_back"
    APPROVE = "approved"
    FILE = "filed"
    ANSWER = "answered_by_the_child"
    UPDATE = "updated"
    TRANSFER = "transferred"
    RECEIVE = "received"
    WITHDRAW = "withdrawn"


TRANSITIONS: Mapping[tuple[State, ReportAct], State] = {
    (State.ORDERED, ReportAct.BEGIN): State.WRITING,
    (State.ORDERED, ReportAct.TRANSFER): State.WITH_AUTHORITY,
    (State.ORDERED, ReportAct.WITHDRAW): State.WITHDRAWN,
    (State.WRITING, ReportAct.WRITE): State.WRITING,
    (State.WRITING, ReportAct.ANSWER): State.WRITING,
    (State.WRITING, ReportAct.HAND_IN): State.WITH_CHECKER,
    (State.WRITING, ReportAct.TRANSFER): State.WITH_AUTHORITY,
    (State.WRITING, ReportAct.WITHDRAW): State.WITHDRAWN,
    (State.WITH_CHECKER, ReportAct.ANSWER): State.WITH_CHECKER,
    (State.WITH_CHECKER, ReportAct.SEND_BACK): State.WRITING,
    (State.WITH_CHECKER, ReportAct.APPROVE): State.CHECKED,
    (State.WITH_CHECKER, ReportAct.WITHDRAW): State.WITHDRAWN,
    (State.CHECKED, ReportAct.ANSWER): State.CHECKED,
    (State.CHECKED, ReportAct.SEND_BACK): State.WRITING,
    (State.CHECKED, ReportAct.FILE): State.FILED,
    (State.CHECKED, ReportAct.WITHDRAW): State.WITHDRAWN,
    (State.FILED, ReportAct.UPDATE): State.WRITING,
    (State.WITH_AUTHORITY, ReportAct.TRANSFER): State.ORDERED,
    (State.WITH_AUTHORITY, ReportAct.RECEIVE): State.FILED_BY_AUTHORITY,
    (State.WITH_AUTHORITY, ReportAct.WITHDRAW): State.WITHDRAWN,
}


class Next(StrEnum):
    """What is to be done next with a report."""

    BEGIN = "begin"
    WRITE = "write"
    REVIEW = "review_background"
    HAND_IN = "hand_in"
    CHECK = "check"
    HEAR = "hear_the_child"
    FILE = "file"
    RECEIVE = "receive"
    WATCH = "watch"
    NOTHING = "nothing"


class ReportNotWhole(NotPossibleNow):
    """Something is missing that a report must hold before it goes on."""


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in an edition of a report. `sources`: how far each was had; `sections`: words by section."""

    sections: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    childs_words: str = ""
    no_words_because: str = ""
    childs_response: str = ""
    no_response_because: str = ""


def author_of(
    kind: str, *, involved_on: date | None, ordered_on: date, ordered_of: str = "", area_weeks: int | None = None
) -> str:
    """Return who writes a report: cafcass or local_authority.

    A kind that is always one's is that one's, whatever the order says. Else the order decides, and where it names
    nobody the involvement test of the place: the authority, where it worked with the child since the test's first day
    (counted). `involved_on` is the last day on which it did; `area_weeks` the area's own test. Raises NotAWord.
    """
    author = kind_of(kind).author
    if author != EITHER:
        return author
    if ordered_of in (CAFCASS, AUTHORITY):
        return ordered_of
    return (
        AUTHORITY if involved_on is not None and involved_on >= counts_from(kind, ordered_on, area_weeks) else CAFCASS
    )


def counts_from(kind: str, ordered_on: date, area_weeks: int | None = None) -> date:
    """Return the first day on which an authority's work with the child counts."""
    test = {"weeks": area_weeks} if area_weeks is not None else told()["involvement"][kind]
    if "weeks" in test:
        return ordered_on - timedelta(weeks=test["weeks"])
    months = ordered_on.year * 12 + ordered_on.month - 1 - test["months"]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(ordered_on.day, monthrange(year, month + 1)[1]))


def check_order(kind: str, *, ordered_on: date, due_on: date | None, on: date) -> None:
    """Raise NotAWord or NotPossibleNow unless an order can be as it is told on a day."""
    kind_of(kind)
    if ordered_on > on:
        raise NotPossibleNow("the order lies in days to come.", where="ordered_on", do="Give the day of the order.")
    if due_on is not None and due_on < ordered_on:
        raise NotPossibleNow("it would be due before it was ordered.", where="due_on", do="Give the day in the order.")


def check_written(kind: str, written: Written) -> None:
    """Raise NotAWord unless everything written has a place in a report of this kind."""
    check_words("sections", written.sections)
    check_words("sources", written.sources)
    check_words("source_states", written.sources.values())
    if set(written.sections) - set(kind_of(kind).sections):
        raise NotPossibleNow("this section is not in a report of this kind.", where="sections", do="Open it again.")


def missing(kind: str, written: Written, background: Collection[str]) -> tuple[str, ...]:
    """Return what a report lacks before a manager can check it: sections, sources and the child's words, by code.

    `background`: the parts of the background that are reviewed, or of which nothing is known, in the child's record.
    A part of the background must be reviewed there; here it cannot be said to have been unavailable.
    """
    of = kind_of(kind)
    sources = told()["sources"]
    lacks = [one for one in of.sections if not written.sections.get(one, "").strip()]
    for one in of.sources:
        is_had = one in background if sources[one].get("background") else one in written.sources
        if not is_had:
            lacks.append(one)
    if of.hears_the_child and not (written.childs_words.strip() or written.no_words_because.strip()):
        lacks.append("childs_words")
    return tuple(lacks)


def next_step(state: State, kind: str, lacks: Collection[str], written: Written | None) -> Next:
    """Return what is to be done next. `lacks`: what `missing` found; `written`: the edition at work."""
    if state is State.WRITING:
        background = {one for one in lacks if told()["sources"].get(one, {}).get("background")}
        return Next.HAND_IN if not lacks else Next.REVIEW if background == set(lacks) else Next.WRITE
    if state is State.CHECKED and written is not None and not has_response(kind, written):
        return Next.HEAR
    steps = {
        State.ORDERED: Next.BEGIN,
        State.WITH_CHECKER: Next.CHECK,
        State.CHECKED: Next.FILE,
        State.FILED: Next.WATCH,
        State.WITH_AUTHORITY: Next.RECEIVE,
    }
    return steps.get(state, Next.NOTHING)


def has_response(kind: str, written: Written) -> bool:
    """Answer whether the child's answer to the advice is written, or why there is none; or none is asked for."""
    return not kind_of(kind).hears_the_child or bool(
        written.childs_response.strip() or written.no_response_because.strip()
    )


def check_can_hand_in(kind: str, written: Written, background: Collection[str]) -> None:
    """Raise ReportNotWhole unless nothing is missing."""
    lacks = missing(kind, written, background)
    if lacks:
        names = ", ".join(one.replace("_", " ") for one in lacks)
        raise ReportNotWhole(f"this report is not whole: {names}.", do="Write them, or say why there are none.")


def check_can_file(kind: str, written: Written) -> None:
    """Raise ReportNotWhole unless the child answered to the advice, or it is said why not."""
    if not has_response(kind, written):
        raise ReportNotWhole(
            "it is not said how the child answered to the advice.",
            where="childs_response",
            do="Share the advice with the child and write the answer, or say why that was not done.",
        )


def check_checker(writers: Collection[int], checker: int) -> None:
    """Raise NotPossibleNow if somebody would check what they wrote, even in part."""
    if checker in writers:
        raise NotPossibleNow("you wrote in this report, so somebody else checks it.", do="Ask another manager.")


def check_request(kind: str, *, is_transfer: bool, until_on: date | None, due_on: date | None) -> None:
    """Raise NotPossibleNow unless the court can be asked for this: a later day, or another author of an either's."""
    if is_transfer and kind_of(kind).author != EITHER:
        raise NotPossibleNow("a report of this kind has one author by law.", do="Ask for more time instead.")
    if not is_transfer and (until_on is None or (due_on is not None and until_on <= due_on)):
        raise NotPossibleNow("more time means a later day.", where="until_on", do="Give a day after the one it is due.")


def days_late(due_on: date | None, filed_on: date | None, on: date) -> int:
    """Return whole days past the due day, filed or not; nought in time, or where the order gives no day."""
    return max(0, ((filed_on or on) - due_on).days) if due_on else 0


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the chronology as a report quotes it."""

    happened_on: date
    sentence: str
    source: str
    is_disputed: bool = False


def drafted_from(lines: Sequence[Said], matters: Sequence[str], needs: Sequence[str]) -> dict[str, str]:
    """Return what the record can say in a report by itself, by section: every line with its day and its source."""
    happened = [_quoted(one) for one in sorted(lines, key=lambda one: (one.happened_on, one.sentence))]
    who = [*matters, *(f"Need recorded: {need}" for need in needs)]
    return {"what_happened": "\n".join(happened), "who_the_child_is": "\n".join(who)}


def _quoted(one: Said) -> str:
    source = f"{one.source}, disputed" if one.is_disputed else one.source
    return f"{one.happened_on.day} {one.happened_on:%B %Y}: {one.sentence} ({source})"
