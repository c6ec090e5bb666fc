"""Marks an adapter's work: its events against the events that the invented files tell.

`python docs/how-to/compare_with_truth.py MINE.csv TRUTH SOURCE`. MINE.csv has the columns of KEY; TRUTH is the folder
that `waypost synthesise --truth` wrote; SOURCE is the source that the adapter reads. Prints how many events were found,
lost and made up, by kind, and up to five of each that went wrong. Ends with 1 when any did.
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

KEY = ("source", "sender", "person_key", "kind", "happened_on", "code")


def main(mine: str, truth: str, source: str) -> int:
    """Print the comparison."""
    told = pl.read_csv(mine, infer_schema=False).select(KEY).unique()
    true = pl.read_parquet(Path(truth) / "events.parquet").filter(pl.col("source") == source)
    true = true.select(pl.col(name).cast(pl.String) for name in KEY).unique()
    found = true.join(told, on=KEY, how="semi", nulls_equal=True)
    lost = true.join(told, on=KEY, how="anti", nulls_equal=True).sort(KEY)
    made_up = told.join(true, on=KEY, how="anti", nulls_equal=True).sort(KEY)
    say = sys.stdout.write
    for name, frame in (("found", found), ("lost", lost), ("made up", made_up)):
        kinds = ", ".join(f"{kind} {n}" for kind, n in frame.group_by("kind").len().sort("kind").iter_rows())
        say(f"{name:8}{frame.height:>8,}  {kinds}\n")
    for name, frame in (("lost", lost), ("made up", made_up)):
        for row in frame.head(5).iter_rows():
            say(f"{name}: {' '.join(str(cell) for cell in row)}\n")
    return int(bool(lost.height or made_up.height))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
