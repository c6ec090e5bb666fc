"""Reads the tables of this folder: plain text that a judge or a manager can check with a calendar in hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Scenario:
    """One child's events under one convention, and what the timetable says on days asked."""

    title: str
    timetable: str
    convention: str
    events: tuple[dict[str, str], ...]
    answers: tuple[dict[str, str], ...]


def rows(lines: list[str]) -> list[dict[str, str]]:
    """Return the rows of a table whose lines begin with a bar, by the names of its first line."""
    cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if line.startswith("|")]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]


def last_days() -> list[dict[str, str]]:
    """Return the rows of last_days.txt."""
    return rows((FOLDER / "last_days.txt").read_text(encoding="utf-8").splitlines())


def scenarios(name: str) -> list[Scenario]:
    """Return the scenarios of a file: each has a title, a sentence, a timetable, its events and its answers."""
    found = []
    for part in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("# ")[1:]:
        paragraphs = part.strip().split("\n\n")
        heading = paragraphs[0].splitlines()
        words = heading[-1].split()
        found.append(
            Scenario(
                title=heading[0],
                timetable=words[1].rstrip(","),
                convention=words[3],
                events=tuple(rows(paragraphs[1].splitlines())),
                answers=tuple(rows(paragraphs[2].splitlines())),
            )
        )
    return found
