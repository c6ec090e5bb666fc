"""What was refused is told in words, by source, and safe to open in a spreadsheet."""

from __future__ import annotations

import polars as pl

from waypost.intake.contract import FRAMES
from waypost.intake.files import Unread
from waypost.pipeline.refusals import write


def found(*rows: tuple[str, bool]) -> dict[str, pl.DataFrame]:
    said = [
        {
            "source": "ssd",
            "file": file,
            "position": "row 2",
            "rule": "r",
            "message": "wrong",
            "do": "mend",
            "is_refusal": refusal,
        }
        for file, refusal in rows
    ]
    return {"ssd": pl.DataFrame(said, schema=dict(FRAMES["findings"]))}


def test_refusals_and_findings_stand_apart_and_in_order(tmp_path):
    assert write(found(("b.csv", True), ("a.csv", True), ("a.csv", False)), [], tmp_path) == 3
    refused = pl.read_csv(tmp_path / "refused" / "ssd.csv")
    assert refused.columns == ["file", "position", "rule", "message", "do"]
    assert refused["file"].to_list() == ["a.csv", "b.csv"]
    assert pl.read_csv(tmp_path / "findings" / "ssd.csv").height == 1


def test_nothing_to_say_leaves_no_file(tmp_path):
    assert write(found(), [], tmp_path) == 0
    assert not list(tmp_path.iterdir())


def test_a_file_nobody_reads_is_told(tmp_path):
    assert write({}, [Unread("notes.txt", "is no table", "Take it away.")], tmp_path) == 1
    assert "notes.txt" in (tmp_path / "refused" / "unread.csv").read_text()


def test_a_file_named_like_a_formula_is_not_run(tmp_path):
    write(found(("=HYPERLINK(1).csv", True)), [], tmp_path)
    assert "'=HYPERLINK" in (tmp_path / "refused" / "ssd.csv").read_text()
