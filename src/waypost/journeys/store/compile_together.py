"""Compiles many questions of one table to one query: one scan answers them all.

Only questions that count rows one by one (a count, a share, a mean) can be asked together. Each becomes a few sums over
the rows where its own condition holds, so that the engine reads the table once, however many measures ask it.
"""
# ruff: noqa: S608  (the text is made of our own columns and values; nothing in it comes from a record)

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from waypost.journeys.question import Answer, Mean, Question, Share
from waypost.journeys.store.compile_sql import Days, answer_of, asked, condition_of, grouped, whole_number_of


def sql_of_all(questions: Sequence[Question], days: Days) -> str:
    """Return the questions, of one table and one grouping, as one query: group columns, then each question's sums.

    A condition that several questions share is worked out once a row, under a name of its own.
    """
    group = [f'"{column}"' for column in questions[0].group_by]
    named: dict[str, str] = {}
    sums = [told for question in questions for told in _sums(question, days, named)]
    of_each_row = [*group, *(f"{text} AS {name}" for text, name in named.items())]
    rows = f"SELECT {', '.join(of_each_row)} FROM {asked(questions[0].table)}"
    return f"SELECT {', '.join((*group, *sums))} FROM ({rows}) AS each_row{grouped(questions[0].group_by)}"


def _sums(question: Question, days: Days, named: dict[str, str]) -> list[str]:
    """Return a question's sums: its rows, then of a share the numerator, of a mean the numbers, total and squares.

    What is dear to work out is worked out only of the rows of which the question is asked.
    """
    where = condition_of(question.where, days)
    counted = f"count(*) FILTER (WHERE {_name(where, named)})"
    match question.aggregate:
        case Share(of):
            is_in = _name(f"CASE WHEN {where} THEN {condition_of(of, days)} END", named)
            return [counted, f"count(*) FILTER (WHERE {is_in})"]
        case Mean(of):
            number = _name(f"CASE WHEN {where} THEN {whole_number_of(of, days)} END", named)
            return [counted, f"count({number})", f"sum({number})", f"sum({number} * {number})"]
        case _:
            return [counted]


def _name(text: str, named: dict[str, str]) -> str:
    """Return the name of what is worked out of each row, the same for the same text."""
    return named.setdefault(text, f"of_row_{len(named)}")


def _width(question: Question) -> int:
    return 2 if isinstance(question.aggregate, Share) else 4 if isinstance(question.aggregate, Mean) else 1


def answers_of_all(questions: Sequence[Question], rows: Sequence[Sequence[Any]]) -> list[list[Answer]]:
    """Return the answers to each question, as asking it alone would: a group without its rows is not among them."""
    groups = len(questions[0].group_by)
    told, start = [], groups
    for question in questions:
        end = start + _width(question)
        own = [(tuple(row[:groups]), row[start:end]) for row in rows]
        told.append([_answer(question, group, sums) for group, sums in own if sums[0] or not groups])
        start = end
    return told


def _answer(question: Question, group: tuple[str | None, ...], sums: Sequence[Any]) -> Answer:
    return answer_of(question.aggregate, group, sums[1:] if isinstance(question.aggregate, Mean) else sums)
