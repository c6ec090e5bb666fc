"""Which pairs of records are worth a look, and what each weighs: on this machine, or wherever wiring has it done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import polars as pl

from waypost.linkage.blocking import meet
from waypost.linkage.coded import coded
from waypost.linkage.comparisons import WAYS_TO_MEET
from waypost.linkage.model import Model
from waypost.linkage.scoring import WORST_WEIGHT_KEPT, Resources, score


@dataclass(frozen=True, slots=True)
class Paired:
    """`scored`: the pairs worth a look, as scoring.score returns them. `crowded`: rows in blocks too large to pair."""

    scored: pl.DataFrame
    crowded: int


class PairUp(Protocol):
    """Whoever finds and weighs pairs. All give the same pairs with the same weights for the same evidence."""

    def __call__(self, evidence: pl.DataFrame, model: Model, resources: Resources) -> Paired:
        """Return the pairs of rows of evidence.child_evidence that are worth a look."""


class FindPairs(PairUp, Protocol):
    """Whoever finds them among all that meet, down to any weight."""

    def __call__(
        self, evidence: pl.DataFrame, model: Model, resources: Resources, *, worst: float = WORST_WEIGHT_KEPT
    ) -> Paired:
        """Return the pairs of rows of evidence.child_evidence that may weigh `worst` bits."""


def pair_up_here(
    evidence: pl.DataFrame, model: Model, resources: Resources, *, worst: float = WORST_WEIGHT_KEPT
) -> Paired:
    """Find and weigh pairs in this process."""
    asked = coded(evidence)
    met = meet(asked, WAYS_TO_MEET, threads=resources.threads)
    return Paired(score(asked, met, model, resources, worst=worst), sum(met.crowded))
