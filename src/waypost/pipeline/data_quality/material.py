"""What a build leaves, read once for every dimension of quality: only the columns that are needed.

Every child in proceedings has a number, its `row`, and every child one, its `child`, so that nothing is joined twice by
words. A *place* is an area where the court or Cafcass tells, and the sending authority where an authority tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from waypost.journeys.tables import is_authority
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.data_quality.said_events import AREA, AUTHORITY, SaidEvents
from waypost.pipeline.source_faults import source_faults_told
from waypost.vocabulary.sharing_terms import DATA_QUALITY

NOT_KNOWN = "not_known"
ENGLAND = "england"
_ROWS_AT_ONCE = 1_000_000
_EVENT_COLUMNS = (
    *("source", "sender", "child_id", "proceedings_id", "kind", "happened_on", "code", "reason", "owner"),
    *("due_on", "flag", "learnt_at", "superseded_at"),
)
_ROW_COLUMNS = ("child_id", "proceedings_id", "law", "area", "started_on", "sex", "ethnicity", "born_on")
_STATEMENT_COLUMNS = (
    *("source", "proceedings_id", "learnt_at", "law", "application", "court_case_number", "authority"),
    *("service_area", "track", "area", "representation"),
)
SOURCE_FAULTS = {
    **dict.fromkeys(("rule", "source", "sender"), pl.String),
    **dict.fromkeys(("records", "among"), pl.Int64),
    "do": pl.String,
}
_GSS_CODE = r"^[EW]\d{8}$"


@dataclass(frozen=True, slots=True)
class Material:
    """The frames of a build that quality is measured on.

    `rows`: children in proceedings, by number. `events`: every event with its `row`, `child`, `place_kind` and `place`.
    `statements`: what each source last stated of each set of proceedings.
    `records`: how many a source and sender have, and when the last reached us. `told`: run.json's `sources`.
    `source_faults`: what is wrong with whole senders (linkage.source_faults), of `records` among so many.
    """

    rows: pl.DataFrame
    events: SaidEvents
    statements: pl.DataFrame
    identities: pl.DataFrame
    records: pl.DataFrame
    told: pl.DataFrame
    findings: pl.DataFrame
    source_faults: pl.DataFrame
    as_of: date


def read_material(usable: UsableRecord, told: dict[str, dict[str, int]], as_of: date) -> Material:
    """Return what a build leaves that may be used here. `told`: by source, what was read and refused."""
    usable.check_is_for(DATA_QUALITY)
    record = usable.record
    rows = pl.read_parquet(record / "children_in_proceedings.parquet", columns=list(_ROW_COLUMNS)).with_row_index("row")
    rows = rows.with_columns(pl.col("area").fill_null(NOT_KNOWN))
    children = pl.read_parquet(record / "children.parquet", columns=["child_id", "identity"]).with_row_index("child")
    identities = pl.read_parquet(record / "identities.parquet", columns=["source", "sender", "child_id"])
    records = pl.scan_parquet(record / "source_records.parquet").group_by("source", "sender")
    sources = [(source, counts["read"], counts["refused"]) for source, counts in sorted(told.items())]
    return Material(
        rows=rows,
        events=SaidEvents(_numbered(piece, rows, children) for piece in _pieces(record / "events.parquet")),
        statements=_last_stated(
            pl.read_parquet(record / "proceedings_statements.parquet", columns=[*_STATEMENT_COLUMNS]), rows
        ),
        identities=with_place(identities.join(children, on="child_id", how="left"), pl.lit(None, pl.String)),
        records=records.agg(records=pl.len(), received_at=pl.col("learnt_at").max()).collect(),
        told=pl.DataFrame(sources, schema={"source": pl.String, "read": pl.Int64, "refused": pl.Int64}, orient="row"),
        findings=_findings(usable.out, usable.left_out),
        source_faults=pl.DataFrame(source_faults_told(usable.out), schema=SOURCE_FAULTS),
        as_of=as_of,
    )


def with_place(frame: pl.DataFrame, area: pl.Expr) -> pl.DataFrame:
    """Return `frame` with place_kind and place: the sender of an authority's source, else `area`."""
    told = frame["source"].unique().to_list()
    of_authority = pl.col("source").is_in([source for source in told if is_authority(source)])
    sender = pl.when(pl.col("sender").str.contains(_GSS_CODE)).then("sender")
    return frame.with_columns(
        place_kind=pl.when(of_authority).then(pl.lit(AUTHORITY)).otherwise(pl.lit(AREA)),
        place=pl.when(of_authority).then(sender).otherwise(area).fill_null(NOT_KNOWN),
    )


def _pieces(path: Path) -> Iterator[pl.DataFrame]:
    """Yield the events of a record some at a time."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(_ROWS_AT_ONCE, columns=list(_EVENT_COLUMNS)):
            yield pl.DataFrame(batch)


def _numbered(events: pl.DataFrame, rows: pl.DataFrame, children: pl.DataFrame) -> pl.DataFrame:
    keys = ["child_id", "proceedings_id"]
    found = events.join(rows.select(*keys, "row", "area"), on=keys, how="left").join(
        children.select("child_id", "child"), on="child_id", how="left"
    )
    return with_place(found, pl.col("area")).drop(*keys, "area", "sender")


def _last_stated(statements: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Return what each source last stated of each set of proceedings, with its area and the day it started."""
    placed = rows.group_by("proceedings_id").agg(pl.col("started_on").min(), pl.col("area").first().alias("placed_in"))
    newest = statements.sort("source", "proceedings_id", "learnt_at", nulls_last=False).unique(
        ["source", "proceedings_id"], keep="last", maintain_order=True
    )
    return newest.join(placed, on="proceedings_id", how="inner")


def _findings(folder: Path, left_out: frozenset[str]) -> pl.DataFrame:
    """Return how many refusals and findings each source has by rule, those of files `left_out` aside."""
    counted = []
    for kind in ("refused", "findings"):
        for path in sorted((folder / kind).glob("*.csv")):
            if path.stem != "unread":
                whole = pl.read_csv(path, columns=["file", "rule"], infer_schema=False)
                own = whole.filter(~pl.col("file").is_in(sorted(left_out)))
                rules = own.group_by("rule").agg(n=pl.len())
                counted.append(
                    rules.select(source=pl.lit(path.stem), kind=pl.lit(kind), rule="rule", n=pl.col("n").cast(pl.Int64))
                )
    schema = {"source": pl.String, "kind": pl.String, "rule": pl.String, "n": pl.Int64}
    return pl.concat([pl.DataFrame(schema=schema), *counted])
