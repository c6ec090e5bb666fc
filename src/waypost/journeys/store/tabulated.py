"""The answers to a question as a frame, a row a group: for who goes on reckoning with very many groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl

from waypost.foundation.errors import OursToFix
from waypost.journeys.question import Answer, Count, Mean, Question, Share


class CannotBeTabulated(OursToFix):
    """A question of another kind than counts, shares and means is asked for as a frame."""


def sums_of(question: Question) -> tuple[str, ...]:
    """Return the sums that a question's frame has beside its group columns. Raises CannotBeTabulated."""
    match question.aggregate:
        case Count():
            return ("counted",)
        case Share():
            return "counted", "numerator"
        case Mean():
            return "counted", "total", "total_of_squares"
        case _:
            raise CannotBeTabulated("only counts, shares and means are answered as a frame", where=question.table)


def tabulated(question: Question, told: Any) -> pl.DataFrame:
    """Return what an engine answered as the frame of a question, whatever the engine calls and counts its sums in.

    `told` is an Arrow table or rows: group columns, then sums, in the order of the question. A sum of nothing is 0.
    """
    sums = sums_of(question)
    frame = pl.DataFrame(told) if not isinstance(told, Sequence) else _of_rows(question, told)
    frame.columns = [*question.group_by, *sums]
    return frame.select(pl.col(question.group_by).cast(pl.String), pl.col(sums).cast(pl.Int64).fill_null(0))


def of_answers(question: Question, answers: Iterable[Answer]) -> pl.DataFrame:
    """Return answers as the frame of a question."""
    sums = sums_of(question)
    return tabulated(question, [(*one.group, *(getattr(one, name) for name in sums)) for one in answers])


def _of_rows(question: Question, rows: Sequence[Sequence[Any]]) -> pl.DataFrame:
    names = [*question.group_by, *sums_of(question)]
    kinds = [*[pl.String] * len(question.group_by), *[pl.Int64] * len(sums_of(question))]
    return pl.DataFrame([tuple(row) for row in rows], schema=dict(zip(names, kinds, strict=True)), orient="row")
