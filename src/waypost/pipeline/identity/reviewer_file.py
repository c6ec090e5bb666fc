"""The file for a reviewer: pairs to decide, what a clerk must see of both records, and room for the decision.

What others said of a pair does not stand in it: each decides independently.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from waypost.disclosure.gate import let_out, let_table_out
from waypost.journeys.wording import SOURCE_TITLES
from waypost.linkage.review.decisions import DECIDED
from waypost.linkage.review.honour import SIDES
from waypost.linkage.sources import PERSON
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.identity.ledger import add, read_ledger
from waypost.pipeline.identity.material import SHOWN, shown_of
from waypost.pipeline.identity.pairs import listed, pairs_of
from waypost.pipeline.identity.queue import WHY, Item, records_of
from waypost.pipeline.identity.uses import REVIEW, note_use
from waypost.pipeline.out_folder import held
from waypost.pipeline.private_folder import private_folder, write_table
from waypost.vocabulary.confidentiality.exits import may_leave
from waypost.vocabulary.confidentiality.marks import IDENTITY
from waypost.vocabulary.identity_review import review_terms

EXIT = "review"
KIND = "review"
ANSWERS = ("says", "reason", "decided_by", "decided_role")
"""What the reviewer fills in."""
WITHHELD = "withheld"
_WHO = ("forenames", "surname", "born_on", "expected_on")

_NOTE = """This folder holds personal data: pairs of records of which people must say whether they are one child.

Fill the last four columns of review.csv (or of review.json) and read them back with: waypost review read OUT FILE
says is one of
{outcomes}
reason is one of those of `waypost review reasons`; decided_by is you; decided_role your role.
Decide alone: two people must come to the same answer without knowing each other's. Remove this folder afterwards.
Nobody has signed off who may decide, nor the grounds.
{invented}"""


def write_reviewer_file(
    usable: UsableRecord, items: Sequence[Item], folder: Path, *, at: datetime, who: str, is_invented: bool
) -> dict[str, Any]:
    """Write the undecided pairs of a queue for a reviewer; note that they were given. Raises FolderHoldsOther."""
    asked = [item for item in items if item.state not in DECIDED]
    table = _table(usable, asked)
    outcomes = "\n".join(f"  {code:<12}{said}" for code, said in review_terms().outcomes.items())
    note = _NOTE.format(outcomes=outcomes, invented="Everybody in it is invented.\n" if is_invented else "")
    with held(usable.out):
        known = pairs_of(read_ledger(usable.out))
        add(
            usable.out,
            [listed(item.left, item.right, at=at.isoformat()) for item in asked if item.pair_id not in known],
        )
    note_use(usable.out, REVIEW, folder.name, _children(usable, asked), at=at, who=who)
    with private_folder(folder, kind=KIND, told={"invented": is_invented}, note=note) as open_to:
        write_table(let_table_out(EXIT, table), open_to / "review.csv")
        rows = let_out(EXIT, {"pairs": table.rows(named=True)})["pairs"]
        (open_to / "review.json").write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return {"pairs": len(asked), "casework": sum(item.why == "casework" for item in asked)}


def show_pair(usable: UsableRecord, item: Item, *, at: datetime, who: str) -> dict[str, Any]:
    """Return one undecided pair for a reviewer on a page, and note that it was given: what the file holds of it."""
    with held(usable.out):
        if item.pair_id not in pairs_of(read_ledger(usable.out)):
            add(usable.out, [listed(item.left, item.right, at=at.isoformat())])
    note_use(usable.out, REVIEW, "a page", _children(usable, [item]), at=at, who=who)
    told: dict[str, Any] = let_table_out(EXIT, _table(usable, [item])).row(0, named=True)
    return told


def _table(usable: UsableRecord, items: Sequence[Item]) -> pl.DataFrame:
    records = records_of(items)
    shown = _withheld(usable, shown_of(usable, records))
    rows = [
        {"pair_id": item.pair_id, "why": WHY[item.why], "what_agreed": item.sentence}
        | {f"{side}_{name}": value for side in SIDES for name, value in zip(PERSON, getattr(item, side), strict=True)}
        for item in items
    ]
    named = [f"{side}_{name}" for side in SIDES for name in (*PERSON, *SHOWN)]
    keys = [name for name in named if name.split("_", 1)[1] in PERSON]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(("pair_id", "why", "what_agreed", *keys), pl.String), orient="row")
    for side in SIDES:
        both = shown.rename({name: f"{side}_{name}" for name in shown.columns})
        frame = frame.join(both, on=[f"{side}_{name}" for name in PERSON], how="left", nulls_equal=True)
    empty = (pl.lit(None, pl.String).alias(name) for name in ANSWERS)
    return frame.with_columns(*empty, *(_title(f"{side}_source") for side in SIDES)).select(
        "pair_id", "why", *named, "what_agreed", *ANSWERS
    )


def _title(column: str) -> pl.Expr:
    return pl.col(column).replace(dict(SOURCE_TITLES))


def _withheld(usable: UsableRecord, shown: pl.DataFrame) -> pl.DataFrame:
    """Withhold who somebody is, of a child of whom a flag that nobody released says that it is confidential."""
    path = usable.record / "confidentiality.parquet"
    flags = pl.read_parquet(path).filter((pl.col("covers") == IDENTITY) & pl.col("released_on").is_null())
    hidden = [mark for mark in flags["mark"].unique() if not may_leave(mark, EXIT)]
    children = flags.filter(pl.col("mark").is_in(hidden)).select("child_id").unique()
    of_child = pl.read_parquet(usable.record / "identities.parquet").join(children, on="child_id", how="semi")
    is_hidden = of_child.select(*PERSON, is_hidden=pl.lit(value=True))
    told = shown.join(is_hidden, on=list(PERSON), how="left", nulls_equal=True)
    kept = [
        pl.when(pl.col("is_hidden") & pl.col(name).is_not_null()).then(pl.lit(WITHHELD)).otherwise(name).alias(name)
        for name in _WHO
    ]
    return told.with_columns(kept).drop("is_hidden")


def _children(usable: UsableRecord, items: Sequence[Item]) -> list[str]:
    identities = pl.read_parquet(usable.record / "identities.parquet")
    found = identities.join(records_of(items), on=list(PERSON), how="semi", nulls_equal=True)
    return sorted(found["child_id"].unique())
