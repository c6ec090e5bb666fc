"""Finding pairs from night to night: what a build kept is gone on from where that gives the same pairs, and if not, all
are found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import polars as pl

from waypost.linkage.increment import FullRunNeeded
from waypost.linkage.kept import NothingKept
from waypost.linkage.model import Model
from waypost.linkage.pairing import FindPairs, Paired
from waypost.linkage.pairs_kept import KeptPairs, fingerprint_of, reopen_pairs, save_pairs
from waypost.linkage.pairs_tonight import WORST_KEPT, keep_all, pairs_tonight
from waypost.linkage.scoring import Resources

NOT_ASKED_FOR = "it was asked for"
"""Why all pairs are found where whoever builds wants it so."""


@dataclass(frozen=True, slots=True)
class HowPaired:
    """How pairs were found. `why_in_full`: empty where a night's records alone were looked at; `came`, `went`: of how
    many records, as pairs_tonight.Night has them."""

    why_in_full: str
    records: int
    came: int
    went: int

    def as_told(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"is_in_full": bool(self.why_in_full), **asdict(self)}


@dataclass(frozen=True, slots=True)
class PairingTonight:
    """A PairUp that goes on from `before` (None: it is not asked for), keeps in `keep_in` what the next needs, and has
    `find_all` find them where it must. `code`: a digest of all code and libraries. `tell` is told how, once it is
    known that all must be found, and at the end."""

    find_all: FindPairs
    before: Path | None
    keep_in: Path
    code: str
    tell: Callable[[HowPaired], object]

    def __call__(self, evidence: pl.DataFrame, model: Model, resources: Resources) -> Paired:
        """Return the pairs of rows of evidence.child_evidence that are worth a look."""
        fingerprint = fingerprint_of(model, self.code)
        try:
            night = pairs_tonight(self._kept(fingerprint), evidence, model, resources)
            how = HowPaired("", evidence.height, night.came, night.went)
        except (NothingKept, FullRunNeeded) as why:
            self.tell(HowPaired(why.what, evidence.height, evidence.height, 0))
            found = self.find_all(evidence, model, resources, worst=WORST_KEPT)
            night = keep_all(evidence, found, model, fingerprint)
            how = HowPaired(why.what, evidence.height, night.came, night.went)
        save_pairs(night.kept, self.keep_in)
        self.tell(how)
        return night.paired

    def _kept(self, fingerprint: str) -> KeptPairs:
        if self.before is None:
            raise NothingKept(NOT_ASKED_FOR)
        return reopen_pairs(self.before, fingerprint)
