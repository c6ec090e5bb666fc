"""The two families of error, and the exit code of each.

    WaypostError
    ├── YoursToFix      your input or your command: said plainly, no traceback      exit 2
    └── OursToFix       a fault of ours: said plainly, with what to send us         exit 3

Leaves are defined beside what raises them. Every message says what is wrong, where, and what to do next,
and never holds a value of a person's: a place and a rule, not what stood there.
"""

from __future__ import annotations

DONE = 0
DONE_WITH_FINDINGS = 1


class WaypostError(Exception):
    """Base of every error that Waypost raises on purpose.

    `what` is the sentence; `where` a file, row, path or command; `do` the next step for the reader.
    """

    exit_code = 3

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        self.what, self.where, self.do = what, where, do
        super().__init__(str(self))

    def __str__(self) -> str:
        parts = [f"{self.where}: {self.what}" if self.where else self.what, self.do]
        return " ".join(part for part in parts if part)


class YoursToFix(WaypostError):
    """Something in the input or the command that the person running Waypost can put right."""

    exit_code = 2


class OursToFix(WaypostError):
    """A fault in Waypost itself."""

    exit_code = 3
