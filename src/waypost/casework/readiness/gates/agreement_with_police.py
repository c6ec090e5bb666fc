"""An agreement with each police force of the area: attested by two people."""

from __future__ import annotations

from waypost.casework.readiness.gate import Gate

GATE = Gate(
    id="agreement_with_police",
    title="An agreement with each police force of the area",
    question="Does each force answer safeguarding checks under an agreement in force?",
    why="Without police checks a child may be sent to somebody who is known to be dangerous.",
    source=(
        "Cafcass strategic plan 2026-2029, measures of priority 9: information-sharing agreements with police forces"
    ),
    looks_at=(
        "Each force's signed agreement: its first and last day, what it covers, and how long answers took last month."
    ),
)
