"""Rows that name one record at one moment. One stands: nothing may hang on the order of rows or the names of files.

Where they say the same, one is read. Where they differ, the one with the most fields filled is taken, and between
equals the one whose content comes last in order. The others are refused.
"""

from __future__ import annotations

import polars as pl

from waypost.intake.findings import Fault, on_rows
from waypost.intake.layouts import Layout

_STATEMENT = ("sender", "record_key", "learnt_at")
_SAME = Fault("row_repeated", "the row says what another row says, word for word; one was read", "Nothing.", True)
_OTHER = Fault(
    "key_repeated",
    "another row has the same key and was learnt at the same moment, and they differ; the fuller one was read",
    "Put it right in the source.",
    True,
)


def settle_repeats(frame: pl.DataFrame, layout: Layout) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the frame with one row a statement of a record, and a refusal for each row that was put aside."""
    is_repeated = _is_repeated(frame)
    if not is_repeated.any():
        return frame, on_rows(layout.source, frame.clear(), _SAME)
    cells = list(layout.column_names)
    ranked = (
        frame.with_row_index("place")
        .filter(is_repeated)
        .with_columns(
            filled=pl.sum_horizontal(pl.col(cells).is_not_null().cast(pl.Int32)),
            content=pl.struct(cells).struct.json_encode(),
        )
        .sort("filled", "content", "file", "row_number", descending=[True, True, False, False])
        .with_columns(
            is_first=pl.struct(_STATEMENT).is_first_distinct(),
            is_same=pl.col("content") == pl.col("content").first().over(_STATEMENT),
        )
    )
    aside = ranked.filter(~pl.col("is_first"))
    refusals = [
        on_rows(layout.source, aside.filter(~pl.col("is_same")), _OTHER),
        on_rows(layout.source, aside.filter("is_same"), _SAME),
    ]
    is_kept = pl.repeat(True, frame.height, eager=True).scatter(aside["place"], False)
    return frame.filter(is_kept), pl.concat(refusals)


def _is_repeated(frame: pl.DataFrame) -> pl.Series:
    """Say which rows name a record that another names. Their hashes are compared first: they take little room."""
    seems = frame.select(_STATEMENT).hash_rows().is_duplicated()
    if seems.any():
        places = seems.arg_true()
        seems = seems.scatter(places, frame.select(_STATEMENT)[places].is_duplicated())
    return seems
