"""What was refused or found while files were read: items for whoever sent the file."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.corrections.contradictions import with_ids

_FOLDERS = ("refused", "findings")
_OF_NOBODY = "unread"  # files that no source reads: nobody knows whose they are
_RECORD = ["source", "file", "position"]
_COLUMNS = (*_RECORD, "rule", "message", "do")


def findings(usable: UsableRecord) -> pl.DataFrame:
    """Return an item for each refusal and finding in files that may be used here, with the columns of ITEMS.

    The record's key and the sender come from the record that stands at the place; of a refused one only the sender of
    the file's other records is known, else of the files beside it.
    """
    parts = [_read(path) for folder in _FOLDERS for path in sorted((usable.out / folder).glob("*.csv"))]
    every = pl.concat([pl.DataFrame(schema=dict.fromkeys(_COLUMNS, pl.String)), *parts])
    told = every.filter(~pl.col("file").is_in(sorted(usable.left_out)))
    records = pl.scan_parquet(usable.record / "source_records.parquet").select(
        *_RECORD, "sender", "record_key", "learnt_at"
    )
    placed = records.join(told.lazy().select(_RECORD).unique(), on=_RECORD, how="semi").collect()
    files = records.select("source", "file", "sender", "learnt_at").unique().collect()
    known = told.join(placed.unique(_RECORD, keep="first"), on=_RECORD, how="left").join(
        _senders(files, ["source", "file"]), on=["source", "file"], how="left"
    )
    beside = _senders(files.with_columns(folder=_folder()), ["source", "folder"], "beside")
    whose = known.with_columns(folder=_folder()).join(beside, on=["source", "folder"], how="left")
    return with_ids(
        whose.with_columns(
            kind=pl.lit("finding"),
            sender=pl.coalesce("sender", "file_sender", "beside"),
            record=pl.coalesce("record_key", "position"),
            what_is_wrong=pl.format("{}. {}", pl.col("message").str.strip_chars_end("."), "do"),
            is_asked=pl.lit(value=True),
        )
    )


def _read(path: Path) -> pl.DataFrame:
    if path.stem == _OF_NOBODY:
        return pl.DataFrame(schema=dict.fromkeys(_COLUMNS, pl.String))
    told = pl.read_csv(path, infer_schema=False)
    return told.with_columns(source=pl.lit(path.stem)).select(_COLUMNS)


def _folder() -> pl.Expr:
    return pl.col("file").str.replace(r"[^/]*$", "")


def _senders(files: pl.DataFrame, by: list[str], name: str = "file_sender") -> pl.DataFrame:
    """Return the one sender of the records of a file, or of a folder; none where there are several."""
    told = files.group_by(by).agg(senders=pl.col("sender").n_unique(), one=pl.col("sender").first())
    return told.filter(pl.col("senders") == 1).select(*by, pl.col("one").alias(name))
