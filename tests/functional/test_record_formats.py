"""A record of every format that Waypost has had is read; one of a format to come is refused in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from support.agreements import put_basis
from support.frozen_records import frozen, thawed
from waypost.journeys.record_format import FORMAT, FORMAT_FILE

READING = (("account",), ("journey",), ("account", "--json"))


@pytest.fixture(params=frozen(), ids=lambda path: path.name)
def out(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A build restored from a frozen backup, with an agreement that holds on any day."""
    return put_basis(thawed(request.param, tmp_path / "out"))


def a_child(out: Path) -> str:
    return pl.read_parquet(out / "record" / "children.parquet")["child_id"].sort()[0]


def check_it_is_read(waypost, out: Path) -> None:
    for command, *options in READING:
        answer = waypost(command, out, a_child(out), *options)
        assert answer.code == 0, answer.err
    for command in (("ways", out, "--whole"), ("measures", "compute", out), ("quality", out), ("audit", "verify", out)):
        answer = waypost(*command)
        assert answer.code == 0, f"{command[0]}: {answer.err}"


def test_the_present_format_is_frozen():
    assert [path.name for path in frozen()] == [f"format_{number}.waypost.xz" for number in range(1, FORMAT + 1)]


def test_a_frozen_record_is_restored_and_read(waypost, out):
    check_it_is_read(waypost, out)


def test_a_record_made_before_formats_were_numbered_is_read(waypost, out):
    (out / "record" / FORMAT_FILE).unlink()
    (out / "record" / "ways.parquet").unlink()
    check_it_is_read(waypost, out)


WHATEVER_READS = (
    *(("publish", "LEDGER"), ("pack", "--for", "england", "--to", "LEDGER"), ("ways",)),
    *(("quality",), ("account", "C-1"), ("journey", "C-1"), ("waiting", "--for", "birmingham")),
)


@pytest.mark.parametrize("asked", WHATEVER_READS, ids=lambda asked: asked[0])
def test_a_build_that_cannot_be_mended_is_told_to_be_built_again(waypost, tmp_path, asked):
    """Waypost made builds before its formats were numbered that lack whole tables; nobody need call that our fault."""
    out = put_basis(thawed(frozen()[0], tmp_path / "out"))
    (out / "record" / "attributed_days.parquet").unlink()
    command, *options = [tmp_path / "ledger" if one == "LEDGER" else one for one in asked]
    answer = waypost(command, out, *options)
    assert (answer.code, answer.out) == (2, ""), command
    assert "attributed_days" in answer.err
    assert "waypost build" in answer.err


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"record_format": FORMAT + 1}, "the Waypost that made it"),
        ({"record_format": "1"}, "does not say in which format"),
        ({"record_format": True}, "does not say in which format"),
        ({"record_format": -1}, "formats up to"),
        ([], "does not say in which format"),
        ("{", "does not say in which format"),
    ],
)
def test_a_format_that_is_not_known_is_refused_in_a_sentence(waypost, tmp_path, told, said):
    out = put_basis(thawed(frozen()[-1], tmp_path / "out"))
    text = told if isinstance(told, str) else json.dumps(told)
    (out / "record" / FORMAT_FILE).write_text(text, encoding="utf-8")
    for command in (("account", out, "C-1"), ("ways", out), ("quality", out), ("backup", out, tmp_path / "archive")):
        answer = waypost(*command)
        assert (answer.code, answer.out) == (2, ""), command
        assert said in answer.err
