"""Whom the changeover harms: what is looked for in a child whose case was open under the old programme. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

HARMS = {
    "nobody_works_for_the_child": "Nobody works for the child",
    "another_practitioner": "The practitioner changed at the changeover",
    "late_since": "A step of the timetable has become late since the changeover",
    "moved_to_the_new_programme": "The case was moved to the new programme in the middle",
}
"""Coded words, and how they are read."""


@dataclass(frozen=True, slots=True)
class Then:
    """How it was for a child on the day of the changeover."""

    from_on: date
    programme: str
    practitioner: int | None


@dataclass(frozen=True, slots=True)
class Now:
    """How it is for the child today: who works for them since when, which steps are late, and the programme."""

    on: date
    programme: str
    practitioners: tuple[tuple[int, date], ...]
    late_steps_due_on: tuple[date, ...]


def harms(then: Then, now: Now, *, changes_days: int) -> tuple[str, ...]:
    """Return what harm the changeover may have done to a child, in coded words.

    A new practitioner is put down to the changeover when the old one no longer works for the child and the new one
    began within `changes_days` of it. A step is late since when its last day came on or after the changeover.
    """
    found = []
    who = {user for user, _ in now.practitioners}
    if not who:
        found.append("nobody_works_for_the_child")
    last = then.from_on + timedelta(days=changes_days)
    new = any(then.from_on <= since <= last for user, since in now.practitioners if user != then.practitioner)
    if then.practitioner is not None and then.practitioner not in who and new:
        found.append("another_practitioner")
    if any(due_on >= then.from_on for due_on in now.late_steps_due_on):
        found.append("late_since")
    if now.programme != then.programme:
        found.append("moved_to_the_new_programme")
    return tuple(found)
