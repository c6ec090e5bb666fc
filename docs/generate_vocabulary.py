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
from waypost.vocabulary.limit import Limit
from waypost.vocabulary.orders import ORDERS
from waypost.vocabulary.reports import REPORTS
from waypost.vocabulary.timetable import AUTHOR, DAY_BEFORE, TIMETABLES, Mark, Step, Timetable
from waypost.vocabulary.waits import COURT

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


def _marks(marks: Iterable[Mark]) -> str:
    return " or ".join(_mark(mark) for mark in marks)


def _ends(step: Step) -> str:
    """Return when a step is due, in words."""
    lead = f"{step.lead.length} {_words(step.lead.unit)} " if step.lead != DAY_BEFORE else ""
    before = f"{lead}before {_marks(step.before)}" if step.before else ""
    limit = "; at the latest ".join(end for end in (_limit(step.limit), before) if end)
    if step.is_set_by_order:
        limit = f"the day that the order gives, else {limit}" if limit else "the day that the order gives"
    limit = limit or ("set by the court" if step.owner == COURT else "no day is set")
    limit += f"; not before {step.not_before.length} {_words(step.not_before.unit)}" if step.not_before else ""
    limit += "; moved by extensions" if step.is_extended else ""
    limit += "; told only where a source tells that it was done" if step.is_told_once_done else ""
    return limit + ("; told for each" if step.is_repeated else "")


def _step(step: Step) -> list[str]:
    since = f"{step.in_force_from} to {step.in_force_to or 'now'}"
    source = step.source + (f". {step.note}" if step.note else "")
    whose = "whoever the court asked" if step.owner == AUTHOR else _words(step.owner)
    whose += f" ({_words(step.role)})" if step.role else ""
    marks = (_marks(step.starts_with), _marks(step.satisfied_by))
    return [step.name, whose, *marks, _ends(step), since, _words(step.sureness), source]


def _bound(timetable: Timetable) -> str:
    """Return the sentences that say whom a timetable binds, and when it ends."""
    binds = timetable.binds
    where = [("law", binds.laws), ("application", binds.applications), ("track", binds.tracks)]
    said = [f"{name} {' or '.join(map(_words, values))}" for name, values in where if values]
    said += [f"no application for {' or '.join(map(_words, binds.not_applications))}"] if binds.not_applications else []
    said += [f"once told: {_marks(binds.when)}"] if binds.when else []
    whom = "Binds a child before court" if binds.is_before_court else "Binds a child in proceedings"
    ends = f" It ends with {_marks(timetable.ends_with)}."
    again = timetable.begins_again_with or timetable.starts_anew_with
    return f"{whom}: {'; '.join(said)}.{ends} It begins again with {_marks(again)}.\n"


def _timetable(timetable: Timetable) -> str:
    parts = [f"## {timetable.title}\n\nSource: {timetable.source}.\n", _bound(timetable)]
    if timetable.usual_extension_weeks:
        parts.append(
            f"An extension is usually up to {timetable.usual_extension_weeks} weeks. It is a permission, not a wait.\n"
        )
    for name, convention in timetable.conventions.items():
        sure = _words(convention.sureness)
        tasks = " Tasks are counted by it." if name == timetable.for_tasks and len(timetable.conventions) > 1 else ""
        meaning = f"{convention.meaning}{tasks}\n\nSource: {convention.source} ({sure}).\n"
        parts.append(f"### {convention.title} (`{name}`)\n\n{meaning}")
        head = ["Step", "Whose", "Clock starts", "Satisfied by", "Limit", "In force", "How sure", "Source"]
        parts.append(_table(head, map(_step, timetable.steps_of(name))))
    specification = (TABLES / f"{timetable.timetable}.txt").read_text(encoding="utf-8")
    parts.append(f"### Worked examples\n\n```text\n{specification.strip()}\n```\n")
    return "\n".join(parts)


HEAD = """The worked examples are the specifications that the tests hold. What nobody has published, or what was not
read, stands here as an assumption and asks to be checked by a lawyer; an area can set a step of its own in its place
(see [how to set an area's own steps](../how-to/set-an-areas-own-steps.md)).
"""


def _at_a_glance() -> str:
    rows = (
        [timetable.title, convention.title, str(len(timetable.steps_of(name))), _words(convention.sureness)]
        for timetable in TIMETABLES.values()
        for name, convention in timetable.conventions.items()
    )
    return _table(["Timetable", "Convention", "Steps", "How sure"], rows)


def timetables_page() -> str:
    """Return the page of every timetable, its steps and its worked examples."""
    trap = (TABLES / "last_days.txt").read_text(encoding="utf-8")
    head = f"# Timetables\n\n{MADE}\n{HEAD}\n{_at_a_glance()}"
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
