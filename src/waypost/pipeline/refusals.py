"""What was refused, and what was found on what was accepted: one CSV a source, in words, without anyone's values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl

from waypost.disclosure.gate import let_table_out
from waypost.intake.files import Unread

COLUMNS = ("file", "position", "rule", "message", "do")


def write(found: Mapping[str, pl.DataFrame], unread: Iterable[Unread], folder: Path) -> int:
    """Write `refused/<source>.csv` and `findings/<source>.csv` under `folder`; return how many rows were written.

    `found`: by source the findings of intake/contract.py. Columns: file, position (row number or JSON path), rule,
    message (what is wrong), do (what to do). A source with nothing to say has no file. Files that nobody could read
    stand in `refused/unread.csv`.
    """
    rows = 0
    for source, findings in found.items():
        for name, is_refusal in (("refused", True), ("findings", False)):
            chosen = findings.filter(pl.col("is_refusal") == is_refusal)
            rows += _write(chosen.select(COLUMNS), folder / name / f"{source}.csv")
    left = [
        {"file": file.file, "position": "", "rule": "file_not_read", "message": file.reason, "do": file.do}
        for file in unread
    ]
    return rows + write_lines(left, folder / "refused" / "unread.csv")


def write_lines(lines: Iterable[Mapping[str, str]], path: Path) -> int:
    """Write lines of COLUMNS into a file of their own; return how many there are. Without any there is no file."""
    return _write(pl.DataFrame(list(lines), schema=dict.fromkeys(COLUMNS, pl.String)), path)


def _write(frame: pl.DataFrame, path: Path) -> int:
    if frame.height:
        path.parent.mkdir(parents=True, exist_ok=True)
        let_out = let_table_out("refusals", frame.sort(COLUMNS))
        let_out.select(_safe_for_spreadsheets(column) for column in COLUMNS).write_csv(path)
    return frame.height


def _safe_for_spreadsheets(column: str) -> pl.Expr:
    """A file's name may begin like a formula; a spreadsheet must not run it."""
    text = pl.col(column).fill_null("")
    return (
        pl.when(text.str.contains(r"^[=+\-@\t\r]")).then(pl.concat_str(pl.lit("'"), text)).otherwise(text).alias(column)
    )
