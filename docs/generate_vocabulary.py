"""Writes docs/reference/timetables.md and code-lists.md from the vocabulary and its specifications."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.areas import AREAS
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.care import LISTS as CARE_LISTS
from waypost.vocabulary.code_lists import SOURCES, CodeEntry, CodeList
from waypost.vocabulary.ethnicity import ETHNICITIES
from waypost.vocabulary.extensions import EXTENSIONS
from waypost.vocabulary.hearings import HEARINGS
from waypost.vocabulary.orders import ORDERS
from waypost.vocabulary.reports import REPORTS
from waypost.vocabulary.timetable import TIMETABLES, Limit, Mark, Step, Timetable

REFERENCE = Path(__file__).parent / "reference"
TABLES = Path(__file__).parent.parent / "tests" / "spec" / "timetables"

LISTS: tuple[CodeList, ...] = (
    APPLICATIONS,
    HEARINGS,
    ORDERS,
    REPORTS,
    EXTENSIONS,
    CANCELLATIONS,
    ETHNICITIES,
    *CARE_LISTS,
)

MADE = "Generated from the vocabulary by `make docs`. Do not edit.\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _said(entry: CodeEntry) -> str:
    own = {entry.code, entry.title}
    said = {source: [text for text in entry.said_as.get(source, ()) if text not in own] for source in SOURCES}
    return "; ".join(f"{source}: {', '.join(f'`{text}`' for text in texts)}" for source, texts in said.items() if texts)


def _use(entry: CodeEntry) -> str:
    dated = [f"from {entry.in_force_from}"] if entry.in_force_from else []
    dated += [f"to {entry.in_force_to}"] if entry.in_force_to else []
    return "; ".join(dated + (["no longer used"] if entry.is_deprecated else []) + ([entry.note] if entry.note else []))


def _list(codes: CodeList) -> str:
    attributes = sorted({name for entry in codes.entries for name in entry.attributes})
    rows = (
        [
            f"`{entry.code}`",
            entry.title,
            *(entry.attributes.get(name, "") for name in attributes),
            _use(entry),
            _said(entry),
        ]
        for entry in codes.entries
    )
    table = _table(["Code", "Title", *(name.capitalize() for name in attributes), "Use", "Sources write"], rows)
    said = f"{len(codes.codes)} codes. As of {codes.in_force_from}. Source: {codes.source}."
    return f"## {codes.heading}\n\n{said}\n\n{table}"


def code_lists_page() -> str:
    """Return the page of every code list and area."""
    areas = _table(
        ["Code", "Name", "Region", "Country", "Courts named"],
        ([f"`{a.area}`", a.name, a.region, a.country, ", ".join(a.courts)] for a in AREAS.values()),
    )
    head = "Sources write a code or its label, in any case, with stray spaces: all are read.\n"
    return "\n".join(
        [
            f"# Code lists\n\n{MADE}\n{head}",
            *(_list(codes) for codes in LISTS),
            f"## Areas\n\n{len(AREAS)} areas.\n\n{areas}",
        ]
    )


def _mark(mark: Mark) -> str:
    details = [mark.code] if mark.code else []
    details += [{True: "final", False: "not final"}[mark.flag]] if mark.flag is not None else []
    return mark.kind.value + (f" ({', '.join(details)})" if details else "")


def _words(code: str) -> str:
    return code.replace("_", " ")


def _limit(limit: Limit | None) -> str:
    if limit is None:
        return ""
    counts = "counts" if limit.is_counting_day_one else "does not count"
    return f"{limit.length} {_words(limit.unit)}, day one {counts}"


def _step(step: Step) -> list[str]:
    before = "before " + " or ".join(_mark(mark) for mark in step.before) if step.before else ""
    limit = _limit(step.limit) or before or "set by the court"
    limit += f"; not before {step.not_before.length} {_words(step.not_before.unit)}" if step.not_before else ""
    limit += "; moved by extensions" if step.is_extended else ""
    marks = [" or ".join(_mark(mark) for mark in marks) for marks in (step.starts_with, step.satisfied_by)]
    since = f"{step.in_force_from} to {step.in_force_to or 'now'}"
    source = step.source + (f". {step.note}" if step.note else "")
    return [step.name, *marks, limit, since, _words(step.sureness), source]


def _timetable(timetable: Timetable) -> str:
    parts = [f"## {timetable.title}\n\nSource: {timetable.source}.\n"]
    if timetable.usual_extension_weeks:
        parts.append(
            f"An extension is usually up to {timetable.usual_extension_weeks} weeks. It is a permission, not a wait.\n"
        )
    for name, convention in timetable.conventions.items():
        sure = _words(convention.sureness)
        parts.append(
            f"### {convention.title} (`{name}`)\n\n{convention.meaning}\n\nSource: {convention.source} ({sure}).\n"
        )
        head = ["Step", "Clock starts", "Satisfied by", "Limit", "In force", "How sure", "Source"]
        parts.append(_table(head, map(_step, timetable.steps_of(name))))
    specification = (TABLES / f"{timetable.timetable}.txt").read_text(encoding="utf-8")
    parts.append(f"### Worked examples\n\n```text\n{specification.strip()}\n```\n")
    return "\n".join(parts)


def timetables_page() -> str:
    """Return the page of every timetable, its steps and its worked examples."""
    trap = (TABLES / "last_days.txt").read_text(encoding="utf-8")
    head = f"# Timetables\n\n{MADE}\nThe worked examples are the specifications that the tests hold.\n"
    return "\n".join(
        [head, f"## The day-one trap\n\n```text\n{trap.strip()}\n```\n", *map(_timetable, TIMETABLES.values())]
    )


def pages() -> dict[str, str]:
    """Return every page that this module writes, by file name."""
    return {"timetables.md": timetables_page(), "code-lists.md": code_lists_page()}


if __name__ == "__main__":
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
