"""The account page: one child's way, week by week, for court, Cafcass and authority to agree on line by line.

What happened, what was waited for, whose move it was, what is next; each line with its source and its doubt. Nobody is
named on it: the child's identifier alone says who.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from waypost.doors.pages import account_words as words
from waypost.doors.pages.account_told import ToldAccount, ToldDays, ToldLine, ToldStep, ToldWait, ToldWeek
from waypost.doors.pages.charts.key import draw_key
from waypost.doors.pages.charts.way import draw_way
from waypost.doors.pages.charts.way_marks import MARKS, Given, Happening, Waiting, Way, weeks_words
from waypost.doors.pages.freshness import freshness_lines
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.words import day_in_words, listing
from waypost.vocabulary.timetable import TIMETABLES
from waypost.vocabulary.waits import owner_title, owner_within

_OPEN_FIRST = ("late", "due", "not_started")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One week with something in it, or several quiet ones folded into one. `heading` names the weeks.

    `whose_move` names the owners of every open wait; `whose_days` gives each day to one of them, by our rule.
    """

    heading: str
    starts_on: date
    ends_on: date
    lines: tuple[ToldLine, ...]
    waits: tuple[ToldWait, ...]
    whose_move: str
    is_folded: bool
    whose_days: tuple[ToldDays, ...] = ()
    extended_to_on: date | None = None


def render_account(account: ToldAccount, *, invented: bool, freshness: Sequence[Mapping[str, Any]] = ()) -> str:
    """Return the account page as HTML. The same account gives the same bytes.

    `freshness` is run.json's: of each source that tells something of the child, the page says how fresh it is.
    """
    way = way_of(account)
    return render_page(
        "account.html",
        title=f"Account of child {account.child_id}",
        invented=invented,
        account=account,
        picture=draw_way(way, label_id="way", description=describe(way)) if way else "",
        key=draw_key([kind for kind in MARKS if way and any(h.kind == kind for h in way.happenings)]),
        stretches=stretches(account.weeks),
        now=open_waits(account),
        waits=_distinct(account.weeks),
        steps=steps_of(account, are_done=False),
        steps_done=steps_of(account, are_done=True),
        rules=account.by_rule,
        owners_weeks=words.owners_weeks(account),
        waits_weeks=words.waits_weeks(account),
        lessons=words.lessons(account),
        owner=owner_title,
        words=words,
        weeks_words=weeks_words,
        freshness=freshness_lines(freshness, sources_used(account)),
    )


def sources_used(account: ToldAccount) -> set[str]:
    """Return every source that tells something in an account, in words."""
    return {source for week in account.weeks for line in week.lines for source in line.sources}


def stretches(weeks: Sequence[ToldWeek]) -> list[Stretch]:
    """Return the weeks for reading: each week in which something happened, and runs of quiet weeks folded into one."""
    out = []
    for is_quiet, run in groupby(weeks, key=lambda week: not week.lines):
        told = list(run)
        out += [_stretch(told, is_folded=True)] if is_quiet else [_stretch([week], is_folded=False) for week in told]
    return out


def _stretch(weeks: Sequence[ToldWeek], *, is_folded: bool) -> Stretch:
    first, last = weeks[0], weeks[-1]
    first_owner, *owners = dict.fromkeys(owner for week in weeks for owner in week.whose_move) or ("",)
    heading = f"Week {first.number}" if len(weeks) == 1 else f"Weeks {first.number} to {last.number}"
    return Stretch(
        heading=heading,
        starts_on=first.starts_on,
        ends_on=last.starts_on + timedelta(days=6),
        lines=tuple(sorted(first.lines, key=lambda line: line.happened_on)) if not is_folded else (),
        waits=tuple(_distinct(weeks)),
        whose_move=listing([owner_title(first_owner), *(owner_within(owner) for owner in owners)]),
        is_folded=is_folded,
        whose_days=words.added(part for week in weeks for part in week.whose_days),
        extended_to_on=max((week.extended_to_on for week in weeks if week.extended_to_on), default=None),
    )


def _distinct(weeks: Iterable[ToldWeek]) -> list[ToldWait]:
    """Return each wait once, in the order in which they began; a wait stands in every week it lasts."""
    waits = {(w.since_on, w.until_on or date.max, w.owner, w.what): w for week in weeks for w in week.waits}
    return [waits[key] for key in sorted(waits)]


def open_waits(account: ToldAccount) -> list[ToldWait]:
    """Return what is being waited for on the day of the account, in the order in which it began."""
    return [wait for wait in _distinct(account.weeks) if wait.until_on is None]


def steps_of(account: ToldAccount, *, are_done: bool) -> list[tuple[str, list[ToldStep]]]:
    """Return the steps by the convention that counts them, the late first, then by the day they are due."""
    steps = account.next_steps
    conventions = dict.fromkeys(step.convention for step in steps)
    out = []
    for convention in conventions:
        chosen = [s for s in steps if s.convention == convention and (s.status == "done") == are_done]
        if not are_done:
            chosen.sort(key=lambda step: (_OPEN_FIRST.index(step.status), step.due_on or date.max, step.name))
        if chosen:
            out.append((convention, chosen))
    return out


def way_of(account: ToldAccount) -> Way | None:
    """Return the picture's content, or null for an account without a week."""
    if not account.weeks:
        return None
    lines = [line for week in account.weeks for line in week.lines]
    happenings = [Happening(line.happened_on, line.title, str(line.kind)) for line in lines if str(line.kind) in MARKS]
    extended = [week.extended_to_on for week in account.weeks if week.extended_to_on]
    waits = tuple(
        Waiting(owner_title(wait.owner), wait.what, wait.since_on, wait.until_on, wait.weeks)
        for wait in _distinct(account.weeks)
    )
    last_week = account.weeks[-1].starts_on + timedelta(days=6)
    return Way(
        starts_on=account.weeks[0].starts_on,
        as_of=min(account.as_of, last_week),
        ends_on=max([last_week, *(happening.day for happening in happenings)]),
        limit_on=_limit_on(account, lines),
        limit_words="26 weeks end",
        extended_to_on=max(extended, default=None),
        happenings=tuple(happenings),
        waits=waits,
        given=_given(account.weeks),
    )


def _given(weeks: Sequence[ToldWeek]) -> tuple[Given, ...]:
    """Return the weeks by the owner of most of their days, runs of one owner put together; those of nobody left out."""
    owners = [(week.starts_on, _owner_of_most(week)) for week in weeks]
    out = []
    for owner, run in groupby(owners, key=lambda pair: pair[1]):
        days = [starts_on for starts_on, _ in run]
        if owner:
            out.append(Given(owner_title(owner), days[0], days[-1] + timedelta(days=7)))
    return tuple(out)


def _owner_of_most(week: ToldWeek) -> str | None:
    days: dict[str, float] = {}
    for part in week.whose_days:
        days[part.owner] = days.get(part.owner, 0) + part.days
    return max(sorted(days), key=lambda owner: days[owner], default=None)


def _limit_on(account: ToldAccount, lines: Sequence[ToldLine]) -> date | None:
    """Return the last of the statute's 26 weeks, for proceedings that the statute's timetable binds."""
    care = TIMETABLES["care_proceedings"]
    if all(step.convention != care.conventions["statute"].title for step in account.next_steps):
        return None
    issued = [line.happened_on for line in lines if str(line.kind) == "application_issued"]
    limit = next(s.limit for s in care.steps_of("statute") if s.step == "proceedings_resolved")
    return limit.last_day(issued[0]) if issued and limit else None


def describe(way: Way) -> str:
    """Return the picture in words, for readers who cannot see it: its length, its marks, and who was waited for."""
    told = [
        f"{happening.words}, {day_in_words(happening.day)}" for happening in sorted(way.happenings, key=lambda h: h.day)
    ]
    waited = [
        f"{owner}: " + ", ".join(weeks_words(wait.weeks) for lane in lanes for wait in lane)
        for owner, lanes in way.lanes()
    ]
    parts = [f"A way of {weeks_words(way.weeks)} from {day_in_words(way.starts_on)}."]
    parts += [f"On it: {'; '.join(told)}."] if told else []
    parts += [f"The law's 26 weeks end on {day_in_words(way.limit_on)}."] if way.limit_on else []
    parts += [f"Extended to {day_in_words(way.extended_to_on)}."] if way.extended_to_on else []
    parts += [f"Waited for: {'; '.join(waited)}."] if waited else []
    return " ".join(parts) + " Everything is told week by week below."
