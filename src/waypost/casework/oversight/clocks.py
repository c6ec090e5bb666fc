"""The clocks of oversight: from a day, the last day for what must be done. Data, in clocks.yaml; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import yaml

from waypost.vocabulary.working_days import add_working_days


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit in calendar days or in working days, and where it stands. `status`: published or assumption."""

    days: int
    is_in_working_days: bool
    counted_from: str
    status: str
    source: str

    def last_day(self, from_on: date) -> date:
        """Return the last day of the limit. Day one is the day after the one it is counted from."""
        if self.is_in_working_days:
            return add_working_days(from_on, self.days, counting_day_one=False)
        return from_on + timedelta(days=self.days)


@cache
def clocks() -> Mapping[str, Clock]:
    """Return every clock by its name."""
    told = yaml.safe_load(files("waypost.casework.oversight").joinpath("clocks.yaml").read_text("utf-8"))
    return {
        name: Clock(
            one.get("working_days", one.get("days")),
            "working_days" in one,
            one["counted_from"],
            one["status"],
            " ".join(one["source"].split()),
        )
        for name, one in told["clocks"].items()
    }


def last_day(name: str, from_on: date) -> date:
    """Return the last day of a clock that is counted from a day."""
    return clocks()[name].last_day(from_on)
