"""Training complete: computed."""

from __future__ import annotations

from waypost.casework.readiness.gate import Gate, at_least

GATE = Gate(
    id="training_complete",
    title="Training complete",
    question="Have practitioners and managers done the training?",
    why="Children say that what professionals understand of domestic abuse decides whether they are safe.",
    source=(
        "Cafcass strategic plan 2026-2029, priority 9.1 and programme B: training completion of practitioners"
        " and managers"
    ),
    figures=("training_complete",),
    judge=at_least("training_complete", "training_complete_percent", "Training"),
)
