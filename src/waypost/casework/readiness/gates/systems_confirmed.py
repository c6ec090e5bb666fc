"""Systems confirmed: attested by two people."""

from __future__ import annotations

from waypost.casework.readiness.gate import Gate

GATE = Gate(
    id="systems_confirmed",
    title="Systems confirmed",
    question="Can applications, orders, screening and reports pass through every system?",
    why="A report that cannot be filed is late, whoever wrote it in time.",
    source=(
        "Cafcass strategic plan 2026-2029, measures of Child Focused Courts: staffing, training and systems confirmed"
    ),
    looks_at="The record of a rehearsal with an invented application, from receipt to order.",
)
