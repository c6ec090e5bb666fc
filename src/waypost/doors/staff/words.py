"""How days, instants and coded words are said on a page."""

from __future__ import annotations

from datetime import date, datetime

from waypost.foundation.clock import LONDON

_NEVER = "not known"


def day(on: date | None, none: str = _NEVER) -> str:
    """Say a day as people do: 3 March 2027."""
    return f"{on.day} {on:%B %Y}" if on else none


def short_day(on: date | None, none: str = _NEVER) -> str:
    """Say a day where there is little room: 3 Mar 2027."""
    return f"{on.day} {on:%b %Y}" if on else none


def month(on: date) -> str:
    """Say the month of a day: March 2027."""
    return f"{on:%B %Y}"


def moment(at: datetime | None, none: str = _NEVER) -> str:
    """Say an instant in London: 3 March 2027, 4:05pm."""
    if at is None:
        return none
    here = at.astimezone(LONDON)
    hour = here.hour % 12 or 12
    return f"{day(here.date())}, {hour}:{here:%M}{'am' if here.hour < 12 else 'pm'}"


def date_time(at: date | datetime) -> str:
    """Return what stands in the datetime of a time element."""
    return at.isoformat()


def plain(code: str | None) -> str:
    """Say a coded word: court_order becomes Court order."""
    said = (code or "").replace("_", " ").replace(".", ": ").strip()
    return said[:1].upper() + said[1:]


def plural(count: int, one: str, many: str | None = None) -> str:
    """Say how many: 1 child, 2 children."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def near(on: date, today: date) -> str:
    """Say how far a day lies from today: today, tomorrow, in 5 days, 3 days ago."""
    days = (on - today).days
    if days in (-1, 0, 1):
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}[days]
    return f"in {days:,} days" if days > 0 else f"{-days:,} days ago"


_NAMES = ("Cafcass", "Child Arrangements Programme", "Child Focused Court", "England", "Ofsted")


def lower_first(said: str) -> str:
    """Return words as they stand in the middle of a sentence: a name, and letters that stand for words, stay."""
    if said.startswith(_NAMES) or said[1:2].isupper():
        return said
    return said[:1].lower() + said[1:]


def sentence(said: str) -> str:
    """Return words as they begin a sentence."""
    return said[:1].upper() + said[1:]
