"""The queue of pairs that people should look at: links near the threshold, and links that somebody's work rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.linkage.explain import sentence
from waypost.linkage.review.decisions import DECIDED, OPEN, Record, pair_identifier, pair_of
from waypost.linkage.review.honour import SIDES
from waypost.linkage.sources import PERSON
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.identity.material import is_near_threshold, rests_on_likeness
from waypost.pipeline.identity.pairs import Pair
from waypost.vocabulary.identity_review import review_terms

LINKS_FILE = ("linkage", "links.parquet")
NEAR, CASEWORK, LISTED = "near_threshold", "casework", "given_before"
WHY = {
    NEAR: "The evidence is near the line from which links are taken",
    CASEWORK: "Somebody works with the child, and the link rests on likeness alone",
    LISTED: "Given to reviewers before",
}


class ListNotRead(YoursToFix):
    """A list of children that casework needs cannot be used."""


@dataclass(frozen=True, slots=True)
class Item:
    """One pair to look at: why, what was decided of the link by machine in words, and where review stands."""

    pair_id: str
    left: Record
    right: Record
    why: str
    state: str
    sentence: str
    match_weight: float | None = None


def queue_of(
    usable: UsableRecord,
    pairs: Mapping[str, Pair],
    *,
    within: float | None = None,
    needed: Sequence[str] = (),
) -> list[Item]:
    """Return every pair of which both records stand in the record: undecided first, those that casework needs first.

    `within`: so many bits from the threshold, at most the declared width. `needed`: children (identifiers, or records
    as source/sender/key) somebody works with. Raises ListNotRead.
    """
    identities = pl.read_parquet(usable.record / "identities.parquet").select(*PERSON, "child_id")
    width = review_terms().near_threshold_bits
    near = is_near_threshold(width if within is None else min(within, width))
    links = _with_children(pl.scan_parquet(usable.out.joinpath(*LINKS_FILE)), identities.lazy())
    children = _children(identities, needed)
    casework = rests_on_likeness() & pl.col("left_child_id").is_in(children)
    asked = links.filter(near | casework).with_columns(is_casework=casework).collect()
    asked = asked.sort("is_casework", maintain_order=True)  # a pair that was weighed twice: the weightier reason last
    found = {item.pair_id: item for item in map(_item, asked.rows(named=True))}
    stands = {(row[0], row[1], row[2]) for row in identities.select(PERSON).iter_rows()} if pairs else set()
    for name, pair in pairs.items():
        if name in found:
            found[name] = replace(found[name], state=pair.state)
        elif pair.left in stands and pair.right in stands:
            found[name] = Item(name, pair.left, pair.right, LISTED, pair.state, "")
    return sorted(found.values(), key=lambda item: (item.state in DECIDED, item.why != CASEWORK, item.pair_id))


def read_needed(path: Path) -> list[str]:
    """Return the children that a file lists, one a line: identifiers, or records as source/sender/key."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ListNotRead("it cannot be read as text.", where=path.name, do="Give one child a line.") from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _children(identities: pl.DataFrame, needed: Sequence[str]) -> list[str]:
    if not needed:
        return []
    key = pl.concat_str("source", pl.lit("/"), pl.col("sender").fill_null(""), pl.lit("/"), "person_key")
    named = pl.DataFrame({"named": needed}).with_row_index("line", offset=1)
    keyed = identities.with_columns(key=key)
    by_key, by_id = (
        named.join(keyed, left_on="named", right_on=column).with_columns(
            child_id=pl.col("named") if column == "child_id" else pl.col("child_id")
        )
        for column in ("key", "child_id")
    )
    found = pl.concat([one.select("line", "child_id") for one in (by_key, by_id)])
    missing = named.join(found, on="line", how="anti")["line"]
    if len(missing):
        raise ListNotRead(
            f"{len(missing):,} entries are no child and no record of this build; the first is entry {missing[0]}.",
            where="the list of children",
            do="Give a child's identifier, or source/sender/key as `waypost links OUT CHILD` shows them.",
        )
    return sorted(set(found["child_id"]))


def _with_children(links: pl.LazyFrame, identities: pl.LazyFrame) -> pl.LazyFrame:
    for side in SIDES:
        keys = identities.rename({name: f"{side}_{name}" for name in (*PERSON, "child_id")})
        links = links.join(keys, on=[f"{side}_{name}" for name in PERSON], nulls_equal=True)
    return links.with_columns(pl.col(name).cast(pl.String) for name in ("kind", "verdict", "reason"))


def _item(row: Mapping[str, Any]) -> Item:
    one, other = ((row[f"{side}_source"], row[f"{side}_sender"], row[f"{side}_person_key"]) for side in SIDES)
    left, right = pair_of(one, other)
    why = CASEWORK if row["is_casework"] else NEAR
    return Item(pair_identifier(left, right), left, right, why, OPEN, sentence(row), row["match_weight"])


def records_of(items: Iterable[Item]) -> pl.DataFrame:
    """Return the records (PERSON) of pairs."""
    rows = [record for item in items for record in (item.left, item.right)]
    return pl.DataFrame(rows, schema=dict.fromkeys(PERSON, pl.String), orient="row").unique()
