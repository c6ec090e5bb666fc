"""Every link that linkage weighed, kept beside the record, and told in words to whoever must check who is who.

OUT/linkage/links.parquet holds keys and what agreed, never a value of anybody. It is told only of records that stand
in the record that the reader may use.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from waypost.disclosure.gate import let_out
from waypost.foundation.errors import YoursToFix
from waypost.journeys.wording import SOURCE_TITLES
from waypost.linkage.explain import sentence
from waypost.linkage.sources import PERSON
from waypost.pipeline.basis.usable import UsableRecord

EXIT = "links"
_FILE = ("linkage", "links.parquet")
_SIDES = ("left", "right")


class NobodySuch(YoursToFix):
    """No child and no record of that name stands in the build."""


class NoLinksKept(YoursToFix):
    """The build was made before links were kept."""


def keep_links(links: pl.DataFrame, folder: Path) -> None:
    """Write the links (linkage.link.Linked) into the folder of a build, readable by its owner alone."""
    path = folder.joinpath(*_FILE)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    words = ("kind", "verdict", "reason")
    links.with_columns(pl.col(name).cast(pl.Categorical) for name in words).write_parquet(path)
    path.chmod(0o600)


def links_of(usable: UsableRecord, whom: str, other: str | None = None) -> dict[str, Any]:
    """Return `records` of a child, and `links`: every link that was weighed between one of them and any record.

    `whom` is a child's identifier, or a record as source/sender/key (sender empty where there is none). With `other`,
    only links between the two are told. The surest come first. Raises NobodySuch, NoLinksKept.
    """
    identities = pl.read_parquet(usable.record / "identities.parquet").select(*PERSON, "child_id")
    path = usable.out.joinpath(*_FILE)
    if not path.is_file():
        raise NoLinksKept("no links are kept in it.", where=usable.out.name, do="Run `waypost build` again.")
    own = _records(identities, whom)
    links = _between(pl.read_parquet(path), identities, own)
    if other is not None:
        links = _touching(links, _records(identities, other))
    told = links.sort("match_weight", *(f"{side}_{name}" for side in _SIDES for name in PERSON), nulls_last=True)
    rows = [_row(row) for row in reversed(told.rows(named=True))]
    return let_out(EXIT, {"records": own.sort(*PERSON).rows(named=True), "links": rows})


def children_of(usable: UsableRecord, *named: str) -> list[str]:
    """Return the children of whom records are asked, for the audit. Raises NobodySuch."""
    identities = pl.read_parquet(usable.record / "identities.parquet").select(*PERSON, "child_id")
    return sorted({child for whom in named for child in _records(identities, whom)["child_id"]})


def _records(identities: pl.DataFrame, whom: str) -> pl.DataFrame:
    key = pl.concat_str("source", pl.lit("/"), pl.col("sender").fill_null(""), pl.lit("/"), "person_key")
    found = identities.filter((pl.col("child_id") == whom) | (key == whom))
    if found.is_empty():
        raise NobodySuch(
            "no child and no record is called that.",
            where="the child or record asked for",
            do="Give a child's identifier, or source/sender/key as `waypost links OUT CHILD` shows them.",
        )
    return found


def _between(links: pl.DataFrame, identities: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """Links that touch one of `own`, both sides of which stand in the record, with the child of either side."""
    touching = _touching(links, own)
    for side in _SIDES:
        keys = identities.rename({name: f"{side}_{name}" for name in (*PERSON, "child_id")})
        touching = touching.join(keys, on=[f"{side}_{name}" for name in PERSON], nulls_equal=True)
    return touching


def _touching(links: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    numbered = links.with_row_index("link")
    found = [
        numbered.join(
            own, left_on=[f"{side}_{name}" for name in PERSON], right_on=list(PERSON), how="semi", nulls_equal=True
        )
        for side in _SIDES
    ]
    return pl.concat(found).unique("link", maintain_order=True).drop("link")


def _row(row: dict[str, Any]) -> dict[str, Any]:
    titles = [
        f"{SOURCE_TITLES.get(row[f'{side}_source'], row[f'{side}_source'])}, {_key(row, side)}" for side in _SIDES
    ]
    return {**row, "sentence": f"{titles[0]}; {titles[1]}. {sentence(row)}"}


def _key(row: dict[str, Any], side: str) -> str:
    sender = row[f"{side}_sender"]
    return f"{sender} {row[f'{side}_person_key']}" if sender else str(row[f"{side}_person_key"])
