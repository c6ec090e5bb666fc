"""A build of invented files against the invented truth: who is who, and what happened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.journeys.store.contract import RecordStore
from waypost.pipeline.agreement import Truth, agreement, read_as_told
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.calibration import calibration
from waypost.pipeline.linkage_effects import effects
from waypost.pipeline.linkage_groups import with_groups
from waypost.pipeline.linkage_quality import linkage_quality
from waypost.synthetic.chance import stream
from waypost.vocabulary.sharing_terms import ASSURANCE

_OF_CHILDREN = ("children.parquet", "journeys.parquet")
FACT = ("source", "sender", "person_key", "kind", "happened_on", "code")


class NoTruth(YoursToFix):
    """The folder named as the truth does not hold it."""


def evaluate(usable: UsableRecord, truth: Path, store: RecordStore, *, seed: int = 1) -> dict[str, Any]:
    """Compare a record, which `store` has opened, with the truth that `synthesise --truth` wrote.

    `linkage`: see `linkage_quality` and `linkage_effects`. `events`: `expected`, the distinct facts (source, sender,
    person key, kind, day, code) that a faithful reader finds in the files; `found`, those of them in the record as it
    now stands; `invented`, facts in the record that no file tells. `agreement`: see `agreement`; `seed` chooses its
    children. `calibration`: the published position and the record's own, see `calibration`.
    Raises `NoTruth` when a file of either is missing.
    """
    usable.check_is_for(ASSURANCE)
    identities = _read(usable.record / "identities.parquet")
    people = _read(truth / "people.parquet")
    record = _read(usable.record / "events.parquet")
    return {
        "linkage": linkage_quality(identities, with_groups(people, *(_if_there(truth / name) for name in _OF_CHILDREN)))
        | {"effects": effects(identities, record, people)},
        "events": _events(record, _read(truth / "events.parquet")),
        "agreement": agreement(record, _truth(truth, people), chance=stream(seed, "agreement")),
        "calibration": calibration(store),
    }


def _read(path: Path) -> pl.DataFrame:
    if not path.is_file():
        raise NoTruth(
            "there is no such file.",
            where=str(path),
            do="Give OUT of a build, and the truth of the same files: waypost synthesise X --truth writes X/truth.",
        )
    return pl.read_parquet(path)


def _if_there(path: Path) -> pl.DataFrame | None:
    return pl.read_parquet(path) if path.is_file() else None


def _truth(truth: Path, people: pl.DataFrame) -> Truth:
    listed = truth / "disagreements.parquet"
    return Truth(
        journeys=_read(truth / "journeys.parquet"),
        people=people,
        proceedings=_read(truth / "proceedings.parquet"),
        disagreements=read_as_told(pl.read_parquet(listed) if listed.is_file() else None),
    )


def _events(record: pl.DataFrame, expected: pl.DataFrame) -> dict[str, int]:
    told = record.filter(pl.col("superseded_at").is_null()).select(FACT).unique()
    wanted = expected.select(FACT).unique()
    found = wanted.join(told, on=FACT, how="semi", nulls_equal=True).height
    return {"expected": wanted.height, "found": found, "invented": told.height - found}
