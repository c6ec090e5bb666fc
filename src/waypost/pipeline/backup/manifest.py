"""What an archive says of itself: every file with its size and digest, who made it, and in which formats."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from waypost.foundation.errors import YoursToFix
from waypost.journeys.record_format import FORMAT as RECORD_FORMAT

BACKUP_FORMAT = 1
MANIFEST_NAME = "waypost-backup.json"


class ArchiveDamaged(YoursToFix):
    """The archive is cut short, altered, or was never whole."""

    def __init__(self, what: str, *, where: str = "") -> None:
        super().__init__(what, where=where, do="Nothing was restored. Use another backup.")


class ArchiveTooNew(YoursToFix):
    """The archive was made by a newer Waypost than this one."""

    def __init__(self, what: str) -> None:
        super().__init__(what, where="backup", do="Restore it with the Waypost that made it, or a newer one.")


@dataclass(frozen=True, slots=True)
class Archived:
    """One file of an archive: its name (part first, slashes between), its bytes, and the SHA-256 of its content."""

    name: str
    size: int
    sha256: str

    def __post_init__(self) -> None:
        check_name(self.name)
        if not (isinstance(self.size, int) and self.size >= 0 and len(self.sha256) == 64):
            raise ArchiveDamaged("its list of files cannot be understood.", where=MANIFEST_NAME)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole of what an archive holds. `record_formats` are those of the records in it, each once.

    `made_at` is the one moment as of which every part was put away.
    """

    made_at: datetime
    waypost: str
    parts: tuple[str, ...]
    record_formats: tuple[int, ...]
    folders: tuple[str, ...]
    files: tuple[Archived, ...]

    def __post_init__(self) -> None:
        names = [*self.folders, *(file.name for file in self.files)]
        for name in names:
            check_name(name)
            if PurePosixPath(name).parts[0] not in self.parts:
                raise ArchiveDamaged("a file in it belongs to no part.", where=MANIFEST_NAME)
        if len(set(names)) != len(names):
            raise ArchiveDamaged("a file stands in it twice.", where=MANIFEST_NAME)
        if any(one > RECORD_FORMAT for one in self.record_formats):
            raise ArchiveTooNew(
                f"its record is in format {max(self.record_formats)}; this Waypost knows {RECORD_FORMAT}."
            )

    @property
    def size(self) -> int:
        """How many bytes the files hold together."""
        return sum(file.size for file in self.files)

    def as_bytes(self) -> bytes:
        """Return the manifest as it stands in the archive."""
        told = {"waypost_backup": BACKUP_FORMAT, **asdict(self), "made_at": self.made_at.isoformat()}
        return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the manifest, which pins every byte of the archive. Keep it elsewhere than the archive."""
        return hashlib.sha256(self.as_bytes()).hexdigest()


def check_name(name: str) -> None:
    """Raise `ArchiveDamaged` unless a name stays inside the folder that it is put into."""
    parts = name.split("/") if isinstance(name, str) else [""]
    if any(part in ("", ".", "..") for part in parts) or "\\" in name or "\0" in name or ":" in parts[0]:
        raise ArchiveDamaged("a file in it would lie outside the folder.", where=MANIFEST_NAME)


def read_manifest(text: bytes) -> Manifest:
    """Return the manifest that an archive holds. Raises `ArchiveTooNew` and `ArchiveDamaged`."""
    try:
        told: Mapping[str, Any] = json.loads(text)
        form = told["waypost_backup"]
        if isinstance(form, int) and form > BACKUP_FORMAT:
            raise ArchiveTooNew(f"it is in format {form}; this Waypost knows formats up to {BACKUP_FORMAT}.")
        files = tuple(Archived(file["name"], file["size"], file["sha256"]) for file in told["files"])
        return Manifest(
            made_at=datetime.fromisoformat(told["made_at"]),
            waypost=str(told["waypost"]),
            parts=_texts(told["parts"]),
            record_formats=tuple(int(one) for one in told["record_formats"]),
            folders=_texts(told["folders"]),
            files=files,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArchiveDamaged("its list of files cannot be understood.", where=MANIFEST_NAME) from error


def _texts(told: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(one) for one in told)
