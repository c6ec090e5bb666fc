"""Code lists: one word of the field, its title, and what each source calls it.

A list is read from a dated, cited YAML file in `codes/`. Each entry has a canonical code, a title, perhaps the days
between which it may be used, and for each source the codes and labels under which that source writes it. Sources write a
code or its label, in any case, with doubled and trailing spaces; reading folds all of those away and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources import files
from types import MappingProxyType

import polars as pl
import yaml

from waypost.foundation.errors import OursToFix

SOURCES = frozenset({"hmcts_public_law", "hmcts_private_law", "ssda903", "ssd", "dfe", "cafcass"})
"""The sources whose codes a list may translate."""


class CodeListWrong(OursToFix):
    """A code list of ours is not well formed, or was asked for a code that it does not hold."""


def fold(text: str) -> str:
    """Return the text with case put aside and every run of white space made one space."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One code: its title, when it may be used, and what each source calls it.

    `in_force_from` and `in_force_to` are the first and the last day of use, null where the list says nothing.
    `attributes` are further words of the list's own, such as the owner of a cancellation reason.
    """

    code: str
    title: str
    said_as: Mapping[str, tuple[str, ...]]
    attributes: Mapping[str, str]
    in_force_from: date | None = None
    in_force_to: date | None = None
    is_deprecated: bool = False

    def in_force_on(self, day: date) -> bool:
        """Say whether the code may be used on `day`."""
        return (self.in_force_from or day) <= day <= (self.in_force_to or day)


@dataclass(frozen=True)
class CodeList:
    """A list of codes in its published order, with its source and the day from which it is in force."""

    name: str
    title: str
    source: str
    in_force_from: date
    entries: tuple[CodeEntry, ...]

    def __post_init__(self) -> None:
        codes = [entry.code for entry in self.entries]
        if len(set(codes)) != len(codes) or not codes or not self.source:
            raise CodeListWrong("a code stands twice, or there is no code or no source", where=f"codes/{self.name}.yaml")
        for source in SOURCES:
            self.folded(source)

    def __iter__(self) -> Iterator[CodeEntry]:
        """Go through the entries in the list's order."""
        return iter(self.entries)

    @cached_property
    def _by_code(self) -> Mapping[str, CodeEntry]:
        return MappingProxyType({entry.code: entry for entry in self.entries})

    @property
    def codes(self) -> tuple[str, ...]:
        """The canonical codes, in the list's order."""
        return tuple(entry.code for entry in self.entries)

    def known(self, code: str | None) -> bool:
        """Say whether `code` is a canonical code of the list."""
        return code in self._by_code

    def entry(self, code: str) -> CodeEntry:
        """Return the entry of a canonical code; raise `CodeListWrong` when the list does not hold it."""
        if code not in self._by_code:
            raise CodeListWrong("the list was asked for a code that it does not hold", where=f"codes/{self.name}.yaml")
        return self._by_code[code]

    def title_of(self, code: str) -> str:
        """Return the title of a canonical code; raise `CodeListWrong` when the list does not hold it."""
        return self.entry(code).title

    def attribute(self, code: str, name: str) -> str:
        """Return a further word of the entry, such as the owner of a cancellation reason."""
        if name not in self.entry(code).attributes:
            raise CodeListWrong(f"the code has no {name}", where=f"codes/{self.name}.yaml")
        return self.entry(code).attributes[name]

    def from_source(self, source: str, text: str | None) -> str | None:
        """Return the canonical code for what a source wrote, code or label; None where the list does not know it."""
        return None if text is None else self.folded(source).get(fold(text))

    def mapping(self, source: str) -> dict[str, str]:
        """Return the source's codes and labels, as published, each with its canonical code."""
        if source not in SOURCES:
            raise CodeListWrong("the list was asked for a source that no list knows", where=f"codes/{self.name}.yaml")
        return {text: entry.code for entry in self.entries for text in _said_by(entry, source)}

    def folded(self, source: str) -> dict[str, str]:
        """Return `mapping` with its keys folded; raise `CodeListWrong` when one text would mean two codes."""
        result: dict[str, str] = {}
        for text, code in self.mapping(source).items():
            if result.setdefault(fold(text), code) != code:
                raise CodeListWrong(f"one text of {source} means two codes", where=f"codes/{self.name}.yaml")
        return result

    def expression(self, source: str, column: pl.Expr) -> pl.Expr:
        """Return `from_source` for a text column: canonical codes, null where the list does not know the text."""
        folded = column.str.replace_all(r"\s+", " ").str.strip_chars().str.to_lowercase()
        return folded.replace_strict(self.folded(source), default=None, return_dtype=pl.String)

    def title(self, code: str) -> str:
        """Return the title of a canonical code; raise `CodeListWrong` when the list does not hold it."""
        return self.title_of(code)
