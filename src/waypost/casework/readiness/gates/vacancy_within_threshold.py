"""Vacancies within the threshold: computed."""

from __future__ import annotations

from waypost.casework.readiness.gate import Gate, at_most

GATE = Gate(
    id="vacancy_within_threshold",
    title="Vacancies within the threshold",
    question="Are enough posts of practitioners filled?",
    why=(
        "A court that asks for a report in eight weeks needs somebody to write it. Where posts stand empty, "
        "children wait or workers change."
    ),
    source=(
        "Cafcass strategic plan 2026-2029, measures of Child Focused Courts: vacancy rates within acceptable "
        "thresholds in all new areas"
    ),
    figures=("vacancy_rate",),
    judge=at_most("vacancy_rate", "vacancy_rate_percent", "The vacancy rate"),
)
