"""The pairs of one build, kept for the next: what met, how alike it is, and on what that rested.

Of what a record says there are only numbers: one of all of it, by which the next build knows it again whatever it is
called by then, and one of each thing that the ways to meet ask for. They stand for no name by themselves, but whoever
knows the names can make them again: the files are for their owner alone. A build writes all of it anew, so that what is
told no more is kept no longer.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import polars as pl

from waypost.linkage.comparisons import WAYS_TO_MEET
from waypost.linkage.evidence import NAMES
from waypost.linkage.kept import NothingKept
from waypost.linkage.model import Model

ASKED = tuple(sorted({column for way in WAYS_TO_MEET for column in (*way.left, *way.right)}))
"""The columns of evidence that ways to meet ask for."""
_LINKS = ("left", "right", "levels")
_TOLD = "kept.json"


@dataclass(frozen=True, slots=True)
class KeptPairs:
    """What a build found of pairs, and on what that rested.

    `records`: `digest`, a number of all the evidence of a record, and ASKED, a number of each (coded.Coded.numbers;
    nought where nothing is known); a row a record, in its order. `links`: left, right (rows of records), levels
    (scoring.score), left before right. `commonest`, for each of evidence.NAMES: digest, share: how common each name was
    at most since all pairs were last found in full; by that, links were left out. `prior`: the least weight, in bits,
    that any two records had from the start since then. `crowded`: rows in blocks too large. `fingerprint`: of the
    model, and of all else that decides (fingerprint_of).
    """

    records: pl.DataFrame
    links: pl.DataFrame
    commonest: Mapping[str, pl.DataFrame]
    prior: float
    crowded: int
    fingerprint: str


def fingerprint_of(model: Model, code: str) -> str:
    """Return what kept pairs must agree with. `code`: a digest of the code and the libraries that make them."""
    return hashlib.sha256(json.dumps([asdict(model), code], default=dict).encode()).hexdigest()


def save_pairs(kept: KeptPairs, folder: Path) -> None:
    """Write what is kept into a new folder, readable by its owner alone."""
    folder.mkdir(mode=0o700, parents=True)
    kept.records.write_parquet(folder / "records.parquet", compression="zstd")
    kept.links.write_parquet(folder / "links.parquet", compression="zstd")
    for name, shares in kept.commonest.items():
        shares.write_parquet(folder / f"{name}.parquet", compression="zstd")
    told = {"prior": kept.prior, "crowded": kept.crowded, "fingerprint": kept.fingerprint}
    (folder / _TOLD).write_text(json.dumps(told), encoding="utf-8")
    for path in folder.iterdir():
        path.chmod(0o600)


def reopen_pairs(folder: Path, fingerprint: str) -> KeptPairs:
    """Return what `save_pairs` wrote.

    Raises NothingKept: nothing is there, it cannot be read, or it is of another model or version.
    """
    if not folder.is_dir():
        raise NothingKept("nothing was kept of a build before", where=folder.name, do="Nothing: all pairs are found.")
    try:
        told = json.loads((folder / _TOLD).read_text(encoding="utf-8"))
        if told["fingerprint"] != fingerprint:
            raise _of_another(folder)
        return KeptPairs(
            pl.read_parquet(folder / "records.parquet").select("digest", *ASKED),
            pl.read_parquet(folder / "links.parquet").select(pl.col(_LINKS).cast(pl.Int64)),
            {name: pl.read_parquet(folder / f"{name}.parquet").select("digest", "share") for name in NAMES},
            float(told["prior"]),
            int(told["crowded"]),
            fingerprint,
        )
    except (OSError, ValueError, KeyError, TypeError, pl.exceptions.PolarsError) as error:
        raise NothingKept(
            "what was kept of the build before cannot be read", where=folder.name, do="Nothing: all pairs are found."
        ) from error


def _of_another(folder: Path) -> NothingKept:
    return NothingKept(
        "what was kept is of another model, of another version of Waypost or of its libraries",
        where=folder.name,
        do="Nothing: all pairs are found.",
    )
