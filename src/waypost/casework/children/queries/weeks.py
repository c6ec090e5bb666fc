"""The weeks of an account as somebody may see them: without lines that only sources closed to them tell. Pure.

What is waited for is told by everybody's events together. Where a source is closed, so are the waits of its agency.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from waypost.casework.access.facts import agency_of
from waypost.journeys.wording import source_title

Told = tuple[str, str, str]
"""What a line is known by in account and chronology alike: its day, its title, its kind."""
_EVERY = ("court", "cafcass", "local_authority")


def weeks_for(weeks: Sequence[Mapping[str, Any]], sources: Collection[str]) -> tuple[Mapping[str, Any], ...]:
    """Return the weeks with what these sources may tell. A week keeps its place and its number, empty or not."""
    titles = {source_title(source) for source in sources}
    open_to = {agency_of(source) for source in sources}
    closed = {agency for agency in _EVERY if agency not in open_to}
    return tuple(_week(week, titles, closed) for week in weeks)


def with_lines(
    weeks: Sequence[Mapping[str, Any]], lines: Iterable[tuple[Told, str, str]], disputed: Collection[str]
) -> tuple[Mapping[str, Any], ...]:
    """Return weeks whose lines name the lines of the chronology that they tell, so that one may be disputed.

    `told_by`: (identifier, source, whether it is disputed), one for each source that tells it. A line of the account
    that no line of the chronology tells by day, title and kind has none.
    """
    by_told = defaultdict(list)
    for told, line_id, source in lines:
        by_told[told].append((line_id, source, line_id in disputed))
    return tuple(
        {**week, "lines": [{**line, "told_by": by_told.get(_told(line), [])} for line in week["lines"]]}
        for week in weeks
    )


def _told(line: Mapping[str, Any]) -> Told:
    return (str(line["happened_on"])[:10], str(line["title"]), str(line["kind"]))


def _week(week: Mapping[str, Any], titles: Collection[str], closed: Collection[str]) -> Mapping[str, Any]:
    return {
        **week,
        "lines": [_line(line, titles) for line in week.get("lines", ()) if set(line["sources"]) & set(titles)],
        "waits": [wait for wait in week.get("waits", ()) if wait["owner"] not in closed],
        "whose_move": [owner for owner in week.get("whose_move", ()) if owner not in closed],
    }


def _line(line: Mapping[str, Any], titles: Collection[str]) -> Mapping[str, Any]:
    """Return a line with the sources that may be named; a doubt that rests on another source goes with it."""
    named = [source for source in line["sources"] if source in titles]
    return {**line, "sources": named, "doubt": line.get("doubt") if len(named) == len(line["sources"]) else None}
