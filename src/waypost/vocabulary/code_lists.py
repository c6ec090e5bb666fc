"""Code lists: one word of the field, its title, and what each source calls it.

A list is read from a dated, cited YAML file in `codes/`. Each entry has a canonical code, a title, perhaps the days
between which it may be used, and for each source the codes and labels under which that source writes it. Sources write
a code or its label, in any case, with doubled and trailing spaces; reading folds all of those away and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar

import polars as pl
import yaml

from waypost.foundation.errors import OursToFix

SOURCES = ("hmcts_public_law", "hmcts_private_law", "cafcass", "ssd", "ssda903", "annex_a", "dfe")
"""The sources whose codes a list may translate."""

_OWN_KEYS = frozenset({"title", "in_force_from", "in_force_to", "deprecated", "note", *SOURCES})


class CodeListWrong(OursToFix):
    """A code list of ours is not well formed, or was asked for something that it does not hold."""


def fold(text: str) -> str:
    """Return the text with case put aside and every run of white space made one space."""
    return " ".join(text.lower().split())


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One code: its title, when it may be used, and what each source calls it.

    `in_force_from` and `in_force_to` are the first and the last day of use, null where nothing says. `said_as` holds
    each source's codes and labels. `attributes` are the list's own further words, such as the owner of a cancellation
    reason.
    """

    code: str
    title: str
    said_as: Mapping[str, tuple[str, ...]]
    attributes: Mapping[str, str]
    in_force_from: date | None = None
    in_force_to: date | None = None
    is_deprecated: bool = False
    note: str = ""

    def is_in_force_on(self, day: date) -> bool:
        """Say whether the code may be used on `day`."""
        return (self.in_force_from or day) <= day <= (self.in_force_to or day)


@dataclass(frozen=True)
class CodeList:
    """A list of codes in its published order, its source, and the day from which it is in force as it stands here."""

    name: str
    heading: str
    source: str
    in_force_from: date
    entries: tuple[CodeEntry, ...]

    def __post_init__(self) -> None:
        codes = [entry.code for entry in self.entries]
        if not codes or len(set(codes)) != len(codes) or not self.source or not all(e.title for e in self.entries):
            raise self._wrong("there is no code, no source or no title, or a code stands twice")
        for source in SOURCES:
            self.folded(source)

    @cached_property
    def _by_code(self) -> Mapping[str, CodeEntry]:
        return MappingProxyType({entry.code: entry for entry in self.entries})

    @cached_property
    def _folded(self) -> dict[str, dict[str, str]]:
        return {}

    def _wrong(self, what: str) -> CodeListWrong:
        return CodeListWrong(what, where=f"vocabulary/codes/{self.name}.yaml", do="Please report this.")

    @property
    def codes(self) -> tuple[str, ...]:
        """The canonical codes, in the list's order."""
        return tuple(self._by_code)

    def known(self, code: str | None) -> bool:
        """Say whether `code` is a canonical code of the list."""
        return code in self._by_code

    def entry(self, code: str) -> CodeEntry:
        """Return the entry of a canonical code; raise `CodeListWrong` when the list does not hold it."""
        if code not in self._by_code:
            raise self._wrong("the list was asked for a code that it does not hold")
        return self._by_code[code]

    def title(self, code: str) -> str:
        """Return the title of a canonical code; raise `CodeListWrong` when the list does not hold it."""
        return self.entry(code).title

    def attribute(self, code: str, name: str) -> str:
        """Return a further word of a code's entry; raise `CodeListWrong` when it has none of that name."""
        if name not in self.entry(code).attributes:
            raise self._wrong(f"a code was asked for its {name} and has none")
        return self.entry(code).attributes[name]

    def from_source(self, source: str, text: str | None) -> str | None:
        """Return the canonical code for what a source wrote, code or label; None where the list does not know it."""
        return None if text is None else self.folded(source).get(fold(text))

    def mapping(self, source: str) -> dict[str, str]:
        """Return the source's codes and labels, as published, each with its canonical code."""
        if source not in SOURCES:
            raise self._wrong("the list was asked for a source that no list knows")
        return {text: entry.code for entry in self.entries for text in entry.said_as.get(source, ())}

    def folded(self, source: str) -> dict[str, str]:
        """Return `mapping` with its keys folded; raise `CodeListWrong` when one text would mean two codes."""
        if source not in self._folded:
            texts: dict[str, str] = {}
            for entry in self.entries:
                for text in entry.said_as.get(source, ()):
                    if texts.setdefault(fold(text), entry.code) != entry.code:
                        raise self._wrong(f"one text of {source} means two codes ({entry.code} is one)")
            self.mapping(source)
            self._folded[source] = texts
        return dict(self._folded[source])

    def expression(self, source: str, column: pl.Expr) -> pl.Expr:
        """Return `from_source` for a text column: canonical codes, null where the list does not know the text."""
        tidy = column.str.replace_all(r"\s+", " ").str.strip_chars().str.to_lowercase()
        return tidy.replace_strict(self.folded(source), default=None, return_dtype=pl.String)


Listed = TypeVar("Listed", bound=CodeList)


def read_code_list(name: str) -> CodeList:
    """Return the code list of that name from `codes/`; raise `CodeListWrong` when it is not well formed."""
    return read_code_list_as(name, CodeList)


def read_code_list_as(name: str, of: type[Listed]) -> Listed:
    """Return the code list of that name from `codes/` as a kind of list that knows more, such as owners."""
    text = files("waypost.vocabulary").joinpath("codes", f"{name}.yaml").read_text(encoding="utf-8")
    given: dict[str, Any] = yaml.safe_load(text)
    spoken_by = tuple(given.get("spoken_by", ()))
    return of(
        name=name,
        heading=given["title"],
        source=given["source"],
        in_force_from=given["in_force_from"],
        entries=tuple(_entry(str(code), entry, spoken_by) for code, entry in given["codes"].items()),
    )


def joined(name: str, first: CodeList, second: CodeList) -> CodeList:
    """Return the entries of two lists as one; raise `CodeListWrong` when a code or a text would mean two things."""
    return CodeList(
        name=name,
        heading=first.heading,
        source=f"{first.source}; {second.source}",
        in_force_from=max(first.in_force_from, second.in_force_from),
        entries=(*first.entries, *second.entries),
    )


def _entry(code: str, given: Mapping[str, Any], spoken_by: tuple[str, ...]) -> CodeEntry:
    """Build an entry. Sources in `spoken_by` write the canonical code or its title, beside what the entry lists."""
    said_as = {
        source: ((code, given["title"]) if source in spoken_by else ()) + tuple(map(str, given.get(source, ())))
        for source in SOURCES
    }
    return CodeEntry(
        code=code,
        title=given["title"],
        said_as=MappingProxyType(said_as),
        attributes=MappingProxyType({key: str(value) for key, value in given.items() if key not in _OWN_KEYS}),
        in_force_from=given.get("in_force_from"),
        in_force_to=given.get("in_force_to"),
        is_deprecated=bool(given.get("deprecated", False)),
        note=given.get("note", ""),
    )
