"""Compiles many questions of one table to one query: one scan answers them all.

Only questions that count rows one by one (a count, a share, a mean) can be asked together. Each becomes a few sums over
the rows where its own condition holds, so that the engine reads the table once, however many measures ask it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import ibis

from waypost.journeys.question import Answer, Mean, Question, Share
from waypost.journeys.store.compile_ibis import Days, asked, condition_of, expression_of, with_days


def sql_of_all(questions: Sequence[Question], days: Days, dialect: str) -> str:
    """Return the questions, of one table and one grouping, as one query: group columns, then each question's sums."""
    return with_days(_compiled, tuple(questions), days, dialect)


@lru_cache(maxsize=256)
def _compiled(questions: tuple[Question, ...], days: tuple[tuple[str, Any], ...], dialect: str) -> str:
    first = questions[0]
    rows = asked(first.table)
    # As columns first: what a question asks may be the same for every row, and a lone value cannot be summed.
    rows = rows.mutate(
        **{
            f"q{number}_{name}_": asked_of_row
            for number, question in enumerate(questions)
            for name, asked_of_row in _of_each_row(question, rows, dict(days)).items()
        }
    )
    sums = {
        f"q{number}_{place}": told
        for number, question in enumerate(questions)
        for place, told in enumerate(_sums(question, rows, f"q{number}_"))
    }
    answered = rows.aggregate(**sums, by=[rows[name] for name in first.group_by])
    if first.group_by:
        answered = answered.order_by([answered[name].asc(nulls_first=True) for name in first.group_by])
    return str(ibis.to_sql(answered, dialect=dialect))


def _of_each_row(question: Question, rows: Any, days: Days) -> dict[str, Any]:
    """Return what a question asks of each row: 1 where its condition holds, and of a share or a mean what is summed."""
    holds = condition_of(question.where, rows, days)
    match question.aggregate:
        case Share(of):
            return {"holds": holds.ifelse(1, 0), "is_in": (holds & condition_of(of, rows, days)).ifelse(1, 0)}
        case Mean(of):
            number = holds.ifelse(expression_of(of, rows, days).cast("int64"), ibis.null("int64"))
            return {"holds": holds.ifelse(1, 0), "number": number}
        case _:
            return {"holds": holds.ifelse(1, 0)}


def _sums(question: Question, rows: Any, own: str) -> list[Any]:
    """Return a question's sums: its rows, then of a share the numerator, of a mean the numbers, total and squares."""
    counted = rows[f"{own}holds_"].sum()
    match question.aggregate:
        case Share():
            return [counted, rows[f"{own}is_in_"].sum()]
        case Mean():
            number = rows[f"{own}number_"]
            return [counted, number.count(), number.sum(), (number * number).sum()]
        case _:
            return [counted]


def _width(question: Question) -> int:
    return 2 if isinstance(question.aggregate, Share) else 4 if isinstance(question.aggregate, Mean) else 1


def answers_of_all(questions: Sequence[Question], rows: Sequence[Sequence[Any]]) -> list[list[Answer]]:
    """Return the answers to each question, as asking it alone would: a group without its rows is not among them."""
    groups = len(questions[0].group_by)
    told, start = [], groups
    for question in questions:
        end = start + _width(question)
        own = [(tuple(row[:groups]), [int(value or 0) for value in row[start:end]]) for row in rows]
        told.append([_answer(question, group, sums) for group, sums in own if sums[0] or not groups])
        start = end
    return told


def _answer(question: Question, group: tuple[str | None, ...], sums: Sequence[int]) -> Answer:
    match question.aggregate:
        case Share():
            return Answer(group, sums[0], numerator=sums[1])
        case Mean():
            return Answer(group, sums[1], total=sums[2], total_of_squares=sums[3])
        case _:
            return Answer(group, sums[0])
