"""What a registered measure needs: its questions' columns, and through columns.yaml the fields of each source.

Measures are frozen questions, so what they rest on is read off them and never written down twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache

from waypost.foundation.errors import OursToFix
from waypost.insight.measures.measure import Measure
from waypost.journeys.expressions import Column, Compare, OneOf, Value
from waypost.journeys.question import CountDistinct, MeanOfEach, Question, ShareOfEach
from waypost.pipeline.data_quality.matters import Columns, Field, Matters

LAWS = ("public", "private")


class NeedsNotKnown(OursToFix):
    """A measure asks a column of which columns.yaml does not say what stands behind it."""


@dataclass(frozen=True, slots=True)
class Need:
    """A column that a measure asks, for one law: every alternative of `any_of` would do."""

    column: str
    law: str
    any_of: tuple[str, ...]


def needs_of(measure: Measure, matter: Matters, known: Columns) -> tuple[Need, ...]:
    """Return what a measure needs, each need once, in the order in which it is met. Raises `NeedsNotKnown`."""
    found = dict.fromkeys(
        need for question in _questions(measure) for need in _needs_of_question(question, matter, known)
    )
    return tuple(found)


def columns_of(measure: Measure) -> tuple[str, ...]:
    """Return every column that a measure asks, as table.column, sorted."""
    return tuple(sorted({f"{question.table}.{name}" for question in _questions(measure) for name in _names(question)}))


def undocumented(measure: Measure, known: Columns) -> tuple[str, ...]:
    """Return the columns of a measure that columns.yaml does not know: none, or a test fails."""
    missing = {
        f"{question.table}.{name}"
        for question in _questions(measure)
        for name in _names(question)
        if not _entries(question, name, known)
    }
    return tuple(sorted(missing))


def sources_of(measure: Measure, matter: Matters, known: Columns) -> tuple[str, ...]:
    """Return every source of which a field may stand behind a measure, sorted."""
    return tuple(sorted({matter.field(one).source for need in needs_of(measure, matter, known) for one in need.any_of}))


def _questions(measure: Measure) -> tuple[Question, ...]:
    return tuple(dict.fromkeys(method.question for method in measure.methods))


def _needs_of_question(question: Question, matter: Matters, known: Columns) -> Iterator[Need]:
    laws = _laws(question, known)
    for name in _names(question):
        entries = _entries(question, name, known)
        if not entries:
            raise NeedsNotKnown(
                f"nothing says what stands behind {question.table}.{name}",
                where="pipeline/data_quality/columns.yaml",
                do="Add the column, and to fields.yaml what each source tells of it.",
            )
        for entry in entries:
            for line in known.behind[entry].needs:
                yield from _for_each_law(entry, [matter.field(one) for one in line], laws)


def _for_each_law(column: str, line: list[Field], laws: Iterable[str]) -> Iterator[Need]:
    for law in laws:
        any_of = tuple(field.id for field in line if field.law in (None, law))
        if any_of:
            yield Need(column, law, any_of)


def _entries(question: Question, name: str, known: Columns) -> list[str]:
    """Return what columns.yaml says of a column: of the kinds asked for, of the table, or of the column alone."""
    of_kinds = [f"{question.table}[{kind}].{name}" for of in ("kind", "pair") for kind in _values_of(question, of)]
    told = [entry for entry in of_kinds if entry in known.behind]
    if told:
        return told if len(told) == len(of_kinds) else []
    return [entry for entry in (f"{question.table}.{name}", name) if entry in known.behind][:1]


def _laws(question: Question, known: Columns) -> tuple[str, ...]:
    """Return the laws that a question is about: one where it says so, else both."""
    told = set(_values_of(question, "law"))
    told |= {known.laws_of_applications.get(application, "") for application in _values_of(question, "application")}
    bound = tuple(law for law in LAWS if law in told)
    return bound or LAWS


def _values_of(question: Question, column: str) -> list[str]:
    """Return the values that a question holds a column to."""
    found: list[str] = []
    for node in _nodes(question):
        if isinstance(node, Compare) and node.left == Column(column) and node.operator == "=":
            found += [str(node.right.value)] if isinstance(node.right, Value) else []
        elif isinstance(node, OneOf) and node.of == Column(column):
            found += node.values
    return list(dict.fromkeys(found))


def _names(question: Question) -> tuple[str, ...]:
    """Return every column that a question names, each once, in order."""
    found: list[str] = []
    for node in _nodes(question):
        if isinstance(node, Column):
            found.append(node.name)
        elif isinstance(node, CountDistinct):
            found.append(node.column)
        elif isinstance(node, MeanOfEach | ShareOfEach):
            found += [node.each, node.of]
    return tuple(dict.fromkeys([*found, *question.group_by]))


@cache
def _nodes(question: Question) -> tuple[object, ...]:
    """Return a frozen question's nodes. Each column of it asks for them again, so that they are kept."""
    return tuple(_walk(question))


def _walk(node: object) -> Iterator[object]:
    yield node
    if is_dataclass(node):
        for field in fields(node):
            child = getattr(node, field.name)
            for part in child if isinstance(child, tuple) else (child,):
                yield from _walk(part)
