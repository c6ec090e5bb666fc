"""Read the children in need census: XML of any year from 2016/17 to 2026/27, of as many authorities as there are.

The header, each child and each block inside a child is one record. A file is read as a stream, a batch of children at a
time, so that what stands in memory is what is handed over and not what is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from waypost.intake.cin.batch import typed
from waypost.intake.cin.census import AROUND_CHILDREN, SOURCE, Census, faults_by_year, read_census
from waypost.intake.cin.checking import CENSUS, CHILDREN, broken, not_asked
from waypost.intake.cin.layout import blocks
from waypost.intake.cin.records import Gathering, Settled
from waypost.intake.cin.translate import TELLINGS, tell_children, tell_events
from waypost.intake.cin.walking import Walk, child_block
from waypost.intake.contract import FileCount, Reading, empty
from waypost.intake.files import SourceFile
from waypost.intake.findings import WHOLE_FILE, Fault, on_file
from waypost.intake.shaping import lay
from waypost.intake.xml_pieces import XmlPiece, read_pieces

_AT_ONCE = 2000  # children that stand in memory as text
_ASK = "Ask the authority to export the census again."
_HARMLESS = ("element_repeated", "encoding_mixed", "text_between_elements")
_FAULTS = {
    "document_type_declared": "the file declares a document type, which no census does; it was not read",
    "element_not_known": "an element stands among the children that is no child; it was not read",
    "element_repeated": "the file has more than one header; the first was read",
    "encoding_mixed": "some of the file is not UTF-8 and was read as Windows-1252",
    "file_not_read": "the file could not be opened or read",
    "text_between_elements": "text stands between the children; it was not read",
    "xml_broken": "the child's XML is broken; nothing of it was read",
    "xml_element_too_long": "a child is longer than is read, or there is none; nothing of it was read",
    "xml_lost_between": "something that is no whole child stands here; it was not read",
    "xml_not_whole": "the file stops being XML or breaks off; its children were read one by one",
}


def read(files: Sequence[SourceFile]) -> Reading:
    """Return what the censuses tell. `learnt_at` is the manifest's received_at, else when the census was made."""
    gathering = Gathering()
    findings = [empty("findings")]
    counts: dict[str, tuple[int, int]] = {}
    for file in sorted(files, key=lambda file: file.name):
        one = _CensusReader(read_census(file), gathering)
        findings += one.read()
        counts[file.name] = (one.count, one.refused)
    settled = gathering.settle()
    return Reading(
        source=SOURCE,
        records=lay(
            "records", settled.records, SOURCE, file=pl.col("file"), position=pl.col("position"), read=pl.col("read")
        ),
        people=tell_children(settled.told["child"]) if settled.told["child"].height else empty("people"),
        proceedings=empty("proceedings"),
        events=pl.concat([empty("events"), *_events(settled)]),
        findings=pl.concat([*findings, settled.findings]),
        files=tuple(
            FileCount(SOURCE, name, count, count - refused - aside, refused + aside)
            for name, (count, refused) in counts.items()
            for aside in [settled.refused.get(name, 0)]
        ),
    )


def _events(settled: Settled) -> Iterator[pl.DataFrame]:
    for block in TELLINGS:
        if settled.told[block].height:
            yield tell_events(block, settled.told[block])


class _CensusReader:
    """Reads one file. `count` and `refused`: the records that stood in it, and those that were refused."""

    def __init__(self, census: Census, gathering: Gathering) -> None:
        self.count = self.refused = 0
        self._census = census
        self._gathering = gathering
        self._is_whole = True
        self._names: set[str] = set()
        self._rows = dict.fromkeys(blocks(), 0)
        self._begun = 0
        self._children: list[pl.DataFrame] = []

    def read(self) -> Iterator[pl.DataFrame]:
        """Read every child; yield the findings."""
        census = self._census
        self._gathering.open(census)
        yield from (self._on_file(fault) for fault in census.faults)
        yield from self._batch(census.walk)
        walk, first = Walk(), child_block()
        for piece in read_pieces(census.file, first.element, AROUND_CHILDREN):
            if piece.element is None:
                yield self._found(piece)
                continue
            walk.take(first, piece.element, piece.place)
            if len(walk.blocks["child"].rows) >= _AT_ONCE:
                yield from self._batch(walk)
                walk = Walk()
        yield from self._batch(walk)
        yield from self._whole()

    def _found(self, piece: XmlPiece) -> pl.DataFrame:
        self._is_whole &= piece.rule in _HARMLESS
        is_refusal = not piece.is_of_file
        self.count += is_refusal
        self.refused += is_refusal
        rule = piece.rule or "xml_broken"
        return on_file(SOURCE, self._census.file.name, piece.place, Fault(rule, _FAULTS[rule], _ASK, is_refusal))

    def _batch(self, walk: Walk) -> Iterator[pl.DataFrame]:
        batch = typed(walk, self._census)
        yield batch.findings
        yield from broken(self._census, batch.frames, blocks())
        self._gathering.take(batch)
        self._names |= walk.names
        for name, frame in batch.frames.items():
            self.count += frame.height
            self.refused += int(frame["is_refused"].sum())
            self._rows[name] += frame.height
        if "child" in batch.frames:
            self._children.append(batch.frames["child"].select("LAchildID", "place", "is_refused"))
        if "pre_proceedings" in batch.frames:
            self._begun += batch.frames["pre_proceedings"]["PPStartDate"].count()

    def _whole(self) -> Iterator[pl.DataFrame]:
        """Yield what can be said when the whole file is read."""
        census = self._census
        if not self._rows["child"]:
            yield self._on_file(Fault("no_children", "the census holds no child that can be read", _ASK))
        yield from (self._on_file(fault) for fault in faults_by_year(census, self._names, self._rows))
        yield not_asked(census, is_whole=self._is_whole)
        if not self._is_whole:
            return
        whole = {"place": WHOLE_FILE, "modules": self._rows["pre_proceedings"], "modules_begun": self._begun}
        frames = {CENSUS: pl.DataFrame([{**whole, "is_refused": False}])}
        if self._children:
            frames[CHILDREN] = pl.concat(self._children)
        yield from broken(census, frames, (CENSUS, CHILDREN))

    def _on_file(self, fault: Fault) -> pl.DataFrame:
        return on_file(SOURCE, self._census.file.name, WHOLE_FILE, fault)
