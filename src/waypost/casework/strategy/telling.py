"""What every action of this room needs: who tells and when, and the thing that is told of, held still."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypedDict, TypeVar

from waypost.casework.access.acting import Acting, NothingThere
from waypost.casework.strategy.models import Told

Row = TypeVar("Row", bound=Told)


class Teller(TypedDict):
    """Who tells, and when."""

    told_by_id: int
    told_at: datetime


def telling(acting: Acting) -> Teller:
    """Return who tells, and when, as the fields of a row."""
    return {"told_by_id": acting.user_id, "told_at": acting.at}


def hold(model: type[Row], key: Any) -> Row:
    """Return a row, held until the act is done. Raises NothingThere."""
    row: Row | None = model._default_manager.select_for_update().filter(pk=key).first()
    if row is None:
        raise no_such()
    return row


def no_such() -> NothingThere:
    """Return the error of something that is not there."""
    return NothingThere("there is no such thing here.", do="Open the list again.")
