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
    """Something that the case tells of its children. `name` tells facts of one case apart.

    `children` names those of whom it is told, by person_key; None means every child of the case.
    """

    name: str
    kind: EventKind
    happened_on: date
    happened_at: datetime | None = None
    code: str | None = None
    reason: str | None = None
    owner: str | None = None
    due_on: date | None = None
    doubt: str | None = None
    flag: bool | None = None
    children: tuple[str, ...] | None = None


class CourtCase(NamedTuple):
    """One statement of one case. `authority` is a GSS code or null; `state` the court's own word.

    `record_key` names the record of which this is a statement, where that is not the case itself. `is_numbered` is
    false where `case_id` is a key of ours because the court's number is not told. A statement that `knows_no_child`
    (a list of hearings, a history) tells its facts of the case: whoever joins the sources finds the children.
    """

    case_id: str
    law: str | None
    application: str | None
    court: str | None
    authority: str | None
    state: str | None
    people: list[Person]
    facts: list[Fact]
    track: str | None = None
    record_key: str | None = None
    is_numbered: bool = True
    knows_no_child: bool = False
