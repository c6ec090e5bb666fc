"""What a fetch is asked to do, and what it says that it did."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from waypost.foundation.errors import WaypostError
from waypost.pipeline.exchange.terms import term


@dataclass(slots=True)
class Fetched:
    """What one run did for one law. `windows` were kept, of which `empty` held no case; `halved` came back full.

    `full_seconds` are shortest windows that were full still; `totals_differ` answers that announced another number of
    cases than they held. `gaps` and `doubles` are counted in the files, from the poll kept before this run on.
    `done_until` stands on the feed's clock.
    """

    law: str
    done_until: datetime | None = None
    windows: int = 0
    cases: int = 0
    empty: int = 0
    asked: int = 0
    halved: int = 0
    full_seconds: int = 0
    totals_differ: int = 0
    too_early: int = 0
    retries: int = 0
    waited_seconds: float = 0.0
    clock_behind_seconds: float = 0.0
    gaps: int = 0
    doubles: int = 0
    stopped: WaypostError | None = field(default=None, repr=False)

    def findings(self) -> list[str]:
        """Return a sentence for everything that a person has to look at."""
        said = {
            "between windows a stretch was never asked for; keep the files and tell us": self.gaps,
            "windows were kept twice; keep the files and tell us": self.doubles,
            "windows of a second were full: there may have been more. Ask the service's support": self.full_seconds,
            "answers announced another number of cases than they held. Ask the service's support": self.totals_differ,
        }
        found = [f"{count} time(s): {sentence}." for sentence, count in said.items() if count]
        if self.clock_behind_seconds > term("settling_seconds"):
            found.append(
                f"The service's clock is {self.clock_behind_seconds:.0f} seconds behind ours; windows wait for it. "
                "Set ours right, or tell the service's support."
            )
        return found


class Wanted(NamedTuple):
    """From when and until when to fetch; None: from where the last run stopped, until what is settled by now."""

    since: datetime | None = None
    until: datetime | None = None
    pause_seconds: float = 0.0
