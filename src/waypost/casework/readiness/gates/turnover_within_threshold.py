"""A stable workforce: computed."""

from __future__ import annotations

from waypost.casework.readiness.gate import Gate, at_most

GATE = Gate(
    id="turnover_within_threshold",
    title="A stable workforce",
    question="Do practitioners stay?",
    why="A child should have one practitioner from first to last. Where a sixth leaves each year, many will not.",
    source="Cafcass strategic plan 2026-2029, programme B: readiness criteria include workforce stability",
    figures=("turnover_rate",),
    judge=at_most("turnover_rate", "turnover_rate_percent", "Turnover in twelve months"),
)
