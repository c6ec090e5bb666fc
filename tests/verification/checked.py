"""What a check of written files found: how many files and records it read, and what was wrong where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Checked:
    """One kind of file against one contract. `wrong` counts violations by place and rule, never with a value."""

    kind: str
    contract: str
    files: list[Path]
    records: int
    wrong: Counter[str]

    @property
    def row(self) -> tuple[str, str, int, int, int]:
        """Kind, contract, files, records, violations."""
        return self.kind, self.contract, len(self.files), self.records, self.wrong.total()
