"""Whatever stands in the package beside Python goes into a wheel: pages, words, limits, templates of letters."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "waypost"
TOLD = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PATTERNS = TOLD["tool"]["setuptools"]["package-data"]["waypost"]


def test_every_file_that_is_no_python_is_package_data():
    packed = {path for pattern in PATTERNS for path in PACKAGE.glob(pattern)}
    every = (path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    there = {path for path in every if path.suffix != ".py"}
    assert len(there) > 100
    assert sorted(str(path.relative_to(PACKAGE)) for path in there - packed) == []


def test_every_folder_with_python_is_a_package():
    """`packages.find` passes over a folder without __init__.py, and the wheel would lack it."""
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert sorted(str(one.relative_to(PACKAGE)) for one in folders if not (one / "__init__.py").is_file()) == []


def test_every_pattern_finds_something():
    assert [pattern for pattern in PATTERNS if not any(PACKAGE.glob(pattern))] == []
