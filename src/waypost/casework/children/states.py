"""States of a piece of work, and what leads from one to the next: a table, from which the documentation is drawn.

Pure. A room keeps its table in its rules.py; whoever may act is decided in access.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from waypost.casework.children.rules import NotPossibleNow

State = TypeVar("State", bound=StrEnum)
Act = TypeVar("Act", bound=StrEnum)


def next_state(table: Mapping[tuple[State, Act], State], state: State, act: Act) -> State:
    """Return the state that an act leads to. Raises NotPossibleNow where the table has none."""
    if (state, act) not in table:
        raise NotPossibleNow(
            f"what is {in_words(state)} cannot be {in_words(act)} now.", do="Open it again: it may have moved on."
        )
    return table[state, act]


def possible(table: Mapping[tuple[State, Act], State], state: State) -> tuple[Act, ...]:
    """Return the acts that are possible in a state, in the order of the table."""
    return tuple(act for held, act in table if held == state)


def final(table: Mapping[tuple[State, Act], State], states: type[State]) -> tuple[State, ...]:
    """Return the states that nothing leads out of."""
    return tuple(state for state in states if not possible(table, state))


def in_words(word: StrEnum) -> str:
    """Return a coded word as it is read."""
    return word.value.replace("_", " ")


def diagram(table: Mapping[tuple[State, Act], State], first: State) -> Iterator[str]:
    """Yield the lines of a Mermaid state diagram."""
    yield "stateDiagram-v2"
    yield f"    [*] --> {first.value}"
    for (state, act), after in table.items():
        yield f"    {state.value} --> {after.value}: {in_words(act)}"
    for state in final(table, type(first)):
        yield f"    {state.value} --> [*]"
