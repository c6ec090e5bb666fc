"""The case file of a wrong link: what was wrong, everything that used it, every step done and still open."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from waypost.disclosure.gate import let_out
from waypost.foundation.errors import YoursToFix
from waypost.linkage.review.decisions import Record
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.identity.freeze import is_apart
from waypost.pipeline.identity.ledger import DONE, add
from waypost.pipeline.identity.reviewer_file import EXIT
from waypost.pipeline.identity.wrong_link import Case, case_named
from waypost.pipeline.out_folder import held
from waypost.pipeline.private_folder import private_folder
from waypost.vocabulary.identity_review import DIFFERENT, SAME, Duty, review_terms

KIND = "wrong_link"
OPEN, CLOSED = "open", "done"
_STEPS = {
    "frozen": "Freeze what showed it",
    "second_word": "A second person says that they are two children",
    "rebuilt": "The record is built again, and shows them apart",
    "lifted": "Somebody else than who opened the case ends the freeze",
}
_NOTE = """This folder is the case file of a wrong link. It names children and whoever saw their record: keep it closed.
{signed}{invented}"""
_NOT_SIGNED = "Nobody has signed off the list of who must be told, nor who tells whom.\n"


class NoSuchStep(YoursToFix):
    """The case has no such duty, or not one that a person says is done."""


def case_file(usable: UsableRecord, case_id: str) -> dict[str, Any]:
    """Return the whole of a case, let out for whoever deals with it. Raises NoSuchCase."""
    case = case_named(usable, case_id)
    steps = [*_own_steps(usable, case), *_duties(case)]
    traces = case.traces
    return let_out(
        EXIT,
        {
            "case": case.case_id,
            "child_id": case.child_id,
            "state": CLOSED if all(step["state"] == CLOSED for step in steps) else OPEN,
            "is_frozen": case.lifted is None,
            "together_since": traces.together_since,
            "opened_by": case.opened_by,
            "opened_at": case.opened_at,
            "records": {side: [_named(one) for one in getattr(case, side)] for side in ("apart", "rest")},
            "seen_by": [dict(row) for row in traces.readers],
            "letters": [dict(row) for row in traces.letters],
            "returns": [dict(row) for row in traces.returns],
            "corrections": [dict(row) for row in traces.corrections],
            "releases": [dict(row) for row in traces.releases],
            "steps": steps,
            "is_signed_off": review_terms().is_signed_off,
        },
    )


def say_done(usable: UsableRecord, case_id: str, step: str, *, by: str, role: str, at: datetime) -> dict[str, Any]:
    """Note that a duty of a case is done. Raises NoSuchCase, NoSuchStep."""
    duties = {one["step"] for one in _duties(case_named(usable, case_id))}
    if step not in duties:
        raise NoSuchStep("the case has no such duty.", where=case_id, do="`waypost review case OUT CASE` lists them.")
    with held(usable.out):
        add(usable.out, [{"what": DONE, "case": case_id, "step": step, "by": by, "role": role, "at": at.isoformat()}])
    return case_file(usable, case_id)


def write_case_file(told: Mapping[str, Any], folder: Path, *, is_invented: bool) -> None:
    """Write a case file as case.json and case.md into a private folder. Raises FolderHoldsOther."""
    signed = "" if told["is_signed_off"] else _NOT_SIGNED
    note = _NOTE.format(signed=signed, invented="Everybody in it is invented.\n" if is_invented else "")
    with private_folder(folder, kind=KIND, told={"invented": is_invented}, note=note) as open_to:
        (open_to / "case.json").write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        (open_to / "case.md").write_text(in_words(told) + "\n" + signed, encoding="utf-8")


def in_words(told: Mapping[str, Any]) -> str:
    """Return a case file as Markdown, for people."""
    frozen = "frozen" if told["is_frozen"] else "no longer frozen"
    lines = [
        f"# Wrong link {told['case']}: {told['state']}, {frozen}",
        f"\nChild {told['child_id']}. Opened by {told['opened_by']} at {told['opened_at']}. "
        f"The records stood together since {told['together_since']}.",
        "\n## Records",
        *(f"- another child's: {name}" for name in told["records"]["apart"]),
        *(f"- this child's: {name}" for name in told["records"]["rest"]),
    ]
    for part, title in _PARTS.items():
        lines.append(f"\n## {title}")
        lines += [f"- {', '.join(str(value) for value in row.values())}" for row in told[part]] or ["- None known."]
    lines.append("\n## Steps")
    lines += [
        f"- [{'x' if step['state'] == CLOSED else ' '}] {step['step']}: {step['title']}"
        + "".join(f" ({step[name]})" for name in ("target", "who", "law", "at") if step.get(name))
        for step in told["steps"]
    ]
    return "\n".join(lines) + "\n"


_PARTS = {
    "seen_by": "Seen by",
    "letters": "Letters",
    "returns": "Returns",
    "corrections": "Lists of corrections",
    "releases": "Releases made of it",
}


def _own_steps(usable: UsableRecord, case: Case) -> Iterator[dict[str, Any]]:
    states = {pair.state for pair in case.pairs}
    opener = " ".join(case.opened_by.casefold().split())
    words = [word for pair in case.pairs for word in pair.words if word.person != opener]
    is_settled = states in ({DIFFERENT}, {SAME})
    found = {
        "frozen": (True, case.opened_by, case.opened_at),
        "second_word": (is_settled, words[-1].by if words else None, words[-1].at if words else None),
        "rebuilt": (states == {SAME} or is_apart(usable, case), None, None),
        "lifted": (case.lifted is not None, *((case.lifted["by"], case.lifted["at"]) if case.lifted else (None, None))),
    }
    for step, (is_done, who, at) in found.items():
        said = {"who": who, "at": at} if is_done else {"who": None, "at": None}
        yield {
            "step": step,
            "title": _STEPS[step],
            "state": CLOSED if is_done else OPEN,
            "target": None,
            "law": None,
            **said,
        }


def _duties(case: Case) -> Iterator[dict[str, Any]]:
    """Every duty once for each of what it is for, named duty/number."""
    done = {entry["step"]: entry for entry in case.done}
    for duty in review_terms().duties:
        for number, target in enumerate(_targets(case, duty), start=1):
            name = f"{duty.id}/{number}"
            entry = done.get(name)
            yield {
                "step": name,
                "title": duty.title,
                "state": OPEN if entry is None else CLOSED,
                "target": target,
                "law": duty.law,
                "who": duty.who if entry is None else entry["by"],
                "at": None if entry is None else entry["at"],
            }


def _targets(case: Case, duty: Duty) -> list[str | None]:
    traces = case.traces
    if duty.for_each == "source":
        return [" of ".join(filter(None, (one["source"], one["sender"]))) for one in traces.sources]
    if duty.for_each == "reader":
        return sorted({row["who"] for row in traces.readers})
    if duty.for_each == "letter":
        return [f"{row['letter']} of {row['sent_on']}" for row in traces.letters]
    if duty.for_each == "release":
        return [f"made on {row['on']}, as of {row['as_of']}" for row in traces.releases]
    if duty.for_each in ("return", "correction"):
        rows = traces.returns if duty.for_each == "return" else traces.corrections
        return [f"{row['name']} at {row['at']}" for row in rows]
    return [None]


def _named(record: Record) -> str:
    return "/".join((record[0], record[1] or "", record[2]))
