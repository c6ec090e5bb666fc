"""Writes every generated page again: `make docs`. A test fails when a committed page differs."""

from __future__ import annotations

import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
sys.path[:0] = [str(DOCS), str(ROOT / "tests")]

import generate_command_line  # noqa: E402
import generate_tables  # noqa: E402
import generate_vocabulary  # noqa: E402

from spec.measures import reference_page  # noqa: E402


def pages() -> dict[str, str]:
    """Return the text of every generated file by its path in the repository."""
    return {
        "docs/reference/command-line.md": generate_command_line.text(),
        **{f"docs/reference/{name}": text for name, text in generate_vocabulary.pages().items()},
        "docs/reference/measures.md": reference_page.render(),
        **generate_tables.pages(),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")
