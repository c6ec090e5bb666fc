"""Reading a court source from end to end: what every one of them counts, finds and hands over.

Counting: each thing with a place of its own (a case, an element of one of its lists, a line that cannot be used) is
one, accepted or refused. read = accepted + refused, in every file. A statement that stands twice in what was learnt at
one instant is settled by `repeated_statements`; the beaten one is refused with all its elements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from waypost.intake.contract import FINDINGS, FileCount, Reading, empty
from waypost.intake.court_case import CourtCase
from waypost.intake.feed_notes import CaseNotes, Note
from waypost.intake.feed_rules import RULES
from waypost.intake.frames import Statement, Statements, findings_frame
from waypost.intake.repeated_statements import settle

Frames = dict[str, pl.DataFrame]


@dataclass(slots=True)
class _Tally:
    read: int = 0
    refused: int = 0


class CourtReading:
    """Collects what is read of one court source, file by file, and makes its `Reading`."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._statements = Statements(source)
        self._notes: list[tuple[str, CaseNotes]] = []
        self._findings: list[tuple[str, str, str, str, str, str, bool]] = []
        self._tallies: dict[str, _Tally] = {}

    def open_file(self, file: str) -> None:
        """Begin a file, which is counted even when nothing stands in it."""
        self._tallies.setdefault(file, _Tally())

    def refuse(self, file: str, place: str, rule: str) -> None:
        """Count something that cannot be used as read and refused."""
        self._tallies[file].read += 1
        self._tallies[file].refused += 1
        self.find(file, (Note(place, rule, True),))

    def find(self, file: str, notes: Sequence[Note]) -> None:
        """Take findings and refusals that are counted elsewhere."""
        for place, rule, is_refusal in notes:
            said = RULES[rule]
            self._findings.append((self.source, file, place, rule, said.message, said.do, is_refusal))

    def count(self, file: str, notes: CaseNotes) -> None:
        """Count a case with its elements, and take what was found in it."""
        self._tallies[file].read += notes.read
        self._tallies[file].refused += notes.refused
        if notes.notes:
            self.find(file, notes.notes)

    def count_rows(self, file: str, read: int, refused: int) -> None:
        """Count rows of a table that were read and refused before they came here; their findings come by frame."""
        self._tallies[file].read += read
        self._tallies[file].refused += refused

    def find_frame(self, findings: pl.DataFrame) -> None:
        """Take findings and refusals that stand in a frame of the contract."""
        self._findings += findings.select(list(FINDINGS)).iter_rows()

    def state(self, told: CourtCase, stated: Statement, notes: CaseNotes) -> None:
        """Take one statement of a case. It is counted apart, by `count`."""
        self._statements.add(told, stated)
        self._notes.append((stated.file, notes))

    def settled(self) -> Frames:
        """Return records, people, proceedings and events, each statement settled. Ask once, before `reading`."""
        stated = self._statements.stated()
        repeated = settle(stated)
        for number in sorted(repeated.beaten):
            self._refuse_beaten(*self._notes[number])
        return self._statements.frames(stated, repeated.same | repeated.beaten)

    def _refuse_beaten(self, file: str, notes: CaseNotes) -> None:
        """Turn an accepted statement into a refused one, less what was refused of it already."""
        before = len(notes.notes)
        notes.refuse_case("case_twice_in_one_poll")
        new = notes.notes[before:]
        self._tallies[file].refused += len(new)
        self.find(file, new)

    def reading(self, frames: Frames) -> Reading:
        """Return what the source hands over."""
        return Reading(
            source=self.source,
            findings=findings_frame(self._findings) if self._findings else empty("findings"),
            files=tuple(
                FileCount(self.source, file, tally.read, tally.read - tally.refused, tally.refused)
                for file, tally in self._tallies.items()
            ),
            **frames,
        )
