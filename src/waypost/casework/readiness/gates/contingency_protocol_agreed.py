"""A contingency protocol agreed: attested by two people."""

from __future__ import annotations

from waypost.casework.readiness.gate import Gate

GATE = Gate(
    id="contingency_protocol_agreed",
    title="A contingency protocol agreed",
    question="Have all partners agreed what happens when one of them cannot keep the practice direction?",
    why="It is too late to ask on the day.",
    source="Cafcass strategic plan 2026-2029, programme B: a partnership contingency protocol",
    looks_at="The protocol with each partner's agreement.",
)
