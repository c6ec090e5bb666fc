"""A plan for children whose cases are open: attested by two people."""

from __future__ import annotations

from waypost.casework.readiness.gate import Gate

GATE = Gate(
    id="transition_planned",
    title="A plan for children whose cases are open",
    question="Is it decided for each open case what the changeover means for that child?",
    why=(
        "A child in the middle of proceedings should not lose a worker or a hearing because the rules change "
        "for others."
    ),
    source=(
        "Cafcass strategic plan 2026-2029, programme B: the transition is managed safely, with no adverse "
        "impact on children in open proceedings"
    ),
    looks_at="The list of open cases, and what is decided for each.",
)
