"""The quarantine in words: a row a source and reason, with whose it is and what to do."""

from __future__ import annotations

from pathlib import Path

from waypost.intake.files import SourceFile
from waypost.pipeline.basis.sorting import Quarantined
from waypost.pipeline.basis.telling import by_source_and_reason, quarantine_in_words
from waypost.vocabulary.sharing_permission import SAID, Reason


def aside(source: str, sender: str | None, reason: Reason, files: int) -> Quarantined:
    return Quarantined(source, sender, reason, (SourceFile(Path("a"), "a", source, "csv", "utf-8"),) * files)


def test_senders_and_files_add_up_by_source_and_reason():
    given = [
        aside("ssd", "E1", Reason.ENDED, 2),
        aside("ssd", "E2", Reason.ENDED, 3),
        aside("ssd", "E2", Reason.NO_AGREEMENT, 1),
        aside("cafcass", None, Reason.NO_AGREEMENT, 15),
    ]
    rows = quarantine_in_words(given)
    assert [(row["source"], row["reason"], row["senders"], row["files"]) for row in rows] == [
        ("ssd", "ended", ["E1", "E2"], 5),
        ("ssd", "no_agreement", ["E2"], 1),
        ("cafcass", "no_agreement", [], 15),
    ]
    assert rows[0]["message"] == "ssd is used for nothing: its sharing agreement has ended."
    assert rows[1]["message"].startswith("ssd of E2 is used for nothing: ")
    assert rows[2]["do"] == SAID[Reason.NO_AGREEMENT][1]
    assert [len(own) for own in by_source_and_reason(given).values()] == [2, 1, 1]
