"""The one gate before every exit: what has no mark does not pass, nor what has one that the exit does not let out.

Which marks leave by which exit, and what each exit shows, are data: `vocabulary/confidentiality/exits.yaml`. Who may
use which source for which purpose is another question: the terms of sharing, in vocabulary too, answer that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import polars as pl

from waypost.foundation.errors import OursToFix
from waypost.journeys.record import Event, Journey
from waypost.vocabulary.confidentiality.exits import mark_at, may_leave
from waypost.vocabulary.confidentiality.file_names import plain_name

Shape = TypeVar("Shape")
_CODED = ("code", "reason", "owner", "doubt")
_CODE = re.compile(r"(?:[A-Za-z_,]|(?<![0-9])[0-9]{1,3}(?![0-9]))*")
"""Letters, and numbers too short to be anybody's."""


class FieldMayNotLeave(OursToFix):
    """A field stands at an exit that nobody has let out there: unclassified, or of a mark that may not leave."""


def check_fields(exit_name: str, paths: Iterable[str], *, is_own: bool = False) -> None:
    """Raise `FieldMayNotLeave` unless every field, by its dotted path, is marked at the exit and may leave by it.

    `is_own`: what is shown was told by the reader's own agency.
    """
    for path in paths:
        if not may_leave(mark_at(exit_name, path), exit_name, is_own=is_own):
            raise FieldMayNotLeave(
                f"the field {_named(path)} has no mark that may leave there.",
                where=f"exit {exit_name}",
                do="Classify it in vocabulary/confidentiality/exits.yaml, or do not show it. Nothing was shown.",
            )


def let_out(exit_name: str, shape: Shape, *, is_own: bool = False) -> Shape:
    """Return plain values (as for JSON) as they are, once every field in them may leave by the exit."""
    check_fields(exit_name, dict.fromkeys(_paths(shape, "")), is_own=is_own)
    return shape


def let_table_out(exit_name: str, frame: pl.DataFrame, *, is_own: bool = False) -> pl.DataFrame:
    """Return a table as it is, once every column of it may leave by the exit."""
    check_fields(exit_name, frame.columns, is_own=is_own)
    return frame


def let_journey_out(exit_name: str, journey: Journey) -> tuple[Journey, int]:
    """Return a journey less the events whose own mark may not leave by the exit, and how many those are.

    A detail that is no coded word is left out: where a reader let a cell's own text through, it stops here.
    """
    told = tuple(_in_codes(event) for event in journey.events if may_leave(event.mark, exit_name))
    return replace(journey, events=told), len(journey.events) - len(told)


def let_events_out(exit_name: str, events: pl.DataFrame, *, is_own: pl.Expr | None = None) -> pl.DataFrame:
    """Return the events whose own mark may leave by the exit. `is_own` says which the reader's own agency told."""
    marks = events["mark"].unique().to_list() if events.height else []
    anybody = pl.col("mark").is_in([mark for mark in marks if may_leave(mark, exit_name)])
    if is_own is None:
        return events.filter(anybody)
    owner = pl.col("mark").is_in([mark for mark in marks if may_leave(mark, exit_name, is_own=True)])
    return events.filter(anybody | (is_own & owner))


def plain_names(column: str) -> pl.Expr:
    """Return a column of names of files with the words left out that might name somebody."""
    return pl.col(column).map_batches(_plain, return_dtype=pl.String)


def _in_codes(event: Event) -> Event:
    strange: dict[str, Any] = {name: None for name in _CODED if not _is_code(getattr(event, name))}
    return replace(event, **strange) if strange else event


def _is_code(detail: str | None) -> bool:
    return detail is None or _CODE.fullmatch(detail) is not None


def _plain(names: pl.Series) -> pl.Series:
    unique = names.drop_nulls().unique()
    return names.replace_strict(
        unique, pl.Series([plain_name(name) for name in unique], dtype=pl.String), default=None, return_dtype=pl.String
    )


def _paths(shape: Any, path: str) -> Iterator[str]:
    if isinstance(shape, Mapping):
        for key, value in shape.items():
            yield from _paths(value, f"{path}.{key}" if path else str(key))
    elif isinstance(shape, list | tuple):
        for value in shape:
            yield from _paths(value, f"{path}[]" if path else "")
    elif path:
        yield path


def _named(path: str) -> str:
    """Return a path that can be said: keys of ours are words; anything else could hold a value."""
    parts = path.replace("[]", "").split(".")
    return path if all(part.isidentifier() and part.isascii() for part in parts) else "with a name of its own"
