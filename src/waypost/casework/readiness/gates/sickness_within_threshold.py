"""Sickness within the threshold: computed."""

from __future__ import annotations

from waypost.casework.readiness.gate import Gate, at_most

GATE = Gate(
    id="sickness_within_threshold",
    title="Sickness within the threshold",
    question="Are practitioners well enough to be at work?",
    why="Sickness takes capacity at short notice, and it tells of strain.",
    source="Cafcass strategic plan 2026-2029, measures for people: sickness; programme B: workforce stability",
    figures=("sickness_rate",),
    judge=at_most("sickness_rate", "sickness_rate_percent", "Sickness absence"),
)
