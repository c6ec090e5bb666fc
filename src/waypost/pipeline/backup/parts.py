"""The parts of what Waypost keeps: each knows how to hold still, what is in it, and how to put itself back.

The build in OUT is one. A casework database is to be the next: it adds itself to what `waypost backup` is given, and
nothing here changes. All parts hold still together, so that they are of one moment.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from waypost.foundation.errors import YoursToFix
from waypost.journeys.record_format import read_format
from waypost.pipeline import out_folder
from waypost.pipeline.operator_audit import AUDIT_FILE

ONLY_ADDED_TO = (AUDIT_FILE, "corrections/ledger.jsonl", "review/ledger.jsonl", "uses/ledger.jsonl")
"""Lists in OUT of what people did: who read what, what owners answered, what was decided, who stood in what."""
UNFINISHED = (out_folder.LOCK_FILE, "spill", out_folder.KEPT)
"""What a build leaves only while it is under way."""
_NEVER_CHANGED = ("record", "linkage", "for")
"""Folders of a build whose files nobody writes to once it is finished. They are large, and copied after everything
else, from handles that were opened while all held still: whatever takes their place meanwhile, these are read."""


class TwoHistories(YoursToFix):
    """OUT and the backup have each readings, answers or decisions that the other does not know of."""


@dataclass(slots=True)
class Piece:
    """One file of a part, opened: its name inside the part, and how many bytes of it to take."""

    name: str
    content: BinaryIO
    size: int
    is_unchanging: bool = False


class Part(Protocol):
    """One part of what Waypost keeps."""

    @property
    def name(self) -> str:
        """What the part is called in an archive: the first word of its files' names."""

    def held_still(self) -> AbstractContextManager[tuple[list[str], list[Piece]]]:
        """Hold still, and give every folder and piece. A piece that is not unchanging is read before letting go."""

    def record_formats(self) -> set[int]:
        """Return the formats of the records in it."""

    def check_may_be_put_back(self, folder: Path) -> None:
        """Raise unless the part can be put back from a folder: after this, `put_back` is not expected to fail."""

    def put_back(self, folder: Path) -> None:
        """Let what a folder holds take the part's place, whole or not at all."""


@dataclass(frozen=True, slots=True)
class BuildPart:
    """The build in OUT: record, release, refusals, who has read what, what people answered and decided.

    `is_replacing`: a build that stands in OUT may be taken by another's place.
    """

    out: Path
    is_replacing: bool = False
    name: str = "build"

    @contextmanager
    def held_still(self) -> Iterator[tuple[list[str], list[Piece]]]:
        """Hold OUT: no build takes its place, and nothing that outlives a build is added, until all is opened."""
        out_folder.check_is_built(self.out)
        with out_folder.held(self.out):
            folders, pieces = [], []
            for path in sorted(self.out.rglob("*")):
                below = path.relative_to(self.out)
                if below.parts[0] in UNFINISHED or path.is_symlink():
                    continue
                if path.is_dir():
                    folders.append(below.as_posix())
                elif path.is_file():
                    pieces.append(self._piece(path, below))
            yield folders, pieces

    def _piece(self, path: Path, below: Path) -> Piece:
        if below.as_posix() == AUDIT_FILE:
            text = path.read_bytes()
            text = text[: text.rfind(b"\n") + 1]  # a line that is being written is no line yet
            return Piece(AUDIT_FILE, io.BytesIO(text), len(text))
        content = path.open("rb")
        return Piece(below.as_posix(), content, os.fstat(content.fileno()).st_size, below.parts[0] in _NEVER_CHANGED)

    def record_formats(self) -> set[int]:
        """Return the format of each record in OUT."""
        return {read_format(path.parent).version for path in self.out.rglob("told_as_of.parquet")}

    def check_may_be_put_back(self, folder: Path) -> None:
        """Raise unless OUT is empty, or a build that may be replaced without losing who has read what."""
        out_folder.check_is_ours(self.out)
        if not (folder / out_folder.RUN_FILE).is_file():
            raise out_folder.NotOurFolder("the backup holds no build.", where=folder.name, do="Use another backup.")
        if not (self.out / out_folder.RUN_FILE).exists():
            return
        if not self.is_replacing:
            raise out_folder.NotOurFolder(
                "there is a build there.", where=self.out.name, do="Name a new folder, or say --replace."
            )
        for name in ONLY_ADDED_TO:
            self._longer(folder, name)

    def _longer(self, folder: Path, name: str) -> bytes:
        """Return the longer of two files that are only added to; the shorter must be its beginning."""
        here, there = (path.read_bytes() if path.exists() else b"" for path in (self.out / name, folder / name))
        if not (here.startswith(there) or there.startswith(here)):
            raise TwoHistories(
                f"its {name} and the backup's are two: neither goes on from the other.",
                where=self.out.name,
                do="Restore into a new folder, and keep both.",
            )
        return max(here, there, key=len)

    def _keep_longer(self, folder: Path, name: str) -> None:
        kept = self._longer(folder, name)
        if kept:
            (folder / name).parent.mkdir(mode=0o700, exist_ok=True)
            (folder / name).write_bytes(kept)
            (folder / name).chmod(0o600)

    def put_back(self, folder: Path) -> None:
        """Let `folder` take OUT's place by renames; readings, answers and decisions since the backup stay known."""
        if not self.out.exists():
            folder.rename(self.out)
            return
        with out_folder.held(self.out):
            for name in ONLY_ADDED_TO:
                self._keep_longer(folder, name)
            self.out.rename(out_folder.previous(self.out))
            folder.rename(self.out)
