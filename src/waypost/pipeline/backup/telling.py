"""What is said of an archive: how much, of when, whether whole. Never a name of a file in it."""

from __future__ import annotations

from typing import Any

from waypost.disclosure.gate import let_out
from waypost.pipeline.backup.archive import ReadArchive
from waypost.pipeline.backup.manifest import BACKUP_FORMAT


def told_of(archive: ReadArchive, *, is_whole: bool, is_restored: bool = False) -> dict[str, Any]:
    """Return what `waypost backup` and `waypost restore` say of an archive, as plain values."""
    manifest = archive.manifest
    told = {
        "file": archive.path.name,
        "made_at": manifest.made_at.isoformat(),
        "waypost": manifest.waypost,
        "backup_format": BACKUP_FORMAT,
        "record_formats": list(manifest.record_formats),
        "parts": list(manifest.parts),
        "files": len(manifest.files),
        "bytes": manifest.size,
        "fingerprint": manifest.fingerprint,
        "is_whole": is_whole,
        "is_restored": is_restored,
    }
    return let_out("backup", told)
