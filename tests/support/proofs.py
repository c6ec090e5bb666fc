"""What a proof found: printed where it runs, and kept for the page of proofs when `make prove` asks for it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

FOLDER = "WAYPOST_PROOFS"
"""Names the folder that figures are kept in; without it they are printed alone."""
PROVED_ON = "WAYPOST_PROVED_ON"

Told = dict[str, str | int | float]


def keep(name: str, told: Told) -> None:
    """Print the figures of a proof, and keep them as `name`.json with the day on which they were proved."""
    line = ", ".join(f"{what} {value}" for what, value in told.items())
    sys.stdout.write(f"\n{name}: {line}\n")
    if folder := os.environ.get(FOLDER):
        kept = {"proved_on": os.environ[PROVED_ON], **told}
        (Path(folder) / f"{name}.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
