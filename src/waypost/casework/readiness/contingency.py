"""The contingency protocol: what is done, by whom, by when, in an area that is live and not ready. Data; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from waypost.vocabulary.working_days import add_working_days


@dataclass(frozen=True, slots=True)
class ProtocolStep:
    """A step: what is done, whose it is, and within how many working days of the day on which the protocol began."""

    step: str
    words: str
    owner: str
    working_days: int

    def due_on(self, begun_on: date) -> date:
        """Return its last day. Day one is the working day after the protocol began."""
        return add_working_days(begun_on, self.working_days, counting_day_one=False)


@cache
def protocol() -> Mapping[str, ProtocolStep]:
    """Return the steps by name, in their order."""
    told = yaml.safe_load(files("waypost.casework.readiness").joinpath("contingency.yaml").read_text("utf-8"))
    return MappingProxyType({name: ProtocolStep(name, **one) for name, one in told["steps"].items()})
