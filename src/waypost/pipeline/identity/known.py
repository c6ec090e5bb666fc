"""What was known of who is who before a build: the register of the last one, and what people have decided since.

It is read from the OUT that is built again, or from what `--identities` names, so that a build elsewhere gives the same
children the same identifiers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.linkage.identity_changes import MOVES
from waypost.linkage.register import REGISTER
from waypost.linkage.review.honour import DECISIONS
from waypost.pipeline.identity import ledger
from waypost.pipeline.identity.pairs import decided_pairs
from waypost.pipeline.out_folder import held

FOLDER = "identity"
REGISTER_FILE, MOVES_FILE, RELEASES_FILE = "register.parquet", "moves.parquet", "releases.json"


class NotARegister(YoursToFix):
    """What should be a register of identities is none, or cannot be read."""


class DecisionsPartWays(YoursToFix):
    """The decisions of two builds are not one list, the longer beginning with the shorter."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a build knows of the one before it. `register` None: there is none, and every identifier is made anew.

    `on` is the day of the build; `moves` what changed in all builds before; `decisions` (review.honour) what people
    settled. `elsewhere` is a ledger of review that this build takes over, having none of its own; `releases` were made
    of the builds of this OUT (releases.py).
    """

    on: date = date.min
    register: pl.DataFrame | None = None
    moves: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=MOVES))
    decisions: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=DECISIONS))
    elsewhere: Path | None = None
    releases: tuple[Mapping[str, Any], ...] = ()

    @property
    def first_change(self) -> int:
        """The number of the first change that this build may tell."""
        last = self.moves["change"].max()
        return (last if isinstance(last, int) else 0) + 1


def known_before(out: Path, identities: Path | None, *, on: date) -> Known:
    """Return what is known before `out` is built. Raises NotARegister, DecisionsPartWays.

    `identities`: an OUT, or its identity/register.parquet alone, to go by instead of the last build of `out`. What
    people decided there is taken over with it.
    """
    return replace(_known(out, identities, on), releases=_releases(out))


def _known(out: Path, identities: Path | None, on: date) -> Known:
    own = ledger.FOLDER, ledger.FILE
    if identities is None:
        folder, decisions = out / FOLDER, decided_pairs(ledger.read_ledger(out))
        return (
            _in_folder(folder, on, decisions) if (folder / REGISTER_FILE).is_file() else Known(on, decisions=decisions)
        )
    if not identities.is_dir():
        return Known(on, _table(identities, REGISTER), decisions=decided_pairs(ledger.read_ledger(out)))
    theirs = identities.joinpath(*own)
    if out.is_dir():
        _take_over(theirs, out)
        return _in_folder(identities / FOLDER, on, decided_pairs(ledger.read_ledger(out)))
    known = _in_folder(identities / FOLDER, on, decided_pairs(ledger.entries_in(theirs)))
    return replace(known, elsewhere=theirs if theirs.is_file() else None)


def _releases(out: Path) -> tuple[Mapping[str, Any], ...]:
    path = out / FOLDER / RELEASES_FILE
    return tuple(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else ()


def _take_over(theirs: Path, out: Path) -> None:
    """Add to the ledger of `out` what another one says beyond it."""
    with held(out):
        told, own = ledger.entries_in(theirs), ledger.read_ledger(out)
        shared = min(len(told), len(own))
        if told[:shared] != own[:shared]:
            raise DecisionsPartWays(
                "people decided who is who in both, each without the other.",
                where="--identities",
                do="Build where the decisions are to stand, or name a register.parquet: then your own decisions count.",
            )
        ledger.add(out, told[shared:])


def _in_folder(folder: Path, on: date, decisions: pl.DataFrame) -> Known:
    known = Known(on, _table(folder / REGISTER_FILE, REGISTER), decisions=decisions)
    moves = folder / MOVES_FILE
    return replace(known, moves=_table(moves, MOVES)) if moves.is_file() else known


def _table(path: Path, columns: dict[str, type[pl.DataType]]) -> pl.DataFrame:
    try:
        found = pl.read_parquet(path)
        if dict(found.schema) == {name: kind() for name, kind in columns.items()}:
            return found
    except (pl.exceptions.PolarsError, OSError):
        pass
    raise NotARegister(
        "this is no register of identities.",
        where=f"{path.parent.name}/{path.name}",
        do="Name an OUT that this Waypost built, or its identity/register.parquet.",
    )
