"""Reads the hearing service: hearings by case, single hearings, actuals, and the history of their status.

Each hearing, each actual and each row of the history is one. They name a case and no child, so they are told of the
case. A hearing keeps the service's id, by which the private-law feed names it too: one hearing, however often told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

import orjson

from waypost.intake.contract import Reading
from waypost.intake.court_case import CourtCase, Fact
from waypost.intake.court_reading import CourtReading
from waypost.intake.feed_notes import CaseNotes, CaseRefused, Holder
from waypost.intake.files import SourceFile
from waypost.intake.frames import Statement
from waypost.intake.gathering import gather
from waypost.intake.hmcts_hearings.found import ACTUALS, AUDIT, STATUS, Found, NotFound, find_hearings
from waypost.intake.hmcts_hearings.hearing import Told, check_hearing, key_of_untold, made_up_id, without_derived
from waypost.intake.hmcts_hearings.status_history import Changed, acts_of, check_change, fact_of
from waypost.intake.hmcts_hearings.translate import facts_of
from waypost.intake.json_lines import read_pieces
from waypost.intake.layouts import layouts_of
from waypost.intake.never_kept import take_out_staff

NAME = "hmcts_hearings"


class _Stood(NamedTuple):
    """Where something stood, when it reached us, and what was read of it."""

    file: str
    place: str
    received_at: datetime | None
    read: str
    notes: CaseNotes


class _Known(NamedTuple):
    """What the hearings tell that a row of the history does not: of which case a hearing is, its type, its day."""

    case_id: str
    law: str | None
    code: str | None
    held_on: date | None


class _Reader:
    def __init__(self) -> None:
        self._reading = CourtReading(NAME)
        self._hearings: list[tuple[Told, _Stood]] = []
        self._changes: list[tuple[Changed, _Stood]] = []

    def read_json(self, file: SourceFile) -> None:
        self._reading.open_file(file.name)
        for piece in read_pieces(file.path, is_lines=file.form == "json_lines"):
            if piece.rule is not None:
                self._reading.refuse(file.name, f"{piece.place}$", piece.rule)
                continue
            for found in find_hearings(piece.content, f"{piece.place}$"):
                if isinstance(found, NotFound):
                    self._reading.refuse(file.name, found.place, found.rule)
                else:
                    self._take(found, file)

    def read_tables(self, files: Sequence[SourceFile]) -> None:
        gathered = gather(layouts_of(NAME)[AUDIT], files)
        for file, read in gathered.read.items():
            self._reading.open_file(file)
            self._reading.count_rows(file, read - gathered.frame.filter(file=file).height, gathered.refused[file])
        self._reading.find_frame(gathered.findings)
        columns = [name for name in gathered.frame.columns if name in gathered.layout.column_names]
        for row in gathered.frame.select("file", "row_number", "learnt_at", "read", *columns).iter_rows(named=True):
            place = f"row {row['row_number']}"
            stood = _Stood(row["file"], place, row["learnt_at"], row["read"], CaseNotes(place))
            self._check_change({name: row[name] for name in columns if row[name]}, stood)

    def _take(self, found: Found, file: SourceFile) -> None:
        whole = {**found.around, **found.value} if found.around else found.value
        take_out_staff(whole)
        read = orjson.dumps(without_derived(whole)).decode()
        stood = _Stood(file.name, found.place, file.manifest.received_at, read, CaseNotes(found.place))
        if found.kind == STATUS:
            self._check_change(whole, stood)
            return
        try:
            self._hearings.append((check_hearing(found, stood.notes), stood))
        except CaseRefused as refused:
            stood.notes.refuse_case(refused.rule)
            self._reading.count(stood.file, stood.notes)

    def _check_change(self, value: Holder, stood: _Stood) -> None:
        try:
            self._changes.append((check_change(value, stood.notes), stood))
        except CaseRefused as refused:
            stood.notes.refuse_case(refused.rule)
            self._reading.count(stood.file, stood.notes)

    def reading(self) -> Reading:
        known = self._state_hearings()
        self._state_changes(known)
        return self._reading.reading(self._reading.settled())

    def _state_hearings(self) -> Mapping[str, _Known]:
        """State every hearing; return what is known of each by its id. Actuals come after what names hearings."""
        known: dict[str, _Known] = {}
        by_day: dict[tuple[str, date | None, str], str] = {}
        for told, stood in sorted(self._hearings, key=lambda pair: pair[0].kind == ACTUALS):
            hearing_id = told.hearing_id or by_day.get(key_of_untold(told))
            if hearing_id is None:
                stood.notes.say("hearing_id_missing")
                hearing_id = made_up_id(told)
            by_day.setdefault(key_of_untold(told), hearing_id)
            stands = told.day.day if told.day and told.stands in ("held", "adjourned") else None
            earlier = known.get(hearing_id)
            held_on = stands or (earlier.held_on if earlier else None)
            known[hearing_id] = _Known(told.case_id, told.law, told.code, held_on)
            record = f"{'actuals' if told.kind == ACTUALS else 'hearing'}/{hearing_id}"
            facts = list(facts_of(told, hearing_id))
            self._state(told.case_id, told.law, facts, record, told.changed_at, stood)
        return known

    def _state_changes(self, known: Mapping[str, _Known]) -> None:
        """State every change of status; a repeated row is settled as any repeated statement is."""
        order = sorted(self._changes, key=lambda pair: pair[0].hearing_id)
        for hearing_id, of_one in groupby(order, key=lambda pair: pair[0].hearing_id):
            changes = list(of_one)
            acts = acts_of({change for change, _ in changes})
            for change, stood in changes:
                hearing = known.get(hearing_id)
                case_id = change.case_id or (hearing.case_id if hearing else None)
                law = change.law or (hearing.law if hearing else None)
                code = hearing.code if hearing else None
                fact = fact_of(change, acts[change], code, hearing.held_on if hearing else None)
                record = f"status/{hearing_id}/{change.at.isoformat()}/{change.status}/{change.event}"
                if case_id is None:
                    stood.notes.say("hearing_without_case")
                self._state(case_id, law, [fact] if fact and case_id else [], record, change.at, stood)

    def _state(
        self,
        case_id: str | None,
        law: str | None,
        facts: Iterable[Fact],
        record: str,
        changed_at: datetime | None,
        stood: _Stood,
    ) -> None:
        told = CourtCase(
            *(case_id or record, law, None, None, None, None),
            people=[],
            facts=list(facts),
            record_key=record,
            is_numbered=case_id is not None,
            knows_no_child=True,
        )
        learnt_at = changed_at or stood.received_at
        if learnt_at is None:
            stood.notes.say("last_modified_missing")
        self._reading.state(told, Statement(learnt_at, changed_at, stood.file, stood.place, stood.read), stood.notes)
        self._reading.count(stood.file, stood.notes)


def read(files: Sequence[SourceFile]) -> Reading:
    """Return all that the files hand over. Raises nothing for what stands in a file."""
    reader = _Reader()
    in_order = sorted(files, key=lambda file: file.name)
    for file in in_order:
        if not file.table:
            reader.read_json(file)
    reader.read_tables([file for file in in_order if file.table])
    return reader.reading()
