"""Reading a court feed from end to end; each of the two feeds says only what is its own.

Counting: a case is one, and so is every element of the case's own lists (`Feed.lists`); the elements of a refused case
are refused. A line or a document that cannot be used is one, refused. read = accepted + refused, in every file.

A case that two polls bring is stated twice, each time with its own `learnt_at`. The same statement learnt at the same
instant is kept once; two different ones are settled by `repeated_statements`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from waypost.foundation.clock import UTC
from waypost.intake.contract import Reading
from waypost.intake.court_case import CourtCase
from waypost.intake.court_polls import NotAPoll, Poll, read_polls
from waypost.intake.court_reading import CourtReading
from waypost.intake.feed_notes import CaseNotes, CaseRefused, Element
from waypost.intake.files import SourceFile
from waypost.intake.frames import Statement
from waypost.intake.json_lines import read_pieces

Lists = Mapping[str, list[Element]]
"""The elements of a case's lists that can be read, by the name of the list."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What is peculiar to one feed.

    `data_key` holds the case's data; `type_keys` its case type, which must be `case_type`; `lists` the paths, inside
    the data, of the lists that are read, `counted` those whose elements are counted and no more; `stand_ins` a list
    that is read when another is empty; `zone` that of
    times that name none; `tell` turns id, case, data, lists, the day it was told and notes into what the case
    tells.
    """

    name: str
    data_key: str
    case_type: str
    type_keys: tuple[str, ...]
    modified_keys: tuple[str, ...]
    lists: tuple[tuple[str, ...], ...]
    counted: tuple[tuple[str, ...], ...]
    zone: ZoneInfo
    tell: Callable[[str, Mapping[str, Any], Mapping[str, Any], Lists, date | None, CaseNotes], CourtCase]
    stand_ins: Mapping[str, str] = field(default_factory=dict)


class _Reader:
    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._reading = CourtReading(feed.name)

    def read_file(self, file: SourceFile) -> None:
        self._reading.open_file(file.name)
        for piece in read_pieces(file.path, is_lines=file.form == "json_lines"):
            if piece.rule is not None:
                self._reading.refuse(file.name, f"{piece.place}$", piece.rule)
                continue
            for poll in read_polls(piece.content, piece.place, self._feed.zone):
                if isinstance(poll, NotAPoll):
                    self._reading.refuse(file.name, poll.place, poll.rule)
                else:
                    self._read_poll(file.name, poll)

    def _read_poll(self, file: str, poll: Poll) -> None:
        self._reading.find(file, poll.findings)
        for position, case in enumerate(poll.cases):
            notes = CaseNotes(f"{poll.place}[{position}]", self._feed.data_key)
            try:
                told, modified_at = self._read_case(case, notes, poll.learnt_at)
            except CaseRefused as refused:
                notes.refuse_case(refused.rule)
            else:
                learnt_at = poll.learnt_at or modified_at
                stated = Statement(learnt_at, modified_at, file, notes.base, orjson.dumps(case).decode())
                self._reading.state(told, stated, notes)
            self._reading.count(file, notes)

    def _read_case(self, case: Any, notes: CaseNotes, learnt_at: datetime | None) -> tuple[CourtCase, datetime | None]:
        feed = self._feed
        if not isinstance(case, dict):
            raise CaseRefused("case_not_object")
        data = case.get(feed.data_key)
        if not isinstance(data, dict):
            raise CaseRefused("case_data_missing")
        lists = _lists(data, feed, notes)
        case_id = _check_identity(case, feed, notes)
        modified_at = _modified_at(case, feed, notes)
        if modified_at is None and learnt_at is None:
            notes.say("last_modified_missing")
        told_at = learnt_at or modified_at
        return feed.tell(case_id, case, data, lists, told_at.date() if told_at else None, notes), modified_at

    def reading(self) -> Reading:
        return self._reading.reading(self._reading.settled())


def _lists(data: Mapping[str, Any], feed: Feed, notes: CaseNotes) -> Lists:
    lists = {path[-1]: notes.elements(data, path) if path[0] in data else [] for path in feed.lists}
    for name, stand_in in feed.stand_ins.items():
        if not data.get(name):
            lists[name] = notes.elements(data, (stand_in,))
    for path in feed.counted:
        if path[0] in data:
            notes.count_elements(data, path)
    return lists


def _check_identity(case: Mapping[str, Any], feed: Feed, notes: CaseNotes) -> str:
    types = [kind for key in feed.type_keys if (kind := notes.key(case, key))]
    if not types:
        notes.say("case_type_missing")
    elif types[0] != feed.case_type:
        raise CaseRefused("case_of_another_feed")
    case_id = notes.key(case, "id")
    if case_id is None or not (case_id.isascii() and case_id.isdigit()):
        raise CaseRefused("case_id_missing")
    if len(case_id) != 16:
        notes.say("case_id_unusual", "id")
    return case_id


def _modified_at(case: Mapping[str, Any], feed: Feed, notes: CaseNotes) -> datetime | None:
    """Return when the court's system last changed the case. Both systems write this one in UTC."""
    for key in feed.modified_keys:
        moment = notes.moment(case, key, zone=UTC)
        if moment is not None:
            return moment.at
    return None


def read_feed(feed: Feed, files: Sequence[SourceFile]) -> Reading:
    """Return all that the files of a feed hand over. Raises nothing for what stands in a file."""
    reader = _Reader(feed)
    for file in sorted(files, key=lambda file: file.name):
        reader.read_file(file)
    return reader.reading()
