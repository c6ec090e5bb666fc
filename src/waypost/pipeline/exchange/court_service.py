"""The court service as the exchange sees it: what can be asked of it, what comes back. Wiring holds the real one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that came whole. `body` is only read where the status is a success, and never shown.

    `retry_after` is the header as it stands; `said_at` the service's own clock; `is_too_long` that the body is longer
    than intake reads, and was not taken in.
    """

    status: int
    body: bytes = b""
    retry_after: str | None = None
    said_at: datetime | None = None
    is_too_long: bool = False


class NoAnswer(Exception):
    """No whole answer came. `rule` says how; `may_have_arrived` whether the service may have acted all the same."""

    def __init__(self, rule: str, *, may_have_arrived: bool) -> None:
        self.rule, self.may_have_arrived = rule, may_have_arrived
        super().__init__(rule)


class CourtService(Protocol):
    """One law's side of the court service. Every call raises `NoAnswer` when no whole answer came."""

    @property
    def is_stand_in(self) -> bool:
        """Say whether this is on the machine itself, so that what it tells is invented."""

    def cases(self, start: str, end: str) -> Answer:
        """Ask for the cases stamped in a window."""

    def document(self, document: str) -> Answer:
        """Ask for the most recent version of a document."""

    def send_report(self, case: str, report_type: str, name: str, content: bytes, media_type: str) -> Answer:
        """Upload a report to a case."""

    def send_guardians(self, case: str, guardians: bytes) -> Answer:
        """Replace the guardians of a case by a JSON list."""

    def renew_token(self) -> bool:
        """Put the token aside for a new one. Return False when there is no way to get one."""
