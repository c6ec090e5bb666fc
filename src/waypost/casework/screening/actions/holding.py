"""Takes hold of what belongs to a child's screening; of another child's, nobody is told that it is there."""

from __future__ import annotations

from typing import TypeVar

from waypost.casework.access.acting import NoSuchChild
from waypost.casework.children.models import Child, OfChild
from waypost.casework.children.rules import check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.screening.models import Screening
from waypost.casework.screening.rules import SCREENING, Matched, Risk, ScreeningAct
from waypost.casework.screening.rules import Screening as State

Row = TypeVar("Row", bound=OfChild)


def hold(model: type[Row], child: Child, pk: int) -> Row:
    """Return a row of this child, held until the transaction ends. Raises NoSuchChild for another child's."""
    row = model._default_manager.select_for_update().filter(pk=pk, child=child).first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return row


def move(screening: Screening, act: ScreeningAct, version: int) -> None:
    """Move a screening on and save it. Raises SomebodySavedFirst, NotPossibleNow."""
    check_fresh(version, screening.version)
    screening.state = next_state(SCREENING, State(screening.state), act)
    save_changed(screening, version)


def save_changed(screening: Screening, version: int) -> None:
    """Save what was decided in a screening as it was read. Raises SomebodySavedFirst: an answer given is not lost."""
    check_fresh(version, screening.version)
    screening.version += 1
    screening.save()


def matches_of(screening: Screening) -> list[Matched]:
    """Return the decisions on who is who, as the rules read them."""
    rows = screening.matches.values_list("outcome", "evidence", "is_of_child")
    return [Matched(outcome or None, tuple(evidence), is_of_child) for outcome, evidence, is_of_child in rows]


def risks_of(screening: Screening) -> list[Risk]:
    """Return where each immediate risk of a screening stands."""
    return [Risk(state) for state in screening.risks.values_list("state", flat=True)]
