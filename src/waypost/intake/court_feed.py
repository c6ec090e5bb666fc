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
import polars as pl

from waypost.foundation.clock import UTC
from waypost.intake.contract import FileCount, Reading
from waypost.intake.court_case import CourtCase
from waypost.intake.court_polls import NotAPoll, Poll, read_polls
from waypost.intake.feed_notes import CaseNotes, CaseRefused, Element, Note
from waypost.intake.feed_rules import RULES
from waypost.intake.files import SourceFile
from waypost.intake.frames import Statement, Statements, findings_frame
from waypost.intake.json_lines import read_pieces
from waypost.intake.repeated_statements import settle

Lists = Mapping[str, list[Element]]
"""The elements of a case's lists that can be read, by the name of the list."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What is peculiar to one feed.

    `data_key` holds the case's data; `type_keys` its case type, which must be `case_type`; `lists` the paths, inside
    the data, of the lists whose elements count; `stand_ins` a list that is read when another is empty; `zone` that of
    times that name none; `tell` turns id, case, data, lists, the day it was told and notes into what the case
    tells.
    """

    name: str
    data_key: str
    case_type: str
    type_keys: tuple[str, ...]
    modified_keys: tuple[str, ...]
    lists: tuple[tuple[str, ...], ...]
    zone: ZoneInfo
    tell: Callable[[str, Mapping[str, Any], Mapping[str, Any], Lists, date | None, CaseNotes], CourtCase]
    stand_ins: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Tally:
    read: int = 0
    refused: int = 0


class _Reader:
    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._statements = Statements(feed.name)
        self._findings: list[tuple[str, str, str, str, str, str, bool]] = []
        self._tallies: dict[str, _Tally] = {}

    def read_file(self, file: SourceFile) -> None:
        tally = self._tallies.setdefault(file.name, _Tally())
        for piece in read_pieces(file.path, is_lines=file.form == "json_lines"):
            if piece.rule is not None:
                self._refuse(file.name, f"{piece.place}$", piece.rule, tally)
                continue
            for poll in read_polls(piece.content, piece.place, self._feed.zone):
                if isinstance(poll, NotAPoll):
                    self._refuse(file.name, poll.place, poll.rule, tally)
                else:
                    self._read_poll(file.name, poll, tally)

    def _refuse(self, file: str, place: str, rule: str, tally: _Tally) -> None:
        tally.read += 1
        tally.refused += 1
        self._find(file, (Note(place, rule, True),))

    def _read_poll(self, file: str, poll: Poll, tally: _Tally) -> None:
        self._find(file, poll.findings)
        for position, case in enumerate(poll.cases):
            notes = CaseNotes(f"{poll.place}[{position}]", self._feed.data_key)
            try:
                told, modified_at = self._read_case(case, notes, poll.learnt_at)
            except CaseRefused as refused:
                notes.refuse_case(refused.rule)
            else:
                stated = Statement(
                    poll.learnt_at or modified_at, modified_at, file, notes.base, orjson.dumps(case).decode()
                )
                self._statements.add(told, stated)
            tally.read += notes.read
            tally.refused += notes.refused
            self._find(file, notes.notes)

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

    def _find(self, file: str, notes: Sequence[Note]) -> None:
        for place, rule, is_refusal in notes:
            said = RULES[rule]
            self._findings.append((self._feed.name, file, place, rule, said.message, said.do, is_refusal))

    def reading(self) -> Reading:
        stated = self._statements.stated()
        settled = settle(stated)
        if settled.beaten:
            self._refuse_beaten(stated.filter(pl.col("statement").is_in(list(settled.beaten))))
        return Reading(
            source=self._feed.name,
            findings=findings_frame(self._findings),
            files=tuple(
                FileCount(self._feed.name, file, tally.read, tally.read - tally.refused, tally.refused)
                for file, tally in self._tallies.items()
            ),
            **self._statements.frames(stated, settled.same | settled.beaten),
        )

    def _refuse_beaten(self, beaten: pl.DataFrame) -> None:
        """Turn accepted statements into refused ones, less what was refused of them already."""
        refused = {(file, place) for _, file, place, *_, is_refusal in self._findings if is_refusal}
        for file, position, read in beaten.select("file", "position", "read").iter_rows():
            notes = CaseNotes(position, self._feed.data_key)
            _lists(orjson.loads(read)[self._feed.data_key], self._feed, notes)
            notes.refuse_case("case_twice_in_one_poll")
            new = [note for note in notes.notes if note.is_refusal and (file, note.place) not in refused]
            self._tallies[file].refused += len(new)
            self._find(file, new)


def _lists(data: Mapping[str, Any], feed: Feed, notes: CaseNotes) -> Lists:
    lists = {path[-1]: notes.elements(data, path) for path in feed.lists}
    for name, stand_in in feed.stand_ins.items():
        if not data.get(name):
            lists[name] = notes.elements(data, (stand_in,))
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
