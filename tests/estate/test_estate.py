"""Guards of the whole estate: sizes, rooms, words that may not stand in the repository, chance and clock."""

from __future__ import annotations

import ast
import re
import socket
import statistics
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "waypost"
PYTHON = sorted(path for path in SOURCE.rglob("*.py") if path.parent.name != "migrations")  # Django writes those
FILLED = [path for path in PYTHON if path.name != "__init__.py"]
ROOMS = {
    "foundation",
    "vocabulary",
    "intake",
    "linkage",
    "synthetic",
    "journeys",
    "insight",
    "disclosure",
    "pipeline",
    "casework",
    "wiring",
    "doors",
}
CASEWORK = {
    "access",
    "audit",
    "children",
    "exchange",
    "corrections",
    "screening",
    "allocation",
    "engagement",
    "letters",
    "reports",
    "oversight",
    "advice",
    "safety",
    "sharing",
    "rights",
    "recommendations",
    "feedback",
    "readiness",
    "strategy",
}
DOORS = {"cli", "staff", "portal", "api", "boardpack", "quality", "pages"}
CAP = 500
DRAWERS = {"utils", "helpers", "common", "misc", "manager", "core"}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def test_no_file_is_longer_than_the_cap():
    long = {str(path.relative_to(ROOT)): n for path in PYTHON if (n := len(path.read_text().splitlines())) > CAP}
    assert not long


def test_files_are_short_in_the_middle():
    assert statistics.median(len(path.read_text().splitlines()) for path in FILLED) <= 130


def test_the_list_of_rooms_is_closed():
    assert {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"} == ROOMS


@pytest.mark.parametrize(("folder", "rooms"), [("casework", CASEWORK), ("doors", DOORS)])
def test_the_lists_of_rooms_within_rooms_are_closed(folder, rooms):
    assert {path.name for path in (SOURCE / folder).iterdir() if path.is_dir() and path.name != "__pycache__"} <= rooms


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_drawers_and_every_module_says_what_it_is(path):
    assert path.stem not in DRAWERS
    assert ast.get_docstring(ast.parse(path.read_text())), "a module opens with a sentence"


def _public_functions(tree: ast.Module):
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("path", FILLED, ids=lambda path: str(path.relative_to(SOURCE)))
def test_everything_public_is_documented(path):
    bare = [node.name for node in _public_functions(ast.parse(path.read_text())) if not ast.get_docstring(node)]
    assert not bare


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(SOURCE)))
def test_time_and_chance_are_arguments(path):
    text = path.read_text()
    if path != SOURCE / "foundation" / "clock.py":
        assert not re.search(r"datetime\.now\(|date\.today\(|time\.time\(|utcnow\(", text)
    assert not re.search(r"^import random|^from random", text, re.M)
    assert not re.search(r"np\.random\.(seed|rand|choice|randint|normal|shuffle)\b", text)


def test_only_doors_and_pipeline_read_the_clock():
    allowed = {"doors", "pipeline", "foundation", "wiring"}
    readers = {path for path in PYTHON if "foundation.clock import" in path.read_text()}
    readers = {path for path in readers if re.search(r"clock import .*\b(now|today|stopwatch)\b", path.read_text())}
    assert {path.relative_to(SOURCE).parts[0] for path in readers} <= allowed


def test_no_registry_host_and_no_path_of_a_machine_stands_in_the_repository():
    words = [
        "py" + "pi.org",
        "python" + "hosted",
        "npm" + "js.org",
        "/ro" + "ot/",
        "/wo" + "rk/",
        "/ho" + "me/",
        "artifact" + "ory",
    ]
    found = {}
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        hits = [word for word in words if word in text]
        if hits:
            found[str(path.relative_to(ROOT))] = hits
    assert not found


def test_requirements_are_pinned_with_hashes():
    for path in (ROOT / "requirements").glob("*.txt"):
        for entry in re.split(r"\n(?=\S)", path.read_text().strip()):
            if not entry.startswith("#"):
                assert "==" in entry, f"{path.name}: not pinned"
                assert "--hash=sha256:" in entry, f"{path.name}: no hash"


def test_every_direct_dependency_says_where_it_is_used():
    block = (ROOT / "pyproject.toml").read_text().split("dependencies = [")[1].split("\n]")[0]
    assert all("#" in line for line in block.strip().splitlines())


def test_tests_cannot_reach_the_network():
    with pytest.raises(AssertionError, match="network"):
        socket.socket().connect(("192.0.2.1", 80))


def test_every_decision_is_one_page():
    for path in (ROOT / "docs" / "adr").glob("*.md"):
        assert len(path.read_text().splitlines()) <= 70, path.name


def test_unit_tests_mirror_the_rooms():
    rooms = {path.name for path in (ROOT / "tests" / "unit").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms <= ROOMS
