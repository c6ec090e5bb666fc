"""Writes docs/reference/casework-states.md: the states of each piece of work in casework, drawn from its table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from waypost.casework.advice import rules as advice
from waypost.casework.children.states import diagram, in_words
from waypost.casework.corrections import rules as corrections
from waypost.casework.letters import rules as letters
from waypost.casework.letters.wording import bands, kinds, withholds
from waypost.casework.oversight import rules as oversight
from waypost.casework.reports import rules as reports
from waypost.casework.reports.words import kinds as report_kinds
from waypost.casework.reports.words import told
from waypost.casework.safety import rules as safety

PAGE = "docs/reference/casework-states.md"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A piece of work: its name, its table, and the state in which it begins."""

    name: str
    table: Mapping[tuple[Any, Any], Any]
    first: StrEnum


EVERY = (
    Drawn("A letter", letters.TRANSITIONS, letters.State.DRAFT),
    Drawn("A report", reports.TRANSITIONS, reports.State.ORDERED),
    Drawn("Advice on one issue", advice.TRANSITIONS, advice.State.DRAFT),
    Drawn("A disputed line", corrections.TRANSITIONS, corrections.State.RAISED),
    Drawn("An incident against staff", safety.TRANSITIONS, safety.State.REPORTED),
    Drawn("What a practice audit requires", oversight.TRANSITIONS, oversight.State.REQUIRED),
)


def text() -> str:
    """Return the page."""
    parts = [
        "# States of work in casework",
        "Generated from the rooms' own tables by `make docs`. Do not edit. What a table does not have cannot be done. "
        "Who may do what is another question: `casework/access/permissions.py`.",
    ]
    for one in EVERY:
        parts += [f"## {one.name}", "```mermaid\n" + "\n".join(diagram(one.table, one.first)) + "\n```", _table(one)]
    parts += ["## Whose a report is", _authors(), "## How hard a letter may be to read", _bands()]
    parts += ["## What no letter tells", _withheld()]
    return "\n\n".join(parts) + "\n"


def _table(one: Drawn) -> str:
    rows = [f"| {in_words(state)} | {in_words(act)} | {in_words(after)} |" for (state, act), after in one.table.items()]
    return "\n".join(["| from | what is done | to |", "|---|---|---|", *rows])


def _authors() -> str:
    tests = told()["involvement"]
    rows = [
        f"| {name.replace('_', ' ')} | {one.author.replace('_', ' ')} | {_test(tests[name]) if name in tests else ''} |"
        for name, one in report_kinds().items()
    ]
    return "\n".join(["| report | author | where either may write it: the authority's, if |", "|---|---|---|", *rows])


def _test(test: Mapping[str, Any]) -> str:
    unit = "weeks" if "weeks" in test else "months"
    return (
        f"it worked with the child in the last {test[unit]} {unit} ({test['source']}; {in_words_of(test['sureness'])})"
    )


def in_words_of(code: str) -> str:
    """Return a code as it is read."""
    return code.replace("_", " ")


def _bands() -> str:
    rows = [f"| {one.words} | {one.highest_grade} |" for one in bands().values()]
    head = "Grade: Flesch-Kincaid, 1975. The limits are an assumption; the wording of all "
    head += f"{sum(len(one['bands']) for one in kinds().values())} letters is signed off by nobody yet."
    return "\n".join([head, "", "| reader | highest grade |", "|---|---|", *rows])


def _withheld() -> str:
    rows = [
        f"| {one.words} | {in_words_of(', '.join(one.readers))} | {in_words_of(one.unless)} | {one.why} |"
        for one in withholds()
    ]
    return "\n".join(["| what | from whom | unless | why |", "|---|---|---|---|", *rows])
