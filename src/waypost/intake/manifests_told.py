"""What a source needs to be told by a manifest, and the finding where none tells it."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from waypost.intake.contract import empty
from waypost.intake.files import SourceFile
from waypost.intake.findings import WHOLE_FILE, Fault, on_file

_DO = 'Put a JSON file beside it: {"waypost_manifest": 1, "sender": its GSS code, "received_at": an ISO instant}.'
_NO_SENDER = Fault(
    "sender_not_told", "no manifest says which authority sent the file; its numbers are its own alone", _DO
)
_NO_DAY = Fault(
    "receipt_not_told", "no manifest says when the file was received, so nothing says when it was learnt", _DO
)


def check_manifests(source: str, files: Sequence[SourceFile]) -> pl.DataFrame:
    """Return a finding for each file of an authority of which no manifest tells the sender or the receipt."""
    found = [empty("findings")]
    for file in sorted(files, key=lambda file: file.name):
        if file.manifest.sender is None:
            found.append(on_file(source, file.name, WHOLE_FILE, _NO_SENDER))
        if file.manifest.received_at is None:
            found.append(on_file(source, file.name, WHOLE_FILE, _NO_DAY))
    return pl.concat(found)
