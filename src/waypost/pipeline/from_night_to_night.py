"""Linkage from one build to the next: what is kept of the pairs that were found, and what run.json says of it.

OUT/linkage/pairs holds what was compared of records, and is written anew by every build: what was withdrawn is gone
from it. Who is one child is decided anew of all records in any case.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from waypost.linkage.pairing import FindPairs
from waypost.linkage.pairing_tonight import HowPaired, PairingTonight
from waypost.pipeline.fingerprints import code

_PLACE = ("linkage", "pairs")
_TOLD = ("linkage", "pairing.json")


def pairs_in(out: Path) -> Path:
    """Return where a build in `out` kept its pairs."""
    return out.joinpath(*_PLACE)


def pairing(find_all: FindPairs, before: Path | None, work: Path, say: Callable[[str], None]) -> PairingTonight:
    """Return what finds the pairs of a build, going on from those kept in `before` where that holds.

    It keeps them in the folder `work`, beside how they were found; `say` is told that in words.
    """

    def tell(how: HowPaired) -> None:
        (work / _TOLD[-1]).write_text(json.dumps(how.as_told()) + "\n", encoding="utf-8")
        say(in_words(how))

    return PairingTonight(find_all, before, work / _PLACE[-1], code(), tell)


def in_words(how: HowPaired) -> str:
    """Say how pairs were found."""
    if how.why_in_full:
        return f"all {how.records:,} records: {how.why_in_full}"
    return f"{how.came:,} records new or changed and {how.went:,} gone, of {how.records:,}"


def keep_pairs(work: Path, folder: Path) -> None:
    """Keep in the folder of a build what `pairing` left in `work`, for the next one."""
    (folder / _PLACE[0]).mkdir(mode=0o700, exist_ok=True)
    shutil.copytree(work / _PLACE[-1], folder.joinpath(*_PLACE))
    shutil.copy2(work / _TOLD[-1], folder.joinpath(*_TOLD))
    folder.joinpath(*_TOLD).chmod(0o600)


def pairing_told(folder: Path) -> dict[str, Any]:
    """Return what run.json says of how pairs were found."""
    told: dict[str, Any] = json.loads(folder.joinpath(*_TOLD).read_text(encoding="utf-8"))
    return told
