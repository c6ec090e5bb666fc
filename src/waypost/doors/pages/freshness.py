"""How fresh each source is, as every page that uses it says it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from waypost.doors.pages.words import MONTHS, day_in_words


def freshness_lines(fresh: Iterable[Mapping[str, Any]], titles: Collection[str] | None = None) -> list[str]:
    """Return a line a source: "Cafcass: told until 31 March 2027, received 31 March 2027".

    `fresh` has title, told_until and received_on, as run.json's freshness; `titles` keeps the sources a page uses.
    """
    return [line_of(source) for source in fresh if titles is None or source["title"] in titles]


def line_of(source: Mapping[str, Any]) -> str:
    """Return one source's line. A day that nothing tells is said to be untold."""
    until, received = told_day(source["told_until"]), told_day(source["received_on"])
    return f"{source['title']}: told until {until}, received {received}"


def told_day(day: str | None) -> str:
    """Return an ISO day, or a month as 2027-03, in words."""
    if not day:
        return "not told"
    if len(day) == len("2027-03"):
        year, month = day.split("-")
        return f"{MONTHS[int(month) - 1]} {year}"
    return day_in_words(day)
