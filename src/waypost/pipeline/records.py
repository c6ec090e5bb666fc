"""The records of a build: linked once, joined for each set of purposes, assembled, saved and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from waypost.insight.measures.figure import Figure
from waypost.insight.measures.registry import compute_all
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.record_format import FORMAT, write_format
from waypost.journeys.store.contract import RecordStore
from waypost.linkage.constraints import IN_CARE
from waypost.linkage.link import Linked, link
from waypost.linkage.nameless import TOLD_ALIKE
from waypost.linkage.only_of import only_of
from waypost.linkage.pairing import FindPairs, pair_up_here
from waypost.pipeline.analyses import compute_analyses
from waypost.pipeline.basis.records import PurposeRecord, purpose_records
from waypost.pipeline.basis.sorting import record_purposes
from waypost.pipeline.fingerprints import code, digest_of
from waypost.pipeline.from_night_to_night import keep_pairs, pairing
from waypost.pipeline.identity.keep import keep_identities
from waypost.pipeline.identity.keep import write_events as write_identity_events
from waypost.pipeline.identity.known import Known
from waypost.pipeline.identity.material import keep_people
from waypost.pipeline.join import Said, confidences_of, join, write_events
from waypost.pipeline.kept_links import keep_links
from waypost.pipeline.kept_work import digest_of_frame, keep_linked, kept_linked, making
from waypost.pipeline.out_folder import KEPT
from waypost.pipeline.reading import Read
from waypost.pipeline.source_faults import keep_source_faults
from waypost.pipeline.source_records import write_source_records
from waypost.pipeline.spreading import events_of_no_child
from waypost.pipeline.staff_tables import staff_of
from waypost.pipeline.stages import Stages
from waypost.pipeline.told_parts import ToldPart, said_by
from waypost.vocabulary.sharing_terms import MEASURES


@dataclass(frozen=True, slots=True)
class Engine:
    """The store that wiring chose: its name for run.json, and how to make one inside the folder of a build.

    It keeps the record in `record`, and may spill into `spill`, both inside that folder. `pair_up` finds and weighs the
    pairs that linkage looks at; `libraries` are what it runs on, for run.json.
    """

    name: str
    make: Callable[[Path], RecordStore]
    pair_up: FindPairs = pair_up_here
    libraries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What the user laid beside the sources: maps of areas, and lists of what is confidential no longer.

    And what was known before of who is who, and which pairs of records were found; `pairs_before` None: all are to be
    found anew.
    """

    area_maps: Sequence[Path] = ()
    releases: Sequence[Path] = ()
    known: Known = field(default_factory=Known)
    pairs_before: Path | None = None


@dataclass(slots=True)
class Records:
    """What was built: which record serves which purposes, the figures of the one for measures, and what they hold.

    `as_of` is the day as of which they are told; `counts` are those of each record, the one of the most sources first;
    `sources` what stood in the files that each rests on, `whole` in all that are used for anything. `not_released` says
    why a figure is not there.
    """

    kept: tuple[PurposeRecord, ...]
    as_of: date = date.min
    figures: list[Figure] = field(default_factory=list)
    not_released: list[dict[str, str]] = field(default_factory=list)
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
            "record_format": FORMAT,
            "events_of_no_child": self.events_of_no_child,
            "purposes": {name: {key: told[key] for key in _TOLD} for name, told in by_purpose.items()},
            "not_used_for": self.not_used_for,
            "not_released": self.not_released,
        }


_TOLD = ("record", "children", "events", "sources")
_WEIGHED = ("source", "sender", "person_key", "proceedings_key", "kind", "happened_on")
"""The columns of events that linkage reads."""


def build_records(
    read: Read, beside: Beside, as_of: date | None, folder: Path, engine: Engine, stages: Stages
) -> Records:
    """Build every record that the sources may be used for into `folder`: one, where all may be used for everything."""
    built = Records(purpose_records(read.basis.lots))
    built.sources = [read.totals_of(record.lots) for record in built.kept]
    built.whole = read.totals_of(range(len(read.lots)))
    for record, linked, lost in _linked(read, built.kept, beside, as_of, folder, stages, engine.pair_up):
        whole = folder / record.folder
        whole.mkdir(mode=0o700, parents=True, exist_ok=True)
        store = engine.make(whole)
        with stages.stage("assemble", linked.scan("events").select(pl.len()).collect().item()) as stage:
            store.load(linked)
            counts = store.counts()
            stage.rows_out += counts["events"]
        with stages.stage("save", counts["events"]) as stage:
            store.save(whole / "record")
            write_format(whole / "record")
            senders = linked.scan("records").select("source", "sender").unique().collect()
            write_identity_events(folder, whole / "record", senders)
            stage.rows_out += counts["events"]
        built.as_of = linked.as_of
        built.counts.append(counts)
        if record is built.kept[0]:
            built.events_of_no_child = lost
        if MEASURES in record.purposes:
            with stages.stage("measure", counts["children_in_proceedings"]) as stage:
                of_analyses = compute_analyses(store, linked.as_of, staff_of(linked))
                built.figures = [*compute_all(store, linked.as_of), *of_analyses.figures]
                built.not_released = [asdict(one) for one in of_analyses.not_released]
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
    pair_up: FindPairs,
) -> Iterator[tuple[PurposeRecord, LinkedRecord, int]]:
    """Yield each record joined, and how many events in it are told of a case in which nobody names a child.

    What is needed no more is let go of before the last record is yielded: a country's frames are large.
    """
    lots = len(read.lots)
    whole = _said(read, range(lots), as_of)
    kept = folder / KEPT
    (folder / "spill").mkdir(mode=0o700)
    with stages.stage("link", whole.people.height) as stage:
        work = _link(whole, read, beside, folder, pair_up, stages)
        linked = kept_linked(work)
        keep_pairs(work, folder)
        stage.rows_out = linked.children.height
        linked = keep_identities(linked, beside.known, folder)
        keep_links(linked.links, folder)
        keep_source_faults(whole.people, folder)
        keep_people(whole.people, linked.links, folder)
        is_parted = any(len(record.lots) < lots for record in records)
        held = confidences_of(whole, linked) if is_parted else None
    for record in records:
        parts = _told_parts(read, record.lots)
        with stages.stage("join", sum(one.part.rows[name] for one in parts for name in ("records", "events"))) as stage:
            is_whole = len(record.lots) == lots
            said, own = (whole, linked) if is_whole else _part(read, record, whole.as_of, linked)
            about = digest_of_frame(own.identities), digest_of_frame(own.children)
            files = _written(parts, said, own, kept / f"joined-{_named(read, record.lots, whole.as_of, *about)}")
            joined = join(
                said, own, beside.area_maps, releases=beside.releases, held=None if is_whole else held, files=files
            )
            lost = events_of_no_child(said.events, joined.scan("events"))
            stage.rows_out += joined.scan("events").select(pl.len()).collect().item()
            del said, own
        if record is records[-1]:
            del whole, linked
        yield record, joined, lost


def _link(
    whole: Said[pl.LazyFrame], read: Read, beside: Beside, folder: Path, pair_up: FindPairs, stages: Stages
) -> Path:
    """Return where that is kept which linkage finds, or found in a build that was killed."""
    decisions = beside.known.decisions
    about = digest_of_frame(decisions)
    path = folder / KEPT / f"linked-{_named(read, range(len(read.lots)), whole.as_of, about)}"
    if not path.is_dir():
        with making(path) as work:
            linked = link(
                whole.people,
                proceedings=whole.proceedings,
                events=_weighed(whole),
                temp_directory=folder / "spill",
                decisions=decisions,
                pair_up=pairing(pair_up, beside.pairs_before, work, stages.words_of("link")),
            )
            keep_linked(linked, work)
    return path


def _written(parts: Sequence[ToldPart], said: Said[pl.LazyFrame], linked: Linked, path: Path) -> Mapping[str, Path]:
    """Write the frames of a record that are too large to hold; return where they lie."""
    files = {name: path / f"{name}.parquet" for name in ("records", "events")}
    if not path.is_dir():
        with making(path) as folder:
            write_source_records(parts, said.as_of, folder / "records.parquet")
            write_events(said, linked, folder / "events.parquet")
    return files


def _named(read: Read, lots: Sequence[int], as_of: date, *about: str) -> str:
    """Return the fingerprint of work on some lots: their parts are named by all that they hang on."""
    parts = [(one.part.folder.name, sorted(one.left_out)) for one in _told_parts(read, lots)]
    return digest_of(code(), as_of, parts, *about)


def _weighed(said: Said[pl.LazyFrame]) -> pl.DataFrame:
    """Return what linkage weighs of the events, and no more: a country has tens of millions."""
    kinds = pl.col("kind").is_in([*IN_CARE, *TOLD_ALIKE])
    return said.events.lazy().filter(kinds).select(_WEIGHED).unique().collect(engine="streaming")


def _part(read: Read, record: PurposeRecord, as_of: date, linked: Linked) -> tuple[Said[pl.LazyFrame], Linked]:
    said = _said(read, record.lots, as_of)
    return said, only_of(linked, said.people)


def _said(read: Read, places: Sequence[int], as_of: date | None) -> Said[pl.LazyFrame]:
    """Return what some lots say, without the fields that their agreements leave out."""
    return said_by(_told_parts(read, places), as_of)


def _told_parts(read: Read, places: Sequence[int]) -> list[ToldPart]:
    return [ToldPart(part, read.basis.lots[place].excluded_fields) for place in places for part in read.lots[place]]
