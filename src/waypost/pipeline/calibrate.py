"""Invented families of many seeds beside the published position: the pooled table, and what each seed says.

A seed goes straight from the invented world to the record; some go through every agency's files as well, are read,
linked and assembled as a build does it. Figures of several seeds are pooled as one record: numerators and denominators
add up, and every case of every seed is a cluster.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from waypost.foundation.workers import Task, run
from waypost.insight.measures.clusters import Tally, together
from waypost.insight.measures.published import published
from waypost.journeys.store.contract import RecordStore
from waypost.pipeline.basis.usable import UsableRecord, usable_record
from waypost.pipeline.build import Engine, build
from waypost.pipeline.calibration import Calibration, in_rows, tallies, z_of
from waypost.pipeline.invented_record import invented_record
from waypost.synthetic.invent import invent
from waypost.synthetic.synthesise import synthesise
from waypost.vocabulary.sharing_terms import ASSURANCE, RECORD_OPERATOR

YEARS, UNTIL = 5, date(2027, 3, 31)
POOLED_WITHIN, SEED_WITHIN = 2.5, 3.0
"""Standard errors from the target: the pooled value, and each single seed's."""

Tallies = Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The tallies of each seed, by key: straight to the record, and through files."""

    children: int
    straight: Mapping[int, Tallies]
    through_files: Mapping[int, Tallies]

    @property
    def pooled(self) -> Calibration:
        """All seeds together, straight to the record."""
        return in_rows(
            {target.key: together(seed[target.key] for seed in self.straight.values()) for target in published()}
        )


def tally_straight(seed: int, children: int, make_store: Callable[[], RecordStore]) -> dict[str, Tally]:
    """Invent a world, load it into a record of `make_store` as it is known on its last day, and tally it."""
    store = make_store()
    store.load(invented_record(invent(children=children, seed=seed, years=YEARS, until=UNTIL), UNTIL))
    told = tallies(store)
    store.close()
    return told


def tally_through_files(
    seed: int, children: int, engine: Callable[[], Engine], open_record: Callable[[UsableRecord], RecordStore]
) -> dict[str, Tally]:
    """Invent a world, write every agency's files, build a record of them, and tally it."""
    with TemporaryDirectory() as folder:
        files, out = Path(folder) / "files", Path(folder) / "out"
        synthesise(files, children=children, seed=seed, years=YEARS, until=UNTIL)
        build(files, out, engine=engine(), publish=lambda *_: None, on=UNTIL)
        store = open_record(usable_record(out, purpose=ASSURANCE, role=RECORD_OPERATOR, on=UNTIL))
        told = tallies(store)
        store.close()
    return told


def calibrate(
    *,
    children: int,
    straight: Sequence[int],
    through_files: Sequence[int] = (),
    make_store: Callable[[], RecordStore],
    engine: Callable[[], Engine],
    open_record: Callable[[UsableRecord], RecordStore],
    workers: int = 1,
) -> Calibrated:
    """Tally the seeds, `workers` at a time. The same arguments give the same tallies."""
    tasks = [Task(tally_straight, {"seed": n, "children": children, "make_store": make_store}) for n in straight]
    kept = {"children": children, "engine": engine, "open_record": open_record}
    tasks += [Task(tally_through_files, {"seed": seed, **kept}) for seed in through_files]
    told = [done.answer for done in run(tasks, workers=workers)]
    return Calibrated(
        children,
        dict(zip(straight, told[: len(straight)], strict=True)),
        dict(zip(through_files, told[len(straight) :], strict=True)),
    )


def furthest(tallied: Tallies) -> tuple[str, float] | None:
    """Return the figure of one seed that lies furthest from its target, and by how many standard errors."""
    distances = {key: z for key, row in in_rows(tallied).items() if (z := z_of(row)) is not None}
    return max(distances.items(), key=lambda one: abs(one[1])) if distances else None


def too_far(calibrated: Calibrated) -> list[str]:
    """Return, in words, which figures lie further from their target than they may."""
    found = [
        f"pooled, {key}: {z:+.1f} standard errors"
        for key, row in calibrated.pooled.items()
        if (z := z_of(row)) is not None and abs(z) > POOLED_WITHIN
    ]
    for way, seeds in (("seed", calibrated.straight), ("through files, seed", calibrated.through_files)):
        for seed, tallied in seeds.items():
            found += [
                f"{way} {seed}, {key}: {z:+.1f} standard errors"
                for key, row in in_rows(tallied).items()
                if (z := z_of(row)) is not None and abs(z) > SEED_WITHIN
            ]
    return found
