"""Reads the court service's published code lists beside the checkout."""

from __future__ import annotations

from pathlib import Path


def published(path: Path) -> dict[str, dict[str, str]]:
    """Return every list of the file by name: code to label. A value without a label is its own."""
    lists: dict[str, dict[str, str]] = {}
    for part in f"\n{path.read_text(encoding='utf-8')}".split("\n## ")[1:]:
        heading, _, body = part.partition("\n")
        pairs = [pair.strip().partition("=") for pair in body.replace("\n", " ").split(";")]
        lists[heading.split()[-2]] = {code: label or code for code, _, label in pairs if code}
    return lists
