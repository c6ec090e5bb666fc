"""The quarantine in words: which sources are used for nothing, why, and how to put it right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from waypost.pipeline.basis.sorting import Quarantined
from waypost.vocabulary.sharing_permission import SAID


def by_source_and_reason(quarantine: Iterable[Quarantined]) -> dict[tuple[str, str], list[Quarantined]]:
    """Return the quarantine by source and reason, in order."""
    together: dict[tuple[str, str], list[Quarantined]] = {}
    for one in quarantine:
        together.setdefault((one.source, str(one.reason)), []).append(one)
    return together


def quarantine_in_words(quarantine: Iterable[Quarantined]) -> list[dict[str, Any]]:
    """Return one row a source and reason: its senders, how many files, why, and what to do."""
    rows = []
    for (source, reason), own in by_source_and_reason(quarantine).items():
        said, do = SAID[own[0].reason]
        senders = sorted({one.sender for one in own if one.sender is not None})
        whose = f"{source} of {senders[0]}" if len(senders) == 1 else source
        rows.append(
            {
                "source": source,
                "reason": reason,
                "senders": senders,
                "files": sum(len(one.files) for one in own),
                "message": f"{whose} is used for nothing: {said}.",
                "do": do,
            }
        )
    return rows
