"""What is taken from one case, in our own words and types. `translate` turns it into facts.

`children` names by person_key those of whom something is told; None means every child of the case.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from waypost.intake.court_case import Person

Children = tuple[str, ...] | None


class Hearing(NamedTuple):
    """A hearing. `stands` is listed, vacated, adjourned or removed; `reason` a code of the list that belongs to it."""

    hearing_id: str
    code: str
    listed_on: date
    starts_at: datetime | None
    stands: str
    reason: str | None
    has_reason: bool
    taken_off_on: date | None
    is_housekeeping_too: bool


class Order(NamedTuple):
    """An order that was made. `doubt` says how the day was found where it is not given; `is_final` null: not told."""

    order_id: str
    code: str
    made_on: date
    is_final: bool | None
    doubt: str | None
    children: Children
    closes_the_case: bool = False


class Report(NamedTuple):
    """A report that an order asked for on a day, or one that reached the court on it."""

    name: str
    code: str
    author: str
    on: date
    due_on: date | None
    is_filed: bool
    children: Children


class Extension(NamedTuple):
    """Time allowed until a day. `granted_on` is null where the case does not say when."""

    until_on: date
    reason: str | None
    granted_on: date | None
    children: Children


class Closing(NamedTuple):
    """The end of the case for some children. `reason` is one of the closing reasons of codes.yaml, or null."""

    reason: str | None
    closed_on: date
    order_code: str | None
    children: Children


class Application(NamedTuple):
    """An application inside the proceedings."""

    name: str
    code: str
    made_on: date
    made_at: datetime | None
    asks_for_adjournment: bool
    children: Children


class Day(NamedTuple):
    """A day of the case, and the instant where it is told."""

    on: date
    at: datetime | None = None


class CaseTaken(NamedTuple):
    """All that was taken from one case. Days are null where the case does not give them, or gives none that can be."""

    case_id: str
    law: str
    application: str
    court: str | None
    authority: str | None
    state: str | None
    track: str | None
    submitted: Day | None
    issued: Day | None
    returned: Day | None
    return_reason: str | None
    people: list[Person]
    hearings: list[Hearing]
    orders: list[Order]
    reports: list[Report]
    extensions: list[Extension]
    closings: list[Closing]
    applications: list[Application]
    harms: list[str]
