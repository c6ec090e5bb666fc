"""What a sequence did is undone, and its savepoint let go: ten thousand that stay on SQLite's stack slow each write."""

from __future__ import annotations

from django.db import transaction


def undo(saved: str | None) -> None:
    """Undo what was done since a savepoint, and let it go."""
    transaction.savepoint_rollback(saved)
    transaction.savepoint_commit(saved)
