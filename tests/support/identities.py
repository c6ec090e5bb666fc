"""Linkages told as clusters of one-letter records, what the register made of them, and small builds to try it on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl

from support.agreements import EVERYTHING, put_agreement
from waypost.foundation.identifiers import child_identifier
from waypost.linkage.link import Linked
from waypost.linkage.register import Carried
from waypost.linkage.review.decisions import pair_identifier, pair_of
from waypost.linkage.review.honour import DECISIONS
from waypost.vocabulary.sharing_form import FILE_NAME
from waypost.vocabulary.sharing_terms import MEASURES


def linked(*clusters: Iterable[str], confirmed: Iterable[str] = ()) -> Linked:
    """Return a linkage with these children, each the letters of its records; the lowest is learnt first."""
    named = {record: child_identifier(min(cluster)) for cluster in clusters for record in cluster}
    identities = pl.DataFrame(
        {"source": "cafcass", "sender": None, "person_key": list(named), "child_id": list(named.values())},
        schema=dict.fromkeys(("source", "sender", "person_key", "child_id"), pl.String),
    )
    children = pl.DataFrame(
        {
            "child_id": [child_identifier(min(cluster)) for cluster in clusters],
            "identity": ["confirmed" if min(cluster) in confirmed else "statistical" for cluster in clusters],
            "born_on": None,
            "sex": None,
            "ethnicity": None,
            "anchor": [min(cluster) for cluster in clusters],
        },
        schema={
            **dict.fromkeys(("child_id", "identity"), pl.String),
            "born_on": pl.Date,
            **dict.fromkeys(("sex", "ethnicity", "anchor"), pl.String),
        },
    )
    return Linked(
        identities=identities.sort("person_key"), children=children.sort("child_id"), links=pl.DataFrame(), counts={}
    )


def names_of(carried: Carried) -> Mapping[str, str]:
    """Return the identifier of each record's child."""
    return dict(carried.linked.identities.select("person_key", "child_id").iter_rows())


def told_changes(carried: Carried) -> list[tuple[str, dict[str | None, int], dict[str | None, int]]]:
    """Return each change: its kind, and its records counted by the child before and after, named by their letters."""
    letters = {child_identifier(key): key for key in carried.register["person_key"]}
    found = []
    for _, rows in carried.moves.group_by("change", maintain_order=True):
        sides = [dict(rows.group_by(side).len().iter_rows()) for side in ("before", "after")]
        named = [{letters.get(name, name): count for name, count in side.items()} for side in sides]
        found.append((rows["kind"][0], *named))
    return found


def without_measures(files: Path) -> None:
    """Let files be used for all but measures: what takes longest of a small build is left out."""
    for path in files.rglob(FILE_NAME):
        path.unlink()
    put_agreement(files, uses={name: roles for name, roles in EVERYTHING.uses.items() if name != MEASURES})


def children_of(out: Path) -> dict[tuple[str, ...], str]:
    """Return the child of each record of a build: source, sender, key."""
    frame = pl.read_parquet(out / "record" / "identities.parquet")
    return {tuple(row[:3]): row[3] for row in frame.select("source", "sender", "person_key", "child_id").iter_rows()}


def decisions(*statements: Mapping[str, object], pairs: Iterable[tuple[str, str, str]]) -> pl.DataFrame:
    """Return decisions (review.honour) on pairs of the statements' records, named by their keys, and what is said."""
    named = {str(one["person_key"]): (one["source"], one.get("sender"), one["person_key"]) for one in statements}
    rows = []
    for one, other, says in pairs:
        left, right = pair_of(named[one], named[other])  # type: ignore[arg-type]
        rows.append((pair_identifier(left, right), *left, *right, says))
    return pl.DataFrame(rows, schema=DECISIONS, orient="row")
