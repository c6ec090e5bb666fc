"""Who decides, and who is told: attested by two people."""

from __future__ import annotations

from waypost.casework.readiness.gate import Gate

GATE = Gate(
    id="governance_and_escalation",
    title="Who decides, and who is told",
    question="Is it written who leads, who decides and who is told when something goes wrong?",
    why="What nobody owns is found by a child first.",
    source=(
        "Cafcass strategic plan 2026-2029, measures of Child Focused Courts: governance with clear escalation"
        " routes between Cafcass, ministry, court service and judiciary"
    ),
    looks_at="The written escalation route, and a test of it.",
)
