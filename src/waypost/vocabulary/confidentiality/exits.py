"""The exits: by which door which marks may leave, and what each door shows. Deny by default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from types import MappingProxyType

from waypost.vocabulary.confidentiality.marks import MARKS, given


@dataclass(frozen=True, slots=True)
class Exit:
    """One way out of Waypost. `lets_own`: marks that may leave besides, of what the reader's own agency told us.

    `fields` is every field that it shows, by its dotted path (`*` stands for any), with its mark.
    """

    name: str
    meaning: str
    reader: str
    lets: frozenset[str]
    lets_own: frozenset[str]
    fields: Mapping[str, str]

    def __post_init__(self) -> None:
        named = self.lets | self.lets_own | set(self.fields.values())
        if not named <= set(MARKS) or not (self.meaning and self.reader):
            raise ValueError(f"exits.yaml: {self.name} names an unknown mark, or says no meaning or reader")
        if not set(self.fields.values()) <= self.lets | self.lets_own:
            raise ValueError(f"exits.yaml: {self.name} shows a field whose mark may not leave by it")


def _read() -> Mapping[str, Exit]:
    return MappingProxyType(
        {
            name: Exit(
                name=name,
                meaning=told["meaning"],
                reader=told["reader"],
                lets=frozenset(told["lets"]),
                lets_own=frozenset(told.get("lets_own", ())),
                fields=MappingProxyType({path: mark for mark, paths in told["fields"].items() for path in paths}),
            )
            for name, told in given("exits.yaml")["exits"].items()
        }
    )


EXITS = _read()
"""Every exit by its name. A closed list: what is none of these has no way out."""


def may_leave(mark: str | None, exit_name: str, *, is_own: bool = False) -> bool:
    """Return whether a value of that mark may leave by that exit.

    `is_own`: the reader's own agency told it. No mark, an unknown mark and an unknown exit: no.
    """
    way = EXITS.get(exit_name)
    return way is not None and mark is not None and (mark in way.lets or (is_own and mark in way.lets_own))


@lru_cache(maxsize=4096)
def mark_at(exit_name: str, path: str) -> str | None:
    """Return the mark of a field as an exit shows it, by its dotted path; null where nobody has classified it."""
    fields = EXITS[exit_name].fields
    if path in fields:
        return fields[path]
    return next((mark for pattern, mark in fields.items() if "*" in pattern and _is_like(path, pattern)), None)


def _is_like(path: str, pattern: str) -> bool:
    return fnmatchcase(path.replace("[]", "()"), pattern.replace("[]", "()"))
