"""Partners who work together: attested by two people."""

from __future__ import annotations

from waypost.casework.readiness.gate import Gate

GATE = Gate(
    id="partnerships_functioning",
    title="Partners who work together",
    question="Do the court, authorities, police and domestic abuse services meet, and settle what arises?",
    why="The model rests on several agencies at once, before the first hearing.",
    source=(
        "Cafcass strategic plan 2026-2029, priority 9.1 and 9.3: effective multi-agency partnerships "
        "functioning before implementation"
    ),
    looks_at="Minutes of the last two meetings: who came, what was settled, what is open.",
)
