"""Capacity against the forecast: computed."""

from __future__ import annotations

from waypost.casework.readiness.gate import Gate, at_least

GATE = Gate(
    id="capacity_against_forecast",
    title="Capacity against the forecast",
    question="Is there capacity for the children who are expected?",
    why=(
        "A new way of working asks for more hours at the beginning of a case. Without them the eight weeks cannot hold."
    ),
    source="Cafcass strategic plan 2026-2029, priority 9.1: no area goes live without confirmed workforce capacity",
    figures=("weeks_within_capacity",),
    judge=at_least(
        "weeks_within_capacity", "weeks_within_capacity_percent", "The share of weeks whose work is within capacity"
    ),
)
