"""What the duty and post-assessment hub shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waypost.casework.allocation.duty_shown import OpenMatter
from waypost.casework.allocation.hub_order import Press, Why


@dataclass(frozen=True, slots=True)
class HubLine:
    """A child who has yet to meet their adviser or guardian. `presses`: what presses, gravest first.

    `since_on`: from when the child waits, for somebody or to be met; `days` and `working_days` since then. `next_on` is
    the next day that is set, and `next_what` what it is of: a code of hub.yaml, or a step of a timetable. `risk`: how
    far an immediate risk is told, for a role that may see it. `held_by`: the manager who holds the child meanwhile, or
    whoever holds duty work; `worker`: who works with the child. `looked_on`: when somebody last looked at the child, or
    did duty work for them.
    """

    child_id: str
    name: str
    law: str
    is_restricted: bool
    why: Why
    presses: tuple[Press, ...]
    since_on: date
    days: int
    working_days: int
    next_what: str
    next_on: date | None
    risk: str
    is_abuse_alleged: bool
    is_being_screened: bool
    worker: str
    held_by: str
    looked_on: date | None


@dataclass(frozen=True, slots=True)
class HubPage:
    """A page of the hub, `page` of `pages`; how many children stand on it, for which reason, and how many press.

    `on_duty`: who is on duty today. `duty`: open duty work on every child whom the reader may open, soonest needed
    first, whether they have met their adviser or not; `duty_count` of them in all, `duty_late_count` late.
    """

    rows: tuple[HubLine, ...]
    page: int
    pages: int
    count: int
    nobody_count: int
    pressing_count: int
    on_duty: tuple[str, ...] = ()
    duty: tuple[OpenMatter, ...] = ()
    duty_count: int = 0
    duty_late_count: int = 0
