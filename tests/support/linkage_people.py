"""Frames of people for tests of linkage: what is not said has a plain value or null. Everyone is invented."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from waypost.intake.contract import PEOPLE, PROCEEDINGS, empty

PLAIN: dict[str, Any] = {"source": "cafcass", "role": "child"}


def at(day: str) -> datetime:
    """Return noon of a day, UTC."""
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def born(day: str) -> date:
    """Return a day."""
    return date.fromisoformat(day)


def child(source: str, person_key: str, **facts: Any) -> dict[str, Any]:
    """Return one statement of a child."""
    return {**PLAIN, "source": source, "person_key": person_key, "record_key": f"record of {person_key}", **facts}


def people(*statements: dict[str, Any]) -> pl.DataFrame:
    """Return the statements as a frame of intake/contract.py."""
    return pl.concat([empty("people"), pl.DataFrame(list(statements), schema=dict(PEOPLE))])


def proceedings(*statements: dict[str, Any]) -> pl.DataFrame:
    """Return statements of proceedings as a frame of intake/contract.py."""
    rows = [{"record_key": f"record of {each['proceedings_key']}", **each} for each in statements]
    return pl.concat([empty("proceedings"), pl.DataFrame(rows, schema=dict(PROCEEDINGS))])


ANNA: dict[str, Any] = {
    "forenames": "Annabel Rose",
    "surname": "Quillfeather",
    "born_on": date(2016, 5, 9),
    "sex": "female",
    "postcode": "ZZ9 1AB",
}
BORIS: dict[str, Any] = {
    "forenames": "Barnaby",
    "surname": "Quillfeather",
    "born_on": date(2016, 5, 9),
    "sex": "male",
    "postcode": "ZZ9 1AB",
}
CLARA: dict[str, Any] = {
    "forenames": "Clarabelle",
    "surname": "Nettlethorpe",
    "born_on": date(2011, 11, 23),
    "sex": "female",
    "postcode": "ZY8 2CD",
}
