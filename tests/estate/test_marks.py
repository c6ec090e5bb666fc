"""Marks: every field of every source has one, every exit is decided for every one of them, every exit is guarded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from waypost.disclosure.measures_csv import COLUMNS as RELEASED
from waypost.doors.cli.main import COMMANDS
from waypost.foundation.safe_logging import CHECKS
from waypost.intake.fields import field_mark, listed_as, read_fields
from waypost.intake.layouts import layouts
from waypost.intake.never_kept import never_kept
from waypost.intake.registry import SOURCES
from waypost.journeys.field_marks import unclassified
from waypost.journeys.tables import SCHEMAS
from waypost.pipeline.corrections.write import COLUMNS as CORRECTED
from waypost.pipeline.refusals import COLUMNS as REFUSED
from waypost.pipeline.returns.provenance import COLUMNS as PROVENANCE
from waypost.pipeline.returns.ssd_table import columns as returned
from waypost.vocabulary.confidentiality.exits import EXITS, mark_at, may_leave
from waypost.vocabulary.confidentiality.marks import MARKS, rank

SRC = Path(__file__).parents[2] / "src" / "waypost"

# The truth table: by which exits a mark may leave (o), to the owner of what is told (w), or by none. Written by hand,
# so that a change of exits.yaml is a change of this table too, and somebody looks at both.
EXIT_ORDER = (
    *("account", "journey", "links", "review", "returns", "corrections", "release", "board_pack", "data_quality"),
    *("ways", "cost", "simulate", "backup", "revisions", "waiting"),
    *("refusals", "check", "agreements", "run", "log", "error", "audit", "send", "staff"),
    *("team", "caseload"),
)
TRUTH_TABLE = """
open                  o o o o o o o o o o o o o o o o o o o o o o o o o o
personal              o o o o o o . . . . . . . . o . . . . . . o o . . o
special_category      o o . . o o . . . . . . . . o . . . . . . . . . . .
allegation            . o . . . . . . . . . . . . . . . . . . . . . . . .
file_name             . o . . w w . . . . . . o . . o o o o . o . . . . .
professional          . . . o . . . . . . . . . . . . . . . . . o o o o .
free_text             . . . . . . . . . . . . . . . . . . . . . . o . . .
withheld              . . . . . . . . . . . . . . . . . . . . . . . . . .
confidential_contact  . . . . . . . . . . . . . . . . . . . . . . . . . .
confidential_address  . . . . w . . . . . . . . . . . . . . . . . . . . .
protected_carer       . . . . w . . . . . . . . . . . . . . . . . . . . .
refuge                . . . . w . . . . . . . . . . . . . . . . . . . . .
never_kept            . . . . . . . . . . . . . . . . . . . . . . . . . .
"""


def table() -> list[tuple[str, str, str]]:
    rows = [line.split() for line in TRUTH_TABLE.strip().splitlines()]
    return [(mark, exit_name, cell) for mark, *cells in rows for exit_name, cell in zip(EXIT_ORDER, cells, strict=True)]


def test_the_table_decides_every_exit_for_every_mark():
    assert {(mark, exit_name) for mark, exit_name, _ in table()} == {(m, e) for m in MARKS for e in EXITS}


@pytest.mark.parametrize(("mark", "exit_name", "cell"), table())
def test_every_exit_lets_out_what_the_table_says(mark, exit_name, cell):
    assert may_leave(mark, exit_name) is (cell == "o")
    assert may_leave(mark, exit_name, is_own=True) is (cell in "ow")


def test_where_somebody_lives_in_a_refuge_leaves_by_no_exit_but_to_who_told_it():
    strict = [mark for mark in MARKS if rank(mark) >= rank("withheld")]
    assert not [(mark, exit_name) for mark in strict for exit_name in EXITS if may_leave(mark, exit_name)]


def test_what_is_published_shows_nobody():
    for exit_name in ("release", "revisions", "board_pack", "data_quality", "ways", "cost", "simulate", "log"):
        assert EXITS[exit_name].lets == {"open"}
        assert not EXITS[exit_name].lets_own


@pytest.mark.parametrize("source", sorted(SOURCES))
def test_every_field_of_every_source_has_a_mark(source):
    fields = read_fields(source)
    assert fields
    for field, note in fields.items():
        mark = field_mark(source, field)
        assert mark in MARKS
        shown = mark in ("open", "personal", "special_category", "allegation")
        assert not (note.mark == "confidential" and shown), field


def test_every_column_of_every_table_that_is_read_is_listed():
    for layout in layouts():
        if layout.is_read:
            missing = [f.name for f in layout.fields if listed_as(layout.source, f"{layout.table}.{f.name}") is None]
            assert not missing, f"{layout.source} {layout.table}: {missing}"


def test_a_field_that_nobody_listed_is_withheld():
    assert field_mark("hmcts_public_law", "cases[].something.new") == "withheld"


def test_judges_and_staff_are_never_kept():
    kept = {"hmcts_case_data": "auditEvents[].user_first_name", "hmcts_hearings": "caseHearings[].x.hearingJudgeName"}
    assert field_mark("hmcts_case_data", kept["hmcts_case_data"]) == "never_kept"
    marks = {field: field_mark("hmcts_case_data", field) for field in read_fields("hmcts_case_data")}
    keys = {field for field in marks if {part.removesuffix("[]").lower() for part in field.split(".")} & never_kept()}
    assert keys == {field for field, mark in marks.items() if mark == "never_kept"}
    assert len(keys) > 20


def test_every_column_of_the_record_is_classified():
    assert unclassified() == []
    assert "confidentiality" in SCHEMAS


@pytest.mark.parametrize(
    ("exit_name", "fields", "is_own"),
    [
        ("refusals", REFUSED, False),
        ("release", RELEASED, False),
        ("corrections", CORRECTED, True),
        ("returns", PROVENANCE, True),
        ("returns", returned(), False),
        ("log", tuple(CHECKS), False),
    ],
)
def test_every_field_that_an_exit_shows_is_classified_there(exit_name, fields, is_own):
    assert all(may_leave(mark_at(exit_name, field), exit_name, is_own=is_own) for field in fields)


def test_no_exit_lists_what_nobody_shows_of_a_log():
    assert set(EXITS["log"].fields) == set(CHECKS)


GUARDED = {
    "pipeline/one_child.py": {"account", "journey"},
    "pipeline/kept_links.py": {"links"},
    "pipeline/identity/reviewer_file.py": {"review"},
    "pipeline/returns/write.py": {"returns"},
    "pipeline/returns/record.py": {"returns"},
    "pipeline/corrections/write.py": {"corrections"},
    "disclosure/measures_csv.py": {"release"},
    "doors/boardpack/write.py": {"board_pack"},
    "doors/quality/write.py": {"data_quality"},
    "pipeline/refusals.py": {"refusals"},
    "pipeline/check.py": {"check"},
    "pipeline/build.py": {"run"},
    "pipeline/ways.py": {"ways"},
    "pipeline/publishing/publish.py": {"revisions"},
    "pipeline/waiting_longest.py": {"waiting"},
    "pipeline/cost.py": {"cost"},
    "pipeline/simulate.py": {"simulate"},
    "pipeline/backup/telling.py": {"backup"},
    "pipeline/operator_audit.py": {"audit"},
    "doors/cli/agreements.py": {"agreements"},
    "doors/cli/staff.py": {"staff"},
    "pipeline/exchange/guardians.py": {"send"},
    "doors/staff/views/as_csv.py": {"team", "caseload"},
}
"""Where each exit stands before the gate. The log has a gate of its own (foundation.safe_logging, tested above); an
error is three texts of ours; what is sent is what somebody wrote for the court (tested with the exchange)."""


@pytest.mark.parametrize("path", sorted(GUARDED))
def test_every_exit_stands_before_the_gate(path):
    text = (SRC / path).read_text(encoding="utf-8")
    assert re.search(r"from waypost\.disclosure\.gate import", text)
    assert all(re.search(rf'["\']{exit_name}["\']', text) for exit_name in GUARDED[path])


def test_no_exit_is_forgotten():
    guarded = set().union(*GUARDED.values()) | {"log", "error"}
    assert guarded == set(EXITS)


def test_no_command_is_forgotten():
    """A new command is a new way out: say here which exit it is, and add it to the canaries."""
    ways = {
        "demo": "run", "synthesise": "run", "fetch": "run", "send": "send", "check": "check", "build": "run",
        "agreements": "agreements", "account": "account", "journey": "journey", "links": "links", "review": "review",
        "returns": "returns", "corrections": "corrections", "measures": "release", "quality": "data_quality",
        "evaluate": "release", "ways": "ways", "why": "release", "cost": "cost", "simulate": "simulate",
        "backup": "backup", "restore": "backup", "audit": "audit", "forget": "run", "bench": "run", "serve": "run",
        "scrub": "run", "staff": "staff", "casework": "run",
        "recommendations": "board_pack", "what-works": "board_pack",
        "waiting": "waiting", "pack": "board_pack", "publish": "revisions",
    }  # fmt: skip
    assert set(ways) == set(COMMANDS)
    assert set(ways.values()) <= set(EXITS)
