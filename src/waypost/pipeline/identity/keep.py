"""The register is written with every build, so that it is whole whenever the build is; and so is what changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import polars as pl

from waypost.journeys.tables import IDENTITY_EVENTS
from waypost.linkage.identity_changes import KINDS
from waypost.linkage.link import Linked
from waypost.linkage.register import Carried, carry_over
from waypost.linkage.review.honour import KIND as DECIDED
from waypost.linkage.review.honour import settle
from waypost.linkage.sources import PERSON
from waypost.pipeline.identity import ledger
from waypost.pipeline.identity.known import FOLDER, MOVES_FILE, REGISTER_FILE, Known

EVENTS_FILE = "identity_events.parquet"
_TOLD_FILE = "this_build.json"
_SENDER = ("source", "sender")


def keep_identities(linked: Linked, known: Known, folder: Path) -> Linked:
    """Give the children of a build the identifiers that they had; write register and changes into its folder."""
    carried = carry_over(linked, known.register, on=known.on, first_change=known.first_change)
    own = folder / FOLDER
    own.mkdir(mode=0o700, exist_ok=True)
    carried.register.write_parquet(own / REGISTER_FILE, compression="zstd")
    pl.concat([known.moves, carried.moves]).write_parquet(own / MOVES_FILE, compression="zstd")
    (own / _TOLD_FILE).write_text(json.dumps(_told(carried, known)) + "\n", encoding="utf-8")
    for path in own.iterdir():
        path.chmod(0o600)
    if known.elsewhere is not None:
        (folder / ledger.FOLDER).mkdir(mode=0o700, exist_ok=True)
        shutil.copyfile(known.elsewhere, folder / ledger.FOLDER / ledger.FILE)
        (folder / ledger.FOLDER / ledger.FILE).chmod(0o600)
    return carried.linked


def identity_told(folder: Path) -> dict[str, Any]:
    """Return what run.json says of it: how many children changed in this build, by kind of change."""
    told: dict[str, Any] = json.loads((folder / FOLDER / _TOLD_FILE).read_text(encoding="utf-8"))
    return told


def write_events(folder: Path, record: Path, records: pl.DataFrame | pl.LazyFrame) -> None:
    """Write into a record's folder what changed of who is who (IDENTITY_EVENTS).

    `folder` is that of the build; `records` (intake/contract.py) are those of the record. What is told by a sender that
    stands in the build, and may not be used for this record, is left out.
    """
    moves = pl.read_parquet(folder / FOLDER / MOVES_FILE)
    register = pl.scan_parquet(folder / FOLDER / REGISTER_FILE).filter("is_present").select(_SENDER).unique().collect()
    senders = records.lazy().select(_SENDER).unique().collect()
    others = register.join(senders, on=_SENDER, how="anti", nulls_equal=True)
    own = moves.join(others, on=_SENDER, how="anti", nulls_equal=True)
    flows = own.group_by("change", "kind", "learnt_on", "before", "after").agg(records=pl.len().cast(pl.Int64))
    flows.select(list(IDENTITY_EVENTS)).sort("change", "before", "after").write_parquet(record / EVENTS_FILE)


def _told(carried: Carried, known: Known) -> dict[str, Any]:
    kinds = dict(carried.moves.group_by("kind").agg(pl.col("change").n_unique()).iter_rows())
    settled = settle(known.decisions, carried.linked.identities.select(*PERSON).with_row_index("record"))
    links = carried.linked.links
    not_met = links.filter((pl.col("kind") == DECIDED) & ~pl.col("accepted")).height if "kind" in links.columns else 0
    return {
        "changes": {kind: kinds.get(kind, 0) for kind in KINDS},
        "decisions": {
            "one_child": len(settled.same) - not_met,
            "two_children": len(settled.different),
            "contradict_each_other": len(settled.contradicted),
            "could_not_be_met": not_met,
            "records_not_there": len(settled.without_records),
        },
    }
