"""Asks a store many questions at once: those of one table, one grouping and the same days share one scan of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeAlias

from waypost.journeys.question import Answer, Count, Mean, Question, Share
from waypost.journeys.store.contract import RecordStore

Days: TypeAlias = dict[str, date]
MOST_TOGETHER = 40
"""How many questions one query may hold: more would take an engine longer to plan than the scans that it spares."""
_Key: TypeAlias = tuple[Question, tuple[tuple[str, date], ...]]


class Asker(Protocol):
    """Whoever answers questions: a store, or answers that were asked for beforehand."""

    def compute(self, question: Question, **days: date) -> list[Answer]:
        """Return the answers to a question, one a group, in group order."""


class AskedBeforehand:
    """A store's answers to questions that are known beforehand; any other question goes to the store when it comes."""

    def __init__(self, store: RecordStore, questions: Iterable[tuple[Question, Days]]) -> None:
        self._store = store
        self._answers: dict[_Key, list[Answer]] = {}
        alike: dict[tuple[object, ...], dict[_Key, None]] = {}
        for question, days in questions:
            if isinstance(question.aggregate, Count | Share | Mean):
                given = tuple(sorted(days.items()))
                alike.setdefault((question.table, question.group_by, given), {})[question, given] = None
        for keys in alike.values():
            in_order = list(keys)
            for start in range(0, len(in_order), MOST_TOGETHER):
                self._ask(in_order[start : start + MOST_TOGETHER])

    def _ask(self, keys: list[_Key]) -> None:
        questions, days = [question for question, _ in keys], dict(keys[0][1])
        told = self._store.compute_together(questions, **days)
        self._answers.update(zip(keys, told, strict=True))

    def compute(self, question: Question, **days: date) -> list[Answer]:
        """Return the answers to a question, one a group, in group order."""
        known = self._answers.get((question, tuple(sorted(days.items()))))
        return self._store.compute(question, **days) if known is None else known
