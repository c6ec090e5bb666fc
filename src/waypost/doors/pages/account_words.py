"""The words of the account, the same on the page and in a terminal: who says so, whose days, how it was worked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from waypost.doors.pages.account_told import ToldAccount, ToldDays, ToldLine, ToldRule, ToldStep, ToldWait
from waypost.doors.pages.charts.way_marks import weeks_words
from waypost.doors.pages.words import day_in_words, listing
from waypost.vocabulary.waits import BASES, FROM_DATES, NOBODY_TOLD, RECORDED, UNTOLD, owner_title, owner_within

STATUSES = {"done": "Done", "due": "Due", "late": "Late", "not_started": "Not started"}
_RESTS_ON = {RECORDED: "A recorded reason", FROM_DATES: "Two dates", UNTOLD: "Nothing told"}
_WEEK = 7


@dataclass(frozen=True, slots=True)
class GivenDays:
    """Days that our rule gives to one wait, over several weeks."""

    what: str
    owner: str
    basis: str
    days: float


@dataclass(frozen=True, slots=True)
class OwnersWeeks:
    """One owner's weeks by each rule, in the rules' order, to a tenth of a week."""

    owner: str
    weeks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WaitsWeeks:
    """What was waited for, whose it was, how long by our rule, and on what that rests."""

    what: str
    owner: str
    weeks: str
    rests_on: str


def told_by(line: ToldLine) -> str:
    """Return who tells a line and when we learnt it from each: the line's source and its freshness."""
    learnt = line.learnt_on or (None,) * len(line.sources)
    told = [
        f"{source}, learnt {day_in_words(day)}" if day else source
        for source, day in zip(line.sources, learnt, strict=True)
    ]
    return f"Told by: {'; '.join(told)}"


def wait_length(wait: ToldWait) -> str:
    """Return whose a wait is and how long it lasted, or has lasted so far."""
    so_far = "" if wait.until_on else " so far"
    return f"{owner_title(wait.owner)}, {weeks_words(wait.weeks)}{so_far}"


def whose_in_words(parts: Sequence[ToldDays]) -> str:
    """Return whose the days of some weeks were, by owner, most days first; nothing where no day is counted."""
    days = _by_owner(parts)
    if not days:
        return ""
    if len(days) == 1:
        (owner,) = days
        return owner_title(owner)
    return ", ".join(
        f"{owner_title(owner) if not number else owner_within(owner)} {_days_words(count)}"
        for number, (owner, count) in enumerate(days.items())
    )


def whose_for(parts: Iterable[ToldDays]) -> str:
    """Return what those days waited for, each once, most days first."""
    return "; ".join(dict.fromkeys(part.what for part in parts))


def added(parts: Iterable[ToldDays]) -> tuple[GivenDays, ...]:
    """Return the days given in several weeks, each thing once, most days first."""
    days: dict[tuple[str, str, str], float] = {}
    for part in parts:
        key = (part.what, part.owner, part.basis)
        days[key] = days.get(key, 0) + part.days
    return tuple(GivenDays(*key, days[key]) for key in sorted(days, key=lambda key: (-days[key], key)))


def rule_words(rule: ToldRule) -> str:
    """Return a rule's title as the head of a column: ended last."""
    return _upper(rule.title.removeprefix("The wait that "))


def owners_weeks(account: ToldAccount) -> list[OwnersWeeks]:
    """Return each owner's weeks by every rule, those with most by our rule first, and the whole journey last."""
    if not account.by_rule:
        return []
    by_rule = [_by_owner(rule.parts) for rule in account.by_rule]
    owners = dict.fromkeys(owner for days in by_rule for owner in days)
    rows = [OwnersWeeks(owner_title(owner), tuple(tenths(days.get(owner, 0)) for days in by_rule)) for owner in owners]
    whole = tuple(tenths(sum(days.values())) for days in by_rule)
    return [*rows, OwnersWeeks("The whole journey", whole)]


def waits_weeks(account: ToldAccount) -> list[WaitsWeeks]:
    """Return what was waited for by our rule, the longest first."""
    parts = account.by_rule[0].parts if account.by_rule else ()
    return [WaitsWeeks(part.what, owner_title(part.owner), tenths(part.days), _RESTS_ON[part.basis]) for part in parts]


def lessons(account: ToldAccount) -> list[tuple[str, str]]:
    """Return how the account was worked out, step by step, each a heading and what it says."""
    told = [
        (
            "What happened",
            "Every line is one fact. Two sources that tell the same fact make one line that names both, and where they "
            "differ the line says so. Behind each source stands the day on which we learnt it; what was learnt after "
            f"{day_in_words(account.as_of)} is not here.",
        ),
        (
            "What was waited for",
            "A wait runs from one fact to another: from the day a report was ordered to the day it was filed, from a "
            "hearing that was called off to the hearing that was held. Waits run side by side, and every week shows "
            "all of them. An extension of the time is a permission laid over the weeks; it is no wait, and nobody’s.",
        ),
        (
            "Whose move it was",
            "Whoever has an open wait has a move to make. Several agencies can have one at the same time.",
        ),
    ]
    if account.by_rule:
        ours, *others = account.by_rule
        against = " ".join(f"{rule.title}: {_lower(rule.says)} Against it: {_lower(rule.against)}" for rule in others)
        told += [
            (
                "Whose week it was",
                f"To add the weeks up, each day must be given away once. Our rule: {_lower(ours.says)} "
                f"Against it: {_lower(ours.against)} A day that no wait can claim is nobody’s. "
                "Days after the final order are not counted.",
            ),
            ("Two other rules, shown beside it", against),
        ]
        told += [("One of this child’s weeks, worked through", account.example)] if account.example else []
        told.append(("How sure that is", _how_sure(ours.parts)))
    told.append(
        (
            "What is next",
            "The steps come from the timetables that bind the case, each with the rule or guidance that sets it. A "
            "step that is late against local practice or our own assumption breaks no law, and says so.",
        )
    )
    return told


def step_words(step: ToldStep) -> str:
    """Return when a step is due, how late it was done, and who sets it."""
    was = "Was due" if step.status in ("late", "done") else "Due"
    due = f"{was} {day_in_words(step.due_on)}." if step.due_on else "No day set."
    is_done_late = step.status == "done" and step.days_late
    late = f" Done {days_words(step.days_late)} late." if is_done_late else ""
    return f"{due}{late} {step.source}."


def status_words(step: ToldStep) -> str:
    """Return how a step stands: done, due, late by how much."""
    late = f", {days_words(step.days_late)}" if step.status == "late" else ""
    return f"{STATUSES[step.status]}{late}"


def days_words(days: int) -> str:
    """Return whole days in words."""
    return f"{days} day" if days == 1 else f"{days} days"


def tenths(days: float) -> str:
    """Return days as weeks, to a tenth."""
    return f"{days / _WEEK:.1f}"


def _by_owner(parts: Iterable[ToldDays]) -> dict[str, float]:
    days: dict[str, float] = {}
    for part in parts:
        days[part.owner] = days.get(part.owner, 0) + part.days
    return dict(sorted(days.items(), key=lambda pair: (-pair[1], pair[0] == NOBODY_TOLD, pair[0])))


def _days_words(days: float) -> str:
    whole = round(days)
    if whole >= 2 * _WEEK:
        return f"{tenths(days).removesuffix('.0')} weeks"
    return days_words(whole)


def _how_sure(parts: Sequence[ToldDays]) -> str:
    """Return on what the weeks rest, surest first, as shares of the whole."""
    days: Mapping[str, float] = {
        basis: sum(part.days for part in parts if part.basis == basis) for basis in (RECORDED, *BASES)
    }
    told = [f"{tenths(days[basis])} weeks: {_lower(words)}" for basis, words in BASES.items() if days[basis]]
    return f"{_upper(listing(told))}. Dates say when; only a recorded reason says why."


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
