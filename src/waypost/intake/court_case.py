"""What a court's feed tells of one case, in the shape that both feeds share."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from waypost.vocabulary.events import EventKind


class Person(NamedTuple):
    """A child or an adult of the case. `role` is child, mother, father or other; the postcode is confidential."""

    person_key: str
    role: str
    forenames: str | None
    surname: str | None
    born_on: date | None
    sex: str | None
    postcode: str | None


class Fact(NamedTuple):
    """Something that the case tells of every child in it. `name` tells facts of one case apart."""

    name: str
    kind: EventKind
    happened_on: date
    happened_at: datetime | None = None
    code: str | None = None
    reason: str | None = None
    owner: str | None = None
    due_on: date | None = None
    doubt: str | None = None


class CourtCase(NamedTuple):
    """One statement of one case. `authority` is a GSS code or null; `state` the court's own word."""

    case_id: str
    law: str
    application: str
    court: str | None
    authority: str | None
    state: str | None
    people: list[Person]
    facts: list[Fact]
