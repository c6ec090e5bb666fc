"""Writes docs/reference/casework-states.md: the states of each piece of work in casework, drawn from its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any

import waypost.casework
from waypost.casework.children.states import diagram, in_words
from waypost.casework.letters.wording import bands, kinds, withholds
from waypost.casework.reports.words import kinds as report_kinds
from waypost.casework.reports.words import told
from waypost.casework.screening.terms import ClockTerms, Level, clock_terms, protocol_terms

PAGE = "docs/reference/casework-states.md"


NAMES = {
    "screening.rules.SCREENING": "Screening of an application",
    "screening.rules.LETTER": "A safeguarding letter",
    "screening.rules.RISK": "An immediate risk",
    "letters.rules.TRANSITIONS": "A letter",
    "reports.rules.TRANSITIONS": "A report",
    "advice.rules.TRANSITIONS": "Advice on one issue",
    "corrections.rules.TRANSITIONS": "A disputed line",
    "safety.rules.TRANSITIONS": "An incident against staff",
    "feedback.rules.READING": "Words in somebody's own hand",
    "feedback.rules.COMPLAINT": "A complaint",
    "oversight.rules.TRANSITIONS": "What a practice audit requires",
    "oversight.learning.TRANSITIONS": "A learning review",
    "oversight.notifying.TRANSITIONS": "A notification to the national panel",
    "readiness.rules.COMPUTED": "A gate of readiness that figures judge",
    "readiness.rules.ATTESTED": "A gate of readiness that two people attest",
    "rights.answering.TRANSITIONS": "An answer to somebody who asks for their data",
    "strategy.programmes.rules.MILESTONE": "A milestone of a programme of work",
    "recommendations.rules.TRANSITIONS": "An action that was promised after a recommendation",
    "strategy.what_works.rules.TRANSITIONS": "An initiative",
}
"""What each table of states is of, in the order of the page. A table of casework without a name here fails a test."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A piece of work: its name, its table, and the state in which it begins: that of its first row."""

    name: str
    table: Mapping[tuple[Any, Any], Any]

    @property
    def first(self) -> StrEnum:
        """Return the state in which it begins."""
        first: StrEnum = next(iter(self.table))[0]
        return first


def tables() -> dict[str, Mapping[tuple[Any, Any], Any]]:
    """Return every table of states that a room of casework keeps, by room.module.NAME."""
    found: dict[str, Mapping[tuple[Any, Any], Any]] = {}
    for module in sorted(_pure_modules()):
        for name, one in vars(import_module(f"waypost.casework.{module}")).items():
            if name.isupper() and isinstance(one, Mapping) and one and all(map(_is_a_step, one.items())):
                found[f"{module}.{name}"] = one
    return found


def _pure_modules() -> Iterator[str]:
    """Give every module of a room that names StrEnum: rules, and no models."""
    casework = Path(waypost.casework.__file__).parent
    for path in sorted(casework.glob("*/**/*.py")):
        if "class " in (text := path.read_text(encoding="utf-8")) and "StrEnum" in text and "Mapping[tuple[" in text:
            yield ".".join(path.relative_to(casework).with_suffix("").parts)


def _is_a_step(item: tuple[Any, Any]) -> bool:
    key, after = item
    is_pair = isinstance(key, tuple) and len(key) == 2
    return is_pair and isinstance(key[0], StrEnum) and isinstance(key[1], StrEnum) and isinstance(after, type(key[0]))


def every() -> list[Drawn]:
    """Return every piece of work, in the order of NAMES. A table that is gone is left out; a test tells of it."""
    found = tables()
    return [Drawn(name, found[table]) for table, name in NAMES.items() if table in found]


def text() -> str:
    """Return the page."""
    parts = [
        "# States of work in casework",
        "Generated from the rooms' own tables by `make docs`. Do not edit. What a table does not have cannot be done. "
        "Who may do what is another question: `casework/access/permissions.py`.",
    ]
    for one in every():
        parts += [f"## {one.name}", "```mermaid\n" + "\n".join(diagram(one.table, one.first)) + "\n```", _table(one)]
    parts += ["## Clocks of screening", _clocks(), "## Children who wait", _levels()]
    parts += ["## Whose a report is", _authors(), "## How hard a letter may be to read", _bands()]
    parts += ["## What no letter tells", _withheld()]
    return "\n\n".join(parts) + "\n"


def _table(one: Drawn) -> str:
    rows = [f"| {in_words(state)} | {in_words(act)} | {in_words(after)} |" for (state, act), after in one.table.items()]
    return "\n".join(["| from | what is done | to |", "|---|---|---|", *rows])


def _clocks() -> str:
    told = clock_terms().values()
    rows = [f"| {one.starts} | {one.ends} | {_limit(one)} | {_sure(one)} | {one.source} |" for one in told]
    return "\n".join(["| from | to | limit | how sure | source |", "|---|---|---|---|---|", *rows])


def _limit(one: ClockTerms) -> str:
    return f"{one.hours} hours" if one.hours is not None else f"{one.working_days} working days"


def _sure(one: ClockTerms | Level) -> str:
    return "assumption" if one.is_assumption else "published"


def _levels() -> str:
    told = protocol_terms()
    rows = [f"| {one.words} | {one.look_again_days} days | {_sure(one)} |" for one in told.levels.values()]
    head = f"{told.source}. A child in {' or '.join(sorted(told.never_waits))} law never waits. Who waits is allocated "
    head += f"within {told.longest_wait_weeks} weeks, and {told.weeks_before_filing} weeks before the report is filed."
    return "\n".join([head, "", "| level | looked at again within | how sure |", "|---|---|---|", *rows])


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
