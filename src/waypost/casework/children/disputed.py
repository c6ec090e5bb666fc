"""Which lines of a child's record somebody says are wrong: told by the room that keeps disputes, asked by any.

That room says so once, as its app starts: `tell_disputed(lines)`. Whoever shows or quotes a line asks `disputed_lines`,
and need not know which room it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

Lines = Callable[[str], Collection[str]]
_TOLD_BY: list[Lines] = []


def tell_disputed(lines: Lines) -> None:
    """Say who knows the identifiers of a child's disputed lines."""
    _TOLD_BY[:] = [lines]


def disputed_lines(child_id: str | None) -> frozenset[str]:
    """Return the lines of a child that are disputed and not settled. Both versions of each stand."""
    return frozenset(one for lines in _TOLD_BY for one in lines(child_id or ""))
