"""Progress: how a long piece of work tells whoever waits for it how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called with a stage's plain name, and how much of it is done. `total` 0 means nobody knows yet."""

    def __call__(self, stage: str, done: int, total: int) -> None: ...


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
