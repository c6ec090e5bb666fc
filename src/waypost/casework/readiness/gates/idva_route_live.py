"""A live route to an independent domestic violence adviser: attested by two people."""

from __future__ import annotations

from waypost.casework.readiness.gate import Gate

GATE = Gate(
    id="idva_route_live",
    title="A live route to an independent domestic violence adviser",
    question="Can an adviser be asked for today, and does somebody answer?",
    why="An adult victim who is supported can take part safely, and so a child is safer.",
    source=(
        "Cafcass strategic plan 2026-2029, priority 9.3 and its measures: effective IDVA referral processes "
        "before launch"
    ),
    looks_at="The service's written agreement, and the answer to a referral made in the last month.",
)
