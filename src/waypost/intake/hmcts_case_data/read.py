"""Reads the court service's case data, public and private law, as it is exported, and histories of cases.

A case is one, and so is every element of the lists that its law's module names; a history is one, and so is each of its
events. A case without the court's number is keyed by its children's ids; where such cases cannot be told apart in time,
each is kept as a record of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import orjson

from waypost.foundation.identifiers import digest
from waypost.intake.contract import Reading
from waypost.intake.court_case import CourtCase
from waypost.intake.court_reading import CourtReading
from waypost.intake.feed_notes import CaseNotes, CaseRefused, Note
from waypost.intake.files import SourceFile
from waypost.intake.frames import Statement
from waypost.intake.hmcts_case_data.check import (
    check_case,
    identify,
    law_of,
    modified_at,
    read_lists,
)
from waypost.intake.hmcts_case_data.envelopes import FoundCase, FoundHistory, NotFound, find_cases
from waypost.intake.hmcts_case_data.event_history import law_of_history, read_events, tell_history
from waypost.intake.hmcts_case_data.told_days import settle_extensions
from waypost.intake.hmcts_case_data.translate import translate_case
from waypost.intake.json_lines import read_pieces
from waypost.intake.never_kept import take_out_staff

NAME = "hmcts_case_data"


class _Undated(NamedTuple):
    """A statement that nothing dates or numbers: where it stands, and what it says."""

    file: str
    place: str
    content: str


class _Reader:
    def __init__(self) -> None:
        self._reading = CourtReading(NAME)
        self._undated: dict[str, list[_Undated]] = {}

    def read_file(self, file: SourceFile) -> None:
        self._reading.open_file(file.name)
        for piece in read_pieces(file.path, is_lines=file.form == "json_lines"):
            if piece.rule is not None:
                self._reading.refuse(file.name, f"{piece.place}$", piece.rule)
                continue
            for found in find_cases(piece.content, f"{piece.place}$"):
                self._take(file, found)

    def _take(self, file: SourceFile, found: FoundCase | FoundHistory | NotFound) -> None:
        match found:
            case FoundCase():
                self._take_case(file, found)
            case FoundHistory():
                self._take_history(file, found)
            case _ if found.is_refusal:
                self._reading.refuse(file.name, found.place, found.rule)
            case _:
                self._reading.find(file.name, (Note(*found),))

    def _take_case(self, file: SourceFile, found: FoundCase) -> None:
        notes = CaseNotes(found.place, found.data_key)
        try:
            told, changed_at = self._read_case(found, notes, file.manifest.received_at)
        except CaseRefused as refused:
            notes.refuse_case(refused.rule)
        else:
            take_out_staff(found.case)
            read = orjson.dumps(found.case).decode()
            learnt_at = changed_at or file.manifest.received_at
            if not told.is_numbered and learnt_at is None:
                told = self._apart(told, _Undated(file.name, found.place, digest(read, length=12)))
            self._reading.state(told, Statement(learnt_at, changed_at, file.name, found.place, read), notes)
        self._reading.count(file.name, notes)

    def _read_case(
        self, found: FoundCase, notes: CaseNotes, received_at: datetime | None
    ) -> tuple[CourtCase, datetime | None]:
        case, data = found.case, found.case[found.data_key]
        law = law_of(case, data, notes)
        lists = read_lists(law, data, notes)
        case_id, is_numbered = identify(case, data, law, lists, notes)
        changed_at = modified_at(case, data, notes)
        told_at = changed_at or received_at
        if told_at is None:
            notes.say("last_modified_missing")
        told_on = told_at.date() if told_at else None
        taken = check_case(case_id, law, case, data, lists, told_on, notes)
        if told_on is None and any(extension.granted_on is None for extension in taken.extensions):
            notes.say("extension_day_missing", notes.data_key)
        return translate_case(taken, told_on)._replace(is_numbered=is_numbered), changed_at

    def _apart(self, told: CourtCase, undated: _Undated) -> CourtCase:
        """Give a statement that nothing dates or numbers a record of its own, named by what it says."""
        self._undated.setdefault(told.case_id, []).append(undated)
        return told._replace(record_key=f"{told.case_id}/{undated.content}")

    def _take_history(self, file: SourceFile, found: FoundHistory) -> None:
        notes = CaseNotes(found.place.removesuffix(".auditEvents"))
        happened = read_events(found.events, notes)
        law = law_of_history(found.events)
        if found.case_id is None:
            notes.refuse_case("history_without_case")
        elif law is None:
            notes.refuse_case("case_of_unknown_kind")
        else:
            for event, told in tell_history(found.case_id, law, happened):
                element = event.element
                place = f"{found.place}[{element.at[1]}]"
                take_out_staff(element.value)
                read = orjson.dumps(element.value).decode()
                # Told on its own: a case's two exports hold the same events, and neither counts the other's.
                own = CaseNotes(place)
                self._reading.state(told, Statement(event.at, event.at, file.name, place, read), own)
        self._reading.count(file.name, notes)

    def reading(self) -> Reading:
        for told in self._undated.values():
            if len({each.content for each in told}) > 1:
                for each in told:
                    self._reading.find(each.file, (Note(each.place, "case_undated_twice", False),))
        frames = self._reading.settled()
        frames["events"] = settle_extensions(frames["events"])
        return self._reading.reading(frames)


def read(files: Sequence[SourceFile]) -> Reading:
    """Return all that the files hand over. Raises nothing for what stands in a file."""
    reader = _Reader()
    for file in sorted(files, key=lambda file: file.name):
        reader.read_file(file)
    return reader.reading()
