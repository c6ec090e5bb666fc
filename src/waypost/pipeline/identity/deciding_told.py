"""What commands tell of review: the queue without a value of anybody, the words on a pair, who may decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

import polars as pl

from waypost.disclosure.gate import let_out
from waypost.foundation.errors import YoursToFix
from waypost.linkage.review.decisions import STATES, Record
from waypost.linkage.sources import PERSON
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.identity.ledger import Entry
from waypost.pipeline.identity.pairs import pairs_of
from waypost.pipeline.identity.queue import Item
from waypost.pipeline.identity.reviewer_file import EXIT
from waypost.vocabulary.identity_review import review_terms


class NoSuchPair(YoursToFix):
    """No pair of that name was given to reviewers."""


def queue_told(items: Sequence[Item], contradicting: Sequence[str] = ()) -> dict[str, Any]:
    """Return the queue: names of pairs, why each is in it, and where it stands; and how many stand where.

    `contradicting` are the pairs whose decisions contradict each other.
    """
    counts = Counter(item.state for item in items)
    return let_out(
        EXIT,
        {
            "pairs": [
                {
                    "pair_id": item.pair_id,
                    "state": item.state,
                    "why": item.why,
                    "match_weight": item.match_weight,
                    "what_agreed": item.sentence,
                }
                for item in items
            ],
            "states": [
                {"state": name, "pairs": counts.get(name, 0), "meaning": meaning} for name, meaning in STATES.items()
            ],
            "contradicting": list(contradicting),
        },
    )


def pair_told(entries: Iterable[Entry], pair_id: str) -> dict[str, Any]:
    """Return a pair and every word on it, in order. Raises NoSuchPair."""
    pair = pairs_of(entries).get(pair_id)
    if pair is None:
        raise NoSuchPair(
            "no pair of that name was given to reviewers.", where="the pair", do="`waypost review list OUT` names them."
        )
    words = [{name: value for name, value in asdict(word).items() if name != "pair_id"} for word in pair.words]
    told = {"pair_id": pair_id, "left": name_of(pair.left), "right": name_of(pair.right), "state": pair.state}
    return let_out(EXIT, {**told, "meaning": STATES[pair.state], "words": words})


def terms_told() -> dict[str, Any]:
    """Return who may decide, and on what grounds."""
    terms = review_terms()
    return {
        "reasons": [
            {"reason": name, "for": ", ".join(sorted(one.says)), "meaning": one.title}
            for name, one in terms.reasons.items()
        ],
        "roles": [
            {"role": role, "may_settle": "yes" if role in terms.may_settle else "no"}
            for role in sorted(terms.may_decide)
        ],
        "is_signed_off": terms.is_signed_off,
    }


def children_of_pairs(usable: UsableRecord, records: Sequence[str]) -> list[str]:
    """Return the children of records (source/sender/key), for the audit; of records not in the build, nothing."""
    identities = pl.read_parquet(usable.record / "identities.parquet").select(*PERSON, "child_id")
    key = pl.concat_str("source", pl.lit("/"), pl.col("sender").fill_null(""), pl.lit("/"), "person_key")
    return sorted(identities.filter(key.is_in(list(records)))["child_id"].unique())


def name_of(record: Record) -> str:
    """Return a record as source/sender/key."""
    return "/".join((record[0], record[1] or "", record[2]))
