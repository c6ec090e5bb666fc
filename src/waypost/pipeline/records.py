"""The records of a build: linked once, joined for each set of purposes, assembled, saved and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from waypost.insight.measures.figure import Figure
from waypost.insight.measures.registry import compute_all
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.store.contract import RecordStore
from waypost.linkage.link import Linked, link
from waypost.linkage.only_of import only_of
from waypost.pipeline.basis.excluding import without_fields
from waypost.pipeline.basis.records import PurposeRecord, purpose_records
from waypost.pipeline.basis.sorting import record_purposes
from waypost.pipeline.join import Said, confidences_of, gather, join
from waypost.pipeline.kept_links import keep_links
from waypost.pipeline.reading import Read
from waypost.pipeline.spreading import events_of_no_child
from waypost.pipeline.stages import Stages
from waypost.vocabulary.sharing_terms import MEASURES


@dataclass(frozen=True, slots=True)
class Engine:
    """The store that wiring chose: its name for run.json, and how to make one inside the folder of a build.

    It keeps the record in `record`, and may spill into `spill`, both inside that folder.
    """

    name: str
    make: Callable[[Path], RecordStore]


@dataclass(frozen=True, slots=True)
class Beside:
    """What the user laid beside the sources: maps of areas, and lists of what is confidential no longer."""

    area_maps: Sequence[Path] = ()
    releases: Sequence[Path] = ()


@dataclass(slots=True)
class Records:
    """What was built: which record serves which purposes, the figures of the one for measures, and what they hold.

    `as_of` is the day as of which they are told; `counts` are those of each record, the one of the most sources first;
    `sources` what stood in the files that each rests on, `whole` in all that are used for anything.
    """

    kept: tuple[PurposeRecord, ...]
    as_of: date = date.min
    figures: list[Figure] = field(default_factory=list)
    counts: list[dict[str, int]] = field(default_factory=list)
    sources: list[dict[str, dict[str, int]]] = field(default_factory=list)
    whole: dict[str, dict[str, int]] = field(default_factory=dict)
    events_of_no_child: int = 0

    @property
    def not_used_for(self) -> dict[str, list[str]]:
        """Return for each purpose the sources that are used for another, and not, or not all of them, for it."""
        of_purpose = {
            purpose: own for record, own in zip(self.kept, self.sources, strict=True) for purpose in record.purposes
        }
        fewer = {
            purpose: [name for name, told in self.whole.items() if told != of_purpose.get(purpose, {}).get(name)]
            for purpose in record_purposes()
        }
        return {purpose: names for purpose, names in fewer.items() if names}

    @property
    def told(self) -> dict[str, Any]:
        """What run.json says of them."""
        by_purpose = {
            purpose: {"record": f"{record.folder}/record".lstrip("/"), **counts, "sources": sources}
            for record, counts, sources in zip(self.kept, self.counts, self.sources, strict=True)
            for purpose in record.purposes
        }
        return {
            "as_of": self.as_of.isoformat(),
            "events_of_no_child": self.events_of_no_child,
            "purposes": {name: {key: told[key] for key in _TOLD} for name, told in by_purpose.items()},
            "not_used_for": self.not_used_for,
        }


_TOLD = ("record", "children", "events", "sources")


def build_records(
    read: Read, beside: Beside, as_of: date | None, folder: Path, engine: Engine, stages: Stages
) -> Records:
    """Build every record that the sources may be used for into `folder`: one, where all may be used for everything.

    What only the readers need is let go of as soon as the last record is joined.
    """
    built = Records(purpose_records(read.basis.lots))
    built.sources = [read.totals_of(record.lots) for record in built.kept]
    built.whole = read.totals_of(range(len(read.lots)))
    for record, linked, lost in _linked(read, built.kept, beside, as_of, folder, stages):
        whole = folder / record.folder
        whole.mkdir(mode=0o700, parents=True, exist_ok=True)
        store = engine.make(whole)
        with stages.stage("assemble", linked.events.height) as stage:
            store.load(linked)
            counts = store.counts()
            stage.rows_out += counts["events"]
        with stages.stage("save", counts["events"]) as stage:
            store.save(whole / "record")
            stage.rows_out += counts["events"]
        built.as_of = linked.as_of
        built.counts.append(counts)
        if record is built.kept[0]:
            built.events_of_no_child = lost
        if MEASURES in record.purposes:
            with stages.stage("measure", counts["children_in_proceedings"]) as stage:
                built.figures = compute_all(store, linked.as_of)
                stage.rows_out = len(built.figures)
        store.close()
    return built


def _linked(
    read: Read,
    records: Sequence[PurposeRecord],
    beside: Beside,
    as_of: date | None,
    folder: Path,
    stages: Stages,
) -> Iterator[tuple[PurposeRecord, LinkedRecord, int]]:
    """Yield each record joined, and how many events in it are told of a case in which nobody names a child.

    What is needed no more is let go of before the last record is yielded: a country's frames are large.
    """
    lots = len(read.lots)
    whole = _said(read, range(lots), as_of)
    if all(len(record.lots) == lots for record in records):
        read.lots.clear()
    spill = folder / "spill"
    spill.mkdir(mode=0o700)
    with stages.stage("link", whole.people.height) as stage:
        linked = link(whole.people, proceedings=whole.proceedings, events=whole.events, temp_directory=spill)
        stage.rows_out = linked.children.height
        keep_links(linked.links, folder)
        is_parted = any(len(record.lots) < lots for record in records)
        held = confidences_of(whole, linked) if is_parted else None
    for record in records:
        with stages.stage("link"):
            is_whole = len(record.lots) == lots
            said, own = (whole, linked) if is_whole else _part(read, record, whole.as_of, linked)
            joined = join(said, own, beside.area_maps, releases=beside.releases, held=None if is_whole else held)
            lost = events_of_no_child(said.events, joined.events)
            del said, own
        if record is records[-1]:
            del whole, linked
        yield record, joined, lost


def _part(read: Read, record: PurposeRecord, as_of: date, linked: Linked) -> tuple[Said, Linked]:
    said = _said(read, record.lots, as_of)
    return said, only_of(linked, said.people)


def _said(read: Read, places: Sequence[int], as_of: date | None) -> Said:
    """Return what some lots say, without the fields that their agreements leave out.

    What hides a fact is kept although what was read is not: a field that is left out must not lay another open.
    """
    readings = [reading for place in places for reading in read.lots[place]]
    excluded = [read.basis.lots[place].excluded_fields for place in places for _ in read.lots[place]]
    if not any(excluded):
        return gather(readings, as_of)
    less = gather([without_fields(*pair) for pair in zip(readings, excluded, strict=True)], as_of)
    return replace(less, confidences=gather(readings, as_of).confidences)
