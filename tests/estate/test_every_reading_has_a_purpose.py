"""No reading of the record without a purpose: one way to a record, one place that decides, every command declared."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from waypost.doors.cli.main import COMMANDS
from waypost.vocabulary import sharing_terms
from waypost.vocabulary.sharing_terms import purposes

SOURCE = Path(__file__).resolve().parents[2] / "src" / "waypost"
PYTHON = sorted(SOURCE.rglob("*.py"))
READS_NO_RECORD = {
    "synthesise": "writes invented files",
    "fetch": "brings files in; says whether a build would use them",
    "check": "reads files and tells places and rules; says what stands in quarantine",
    "agreements": "reads agreements",
    "audit": "reads who has read",
    "forget": "removes",
    "serve": "shows what casework keeps, by its own permissions; opens no record of journeys",
    "staff": "appoints and invites people who work here; opens no record",
    "recommendations": "tells what bodies recommended and what came of it; opens no record of children",
    "what-works": "tells what was tried and what came of it; opens no record of children",
    "scrub": "copies what casework keeps, scrubbed row by row; opens no record of journeys",
    "backup": "copies everything whole, and opens nothing of it",
    "restore": "copies everything back whole, and opens nothing of it",
    "bench": "measures copies of samples and invented people; keeps nothing",
}
"""Commands that open no record, and why that is so."""

RELEASED = {
    "measures": "shows figures that were released; the build that released them asked for the purpose",
    "why": "shows figures that were released; the build that released them asked for the purpose",
}
MAKE_THEIR_OWN = {
    "build": "sorts the files by what their agreements let them be used for, and makes the records",
    "demo": "builds, then opens its record as any command",
}
NAMES = {getattr(sharing_terms, name): name for name in dir(sharing_terms) if name.isupper()}
"""The constant of each purpose."""

ALLOWED_TO_BUILD_PATHS = {
    "pipeline/basis/usable.py",  # the one way to a record
    "pipeline/records.py",  # writes it
    "wiring/engines.py",  # makes the store that writes it
    "pipeline/out_folder.py",
}


def text_of(name: str) -> str:
    return (SOURCE / name).read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def calls(path: Path) -> set[str]:
    """The names of what a module calls."""
    nodes = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    return {
        node.id if isinstance(node, ast.Name) else node.attr
        for node in nodes
        if isinstance(node, (ast.Name, ast.Attribute))
    }


def asked_by(command: str) -> set[str]:
    """The purposes that name a command, or a part of it."""
    return {one.id for one in purposes().values() if command in {used.split()[0] for used in one.used_by}}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_declares_its_purposes_or_why_it_has_none(command):
    declared = asked_by(command)
    assert bool(declared) != (command in READS_NO_RECORD), command
    module = text_of(f"doors/cli/{COMMANDS[command]}.py")
    if command in READS_NO_RECORD | RELEASED or command == "build":
        assert "record_for(" not in module
        assert "open_record(" not in module
        return
    named = set(re.findall(rf"\b({'|'.join(NAMES.values())})\b", module)) - {"RECORD_OPERATOR"}
    expected = {NAMES[purpose] for purpose in declared if purpose in NAMES}
    if command in MAKE_THEIR_OWN:
        assert named <= expected
    elif command == "send":
        assert "why_not_looked_at(" in module, "asks for the purpose of the exchange in basis/exchanged.py"
    else:
        assert named == expected, command


def test_every_purpose_names_commands_that_there_are():
    for one in purposes().values():
        assert {used.split()[0] for used in one.used_by} <= set(COMMANDS)


def test_one_place_makes_a_usable_record_and_one_decides():
    makers = {path.relative_to(SOURCE).as_posix() for path in PYTHON if "UsableRecord" in calls(path)}
    assert makers == {"pipeline/basis/usable.py"}
    deciders = {path.relative_to(SOURCE).as_posix() for path in PYTHON if "may_use" in calls(path)}
    assert deciders == {"pipeline/basis/usable.py", "pipeline/basis/sorting.py", "pipeline/basis/exchanged.py"}


def test_nobody_else_makes_a_way_to_the_record():
    """A folder called record is named only where it is written and where it is opened for a purpose."""
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in PYTHON
        if re.search(r"/ \"record\"|\"record/|/record\"", path.read_text(encoding="utf-8"))
    }
    assert found <= ALLOWED_TO_BUILD_PATHS


OPENERS = (
    "open_record",
    "open_told_record",
    "open_for_returns",
    "open_material",
    "read_material",
    "assess",
    "evaluate_corrections",
)


@pytest.mark.parametrize("opener", OPENERS)
def test_whoever_opens_a_record_is_given_one_that_may_be_used(opener):
    (function,) = [
        node
        for path in PYTHON
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.name == opener
    ]
    first = function.args.args[0]
    assert isinstance(first.annotation, ast.Name)
    assert first.annotation.id == "UsableRecord"


def test_the_record_is_read_by_nobody_who_was_given_a_bare_folder():
    """Every module that reads Parquet and is not of invented truth or a bench takes a usable record."""
    readers = {
        path.relative_to(SOURCE).as_posix()
        for path in PYTHON
        if calls(path) & {"read_parquet", "scan_parquet"}
        and "synthetic" not in path.parts
        and "bench" not in path.parts
    }
    truth_or_given = {
        "pipeline/kept_facts.py": "given by told_record",
        "pipeline/train_linkage.py": "reads invented truth",
        "pipeline/identity/known.py": "reads who was who in the last build, to build the next",
        "pipeline/identity/keep.py": "reads what the build under way has just written",
        "pipeline/told_parts.py": "reads what the build under way has just read of files that may be used",
        "pipeline/join.py": "reads what the build under way has just written",
        "pipeline/kept_work.py": "reads what the build under way has just written",
        "journeys/linked.py": "reads what the build under way has just written",
        "pipeline/returns/evaluate.py": "reads invented truth",
        "journeys/record_files.py": "reads for a store, and for who holds a usable record: heads, and old tables",
        "journeys/store/memory.py": "the store",
        "journeys/store/spark.py": "the store",
        "journeys/store/spark_files.py": "the store",
        "pipeline/publishing/ledger.py": "reads the figures behind a release that was published",
    }
    for name in readers - set(truth_or_given):
        text = text_of(name)
        assert "UsableRecord" in text or "ToldRecord" in text or name.startswith(("intake/", "linkage/")), name
