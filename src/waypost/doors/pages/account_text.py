"""The account in plain text, for a terminal: the same words in the same order as the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from waypost.doors.pages import account_words as words
from waypost.doors.pages.account import Stretch, open_waits, sources_used, steps_of, stretches
from waypost.doors.pages.account_told import ToldAccount, ToldStep
from waypost.doors.pages.charts.way_marks import weeks_words
from waypost.doors.pages.freshness import freshness_lines
from waypost.doors.pages.words import day_in_words
from waypost.vocabulary.waits import owner_title

_INVENTED = "Invented families. Every child, family and number on this page is made up. Nobody in it is real."
_NOTHING = "Nothing is told of this child."


def account_text(
    account: ToldAccount, *, invented: bool, freshness: Sequence[Mapping[str, Any]] = (), width: int = 88
) -> str:
    """Return the account as text, wrapped to a width. The same account gives the same text."""
    lines: list[str] = []
    for indent, text in _told(account, invented, freshness):
        lines += wrap(text, width, initial_indent=indent, subsequent_indent=" " * len(indent)) if text else [""]
    return "\n".join(lines)


def _told(account: ToldAccount, invented: bool, freshness: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    if invented:
        yield "", _INVENTED
        yield "", ""
    of = [f"Child {account.child_id}", account.proceedings_id and f"proceedings {account.proceedings_id}"]
    yield "", ", ".join(part for part in (*of, account.law and f"{account.law} law") if part)
    yield "", f"{account.title}. As known on {day_in_words(account.as_of)}.{' Invented.' if invented else ''}"
    yield from (("", ""), ("", account.stands)) if account.stands else ()
    yield from _heading("Whose move it is now")
    for wait in (now := open_waits(account)):
        since = f"Waited for since {day_in_words(wait.since_on)}, {weeks_words(wait.weeks)} so far."
        yield "  ", f"{owner_title(wait.owner)}: {wait.what}. {since}"
    yield from () if now else (("  ", "Nobody’s: nothing is being waited for."),)
    yield from _steps("What is next", steps_of(account, are_done=False))
    yield from _heading("Week by week")
    for stretch in (told := stretches(account.weeks)):
        yield from _stretch(stretch)
    yield from () if told else (("  ", _NOTHING),)
    yield from _whose(account)
    yield from _heading("How this was worked out")
    for heading, says in words.lessons(account):
        yield "  ", f"{heading}. {says}"
    yield from _listed("What to know about this account", account.notes)
    yield from _listed("How fresh it is", freshness_lines(freshness, sources_used(account)))
    yield from _steps("Steps that are done", steps_of(account, are_done=True))


def _heading(text: str) -> Iterator[tuple[str, str]]:
    yield "", ""
    yield "", text
    yield "", "-" * len(text)


def _listed(heading: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    told = list(lines)
    if told:
        yield from _heading(heading)
        yield from (("  - ", line) for line in told)


def _steps(heading: str, told: Sequence[tuple[str, list[ToldStep]]]) -> Iterator[tuple[str, str]]:
    yield from _heading(heading)
    for convention, steps in told:
        yield "  ", f"{convention}:"
        for step in steps:
            yield "  - ", f"{step.name}: {words.status_words(step)}. {words.step_words(step)}"
    yield from () if told else (("  ", "No step of a timetable is open."),)


def _stretch(stretch: Stretch) -> Iterator[tuple[str, str]]:
    last = f" to {day_in_words(stretch.ends_on)}" if stretch.is_folded else ""
    yield "", f"{stretch.heading}, {day_in_words(stretch.starts_on)}{last}"
    for line in stretch.lines:
        yield "  * ", f"{day_in_words(line.happened_on)}: {line.title}. {line.sentence}"
        yield "    ", f"{words.told_by(line)}."
        yield from (("    ", f"Doubt: {line.doubt}"),) if line.doubt else ()
    if stretch.is_folded:
        yield "  ", "Nothing new is told."
    if stretch.waits:
        side = ", side by side" if len(stretch.waits) > 1 else ""
        yield "  ", f"Waited for{side}. Whose move: {stretch.whose_move}."
        yield from (("  - ", f"{wait.what} ({words.wait_length(wait)})") for wait in stretch.waits)
    if stretch.whose_days:
        weeks = "Whose weeks" if stretch.heading.startswith("Weeks") else "Whose week"
        what = f", for: {words.whose_for(stretch.whose_days)}" if len(stretch.waits) > 1 else ""
        yield "  ", f"{weeks}, by our rule: {words.whose_in_words(stretch.whose_days)}{what}."
    if stretch.extended_to_on:
        yield "  ", f"More time allowed, to {day_in_words(stretch.extended_to_on)}: a permission, no wait."
    yield "", ""


def _whose(account: ToldAccount) -> Iterator[tuple[str, str]]:
    rows = words.owners_weeks(account)
    if not rows:
        return
    yield from _heading("Whose weeks they were")
    ours, *others = account.by_rule
    yield "  ", f"Weeks by our rule ({_small(ours.title)}), then by {' and '.join(_small(r.title) for r in others)}."
    for row in rows:
        yield "  - ", f"{row.owner}: {row.weeks[0]} ({', '.join(row.weeks[1:])})"
    yield "  ", "What they waited for, by our rule:"
    for part in words.waits_weeks(account):
        yield "  - ", f"{part.what} ({part.owner}): {part.weeks}. {part.rests_on}."


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
