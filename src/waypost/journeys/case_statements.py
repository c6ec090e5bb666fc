"""What is said of a case: of the last known statements of every source, whose word counts for which fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from waypost.journeys.collapse import EPOCH
from waypost.journeys.tables import is_court

UNKNOWN = "unknown"
CaseFacts: TypeAlias = dict[str, Any]
_OF_ADULTS = ("applicants_heritage", "respondents_heritage")
NOTHING_SAID: CaseFacts = dict.fromkeys(
    ("track", "area", "authority", "service_area", "representation", *_OF_ADULTS)
) | {
    "law": UNKNOWN,
    "application": UNKNOWN,
}
"""Of a case of which no source made a statement."""


@dataclass(frozen=True, slots=True)
class ProceedingsStatement:
    """What the last known statement of one record says of a case."""

    proceedings_id: str
    source: str
    sender: str | None
    record_key: str
    learnt_at: datetime | None
    proceedings_key: str
    law: str | None
    application: str | None
    court_case_number: str | None
    court: str | None
    authority: str | None
    service_area: str | None
    track: str | None
    state: str | None
    representation: str | None
    area: str | None
    applicants_heritage: str | None = None
    respondents_heritage: str | None = None


def facts_of_cases(statements: Iterable[ProceedingsStatement]) -> dict[str, CaseFacts]:
    """Return what the last known statements say of each case: the court's word first on law, application and area."""
    told: dict[str, list[ProceedingsStatement]] = {}
    for statement in statements:
        told.setdefault(statement.proceedings_id, []).append(statement)
    return {proceedings_id: _facts_of(told[proceedings_id]) for proceedings_id in told}


def _facts_of(statements: list[ProceedingsStatement]) -> CaseFacts:
    return {
        "law": _fact_of(statements, "law", _court_then_latest) or UNKNOWN,
        "application": _fact_of(statements, "application", _court_then_latest) or UNKNOWN,
        "track": _fact_of(statements, "track", _latest_then_court),
        "area": _fact_of(statements, "area", _court_then_latest),
        "authority": _fact_of(statements, "authority", _latest_then_court),
        "service_area": _fact_of(statements, "service_area", _latest_then_court),
        "representation": _fact_of(statements, "representation", _latest_then_court),
        **{column: _fact_of(statements, column, _latest_then_court) for column in _OF_ADULTS},
    }


def _fact_of(
    statements: list[ProceedingsStatement], column: str, order: Callable[[ProceedingsStatement], Any]
) -> str | None:
    """Return the first value that is not null among statements in an order."""
    values = (getattr(statement, column) for statement in sorted(statements, key=order))
    return next((value for value in values if value is not None), None)


def _court_then_latest(statement: ProceedingsStatement) -> tuple[Any, ...]:
    return (not is_court(statement.source), *_latest_first(statement), *_ties(statement))


def _latest_then_court(statement: ProceedingsStatement) -> tuple[Any, ...]:
    return (*_latest_first(statement), not is_court(statement.source), *_ties(statement))


def _latest_first(statement: ProceedingsStatement) -> tuple[Any, ...]:
    learnt_at = statement.learnt_at
    return (learnt_at is None, EPOCH - (learnt_at or EPOCH))


def _ties(statement: ProceedingsStatement) -> tuple[Any, ...]:
    """Return every other column, so that only equal statements tie."""
    columns = ("source", "sender", "record_key", "proceedings_key", "law", "application", "court_case_number")
    rest = ("court", "authority", "service_area", "track", "state", "representation", "area", *_OF_ADULTS)
    return tuple(null_first(getattr(statement, column)) for column in (*columns, *rest))


def null_first(value: str | None) -> tuple[bool, str]:
    """Return a sort key in which null comes before every text."""
    return (value is not None, value or "")
