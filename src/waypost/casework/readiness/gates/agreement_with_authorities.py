"""An agreement with every local authority of the area: attested by two people."""

from __future__ import annotations

from waypost.casework.readiness.gate import Gate

GATE = Gate(
    id="agreement_with_authorities",
    title="An agreement with every local authority of the area",
    question="Does each authority answer safeguarding checks under an agreement in force?",
    why="Without the authority's checks the court decides without knowing what the authority knows.",
    source=(
        "Cafcass strategic plan 2026-2029, measures of priority 9: information-sharing agreements with local "
        "authorities"
    ),
    looks_at="Each authority's signed agreement: its first and last day, and what it covers.",
)
