"""Dates as the court service really writes them, read into a day in London and, where told, an instant in UTC.

Seen in its files: `2024-01-20`, `2023-03-28T12:32:54.541`, nine-digit fractions, offsets, `Z`, Java arrays
`[2023,1,17,10,17,9,531000000]`, `20 Jan 2024`, `2:33pm, 26 May 2020`, `31 Mar 2026, 04:07:54 PM`, `02-02-2006`,
`20 09 2024`. A weekday in front and `th` after the day are let pass. A day comes before its month. A time that names no
zone stands in the zone that the caller gives. In the hour that the autumn clock change repeats, the first is taken.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from waypost.foundation.clock import LONDON, UTC
from waypost.intake.limits import limit


class Moment(NamedTuple):
    """A day in London, and the instant in UTC where the source gives a time of day."""

    day: date
    at: datetime | None


class DateNotRead(ValueError):
    """A value that is no date. `rule` says in which way; nothing here holds the value."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        super().__init__(rule)


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?", re.ASCII)
_CLOCK = r"(?P<hour{n}>\d{{1,2}}):(?P<minute{n}>\d{{2}})(?::(?P<second{n}>\d{{2}}))?\s*(?P<half{n}>[ap]\.?m\.?)?"
_WORDS = re.compile(
    rf"(?:{_CLOCK.format(n=1)},?\s+)?(?:[a-z]{{3,6}}day,?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:\s+(?P<month>[a-z]+)\.?,?\s+|(?P<gap>[- ])(?P<number>\d{{1,2}})(?P=gap))(?P<year>\d{{4}})"
    rf"(?:,?\s+(?:at\s+)?{_CLOCK.format(n=2)})?",
    re.ASCII | re.IGNORECASE,
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}


def read_moment(value: object, zone: ZoneInfo = LONDON) -> Moment:
    """Return the day and, where told, the instant; raise `DateNotRead` with one of three rules.

    `date_not_read` is no form that we know, `date_not_real` no day of the calendar, `date_out_of_range` a year that
    nobody can mean.
    """
    if type(value) is str:
        return _from_text(value, zone)
    if type(value) is list and 3 <= len(value) <= 7 and {*map(type, value)} == {int}:
        return _from_numbers(tuple(value), zone)
    raise DateNotRead("date_not_read")


@lru_cache(maxsize=1 << 16)
def _from_text(value: str, zone: ZoneInfo) -> Moment:
    text = value.strip()
    if text[4:5] != "-" or text[7:8] != "-" or text[10:11] not in ("", "T", " "):
        return _from_words(text, zone)
    try:
        if len(text) == 10:
            return _believed(Moment(date.fromisoformat(text), None))
        return _believed(_moment(datetime.fromisoformat(text), zone))
    except (ValueError, OverflowError) as error:
        if isinstance(error, DateNotRead):
            raise
    if _ISO.fullmatch(text) is None:
        return _from_words(text, zone)
    raise DateNotRead("date_not_real")


def _from_words(text: str, zone: ZoneInfo) -> Moment:
    found = _WORDS.fullmatch(text)
    if found is None:
        raise DateNotRead("date_not_read")
    month = int(found["number"]) if found["number"] else _MONTHS.get(found["month"].lower()[:3])
    if month is None:
        raise DateNotRead("date_not_read")
    n = "1" if found["hour1"] else "2"
    numbers = [int(found["year"]), month, int(found["day"])]
    if found[f"hour{n}"]:
        hour, half = int(found[f"hour{n}"]), (found[f"half{n}"] or "")[:1].lower()
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        numbers += [hour, int(found[f"minute{n}"]), int(found[f"second{n}"] or 0)]
    return _from_numbers(tuple(numbers), zone)


@lru_cache(maxsize=1 << 16)
def _from_numbers(numbers: tuple[int, ...], zone: ZoneInfo) -> Moment:
    year, month, day, *clock = numbers
    try:
        if not clock:
            return _believed(Moment(date(year, month, day), None))
        hour, minute, second, nanosecond = (*clock, 0, 0, 0)[:4]
        whole = datetime(year, month, day, hour, minute, second, nanosecond // 1000, tzinfo=zone)
        return _believed(_moment(whole, zone))
    except (ValueError, OverflowError) as error:
        raise error if isinstance(error, DateNotRead) else DateNotRead("date_not_real") from None


def _moment(written: datetime, zone: ZoneInfo) -> Moment:
    if written.tzinfo is not None:
        return Moment(written.astimezone(LONDON).date(), written.astimezone(UTC))
    whole = written.replace(tzinfo=zone)
    day = written.date() if zone is LONDON else whole.astimezone(LONDON).date()
    return Moment(day, whole if zone is UTC else whole.astimezone(UTC))


def _believed(moment: Moment) -> Moment:
    if moment.day.year not in _years():
        raise DateNotRead("date_out_of_range")
    return moment


@cache
def _years() -> range:
    return range(limit("year_earliest"), limit("year_latest") + 1)


def is_birth_too_late(born_on: date | None, told_on: date | None) -> bool:
    """Say whether a birth lies further after the day it was told than a child then unborn could explain.

    Not after the application: a baby may be born, and join, while proceedings last.
    """
    if born_on is None or told_on is None:
        return False
    return born_on > _last_birth(told_on)


@lru_cache(maxsize=1 << 12)
def _last_birth(told_on: date) -> date:
    return told_on + timedelta(days=limit("birth_after_telling_days_most"))
