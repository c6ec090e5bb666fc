"""The pairs of records of which the ledger of review tells: what was said of each, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from waypost.linkage.review.decisions import Record, Word, pair_identifier, state_of
from waypost.linkage.review.honour import DECISIONS, SIDES, settle
from waypost.linkage.sources import PERSON
from waypost.pipeline.identity.ledger import LISTED, SAID, Entry
from waypost.vocabulary.identity_review import DIFFERENT, SAME

_WORD = ("pair_id", "says", "by", "role", "reason", "entered_by", "at")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, and every word on whether they are one child, in order."""

    pair_id: str
    left: Record
    right: Record
    words: tuple[Word, ...] = ()

    @property
    def state(self) -> str:
        """Where it stands: a key of decisions.STATES."""
        return state_of(self.words)


def pairs_of(entries: Iterable[Entry]) -> Mapping[str, Pair]:
    """Return every pair that was ever given to reviewers, by its name, in the order in which they were."""
    sides: dict[str, tuple[Record, Record]] = {}
    words: dict[str, list[Word]] = {}
    for entry in entries:
        if entry["what"] == LISTED:
            sides.setdefault(entry["pair_id"], (_record(entry["left"]), _record(entry["right"])))
        elif entry["what"] == SAID:
            words.setdefault(entry["pair_id"], []).append(Word(**{name: entry[name] for name in _WORD}))
    return {name: Pair(name, *both, tuple(words.get(name, ()))) for name, both in sides.items()}


def listed(left: Record, right: Record, *, at: str) -> Entry:
    """Return the entry that gives a pair to reviewers."""
    return {"what": LISTED, "pair_id": pair_identifier(left, right), "left": left, "right": right, "at": at}


def said(word: Word) -> Entry:
    """Return the entry of a word."""
    return {"what": SAID, **{name: getattr(word, name) for name in _WORD}}


def decided_pairs(entries: Iterable[Entry]) -> pl.DataFrame:
    """Return what counts for linkage (review.honour.DECISIONS): the pairs decided to be one child, or two."""
    rows = [
        (pair.pair_id, *pair.left, *pair.right, pair.state)
        for pair in pairs_of(entries).values()
        if pair.state in (SAME, DIFFERENT)
    ]
    return pl.DataFrame(rows, schema=DECISIONS, orient="row")


def contradictions(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the pairs whose decisions contradict each other: what keeps apart stands, and what joins waits."""
    decided = decided_pairs(entries)
    sides = [decided.select(pl.col(f"{side}_{name}").alias(name) for name in PERSON) for side in SIDES]
    return settle(decided, pl.concat(sides).unique().sort(PERSON).with_row_index("record")).contradicted


def _record(told: Iterable[str | None]) -> Record:
    source, sender, key = told
    return str(source), sender, str(key)
