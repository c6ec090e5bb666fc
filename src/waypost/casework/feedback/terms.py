"""The clocks, limits and coded words of feedback and complaints. Data, in terms.yaml and survey.yaml; pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.children.words import NotAWord
from waypost.insight.measures.assumed_limits import assumed_limit
from waypost.vocabulary.working_days import add_working_days, is_working_day


@cache
def told() -> Mapping[str, Any]:
    """Return everything that terms.yaml says."""
    return _read("terms.yaml")


@cache
def survey() -> Mapping[str, Any]:
    """Return the survey: `bands` of questions, `answers`, the `free` ones, `reports`."""
    return _read("survey.yaml")


def limit(name: str) -> int:
    """Return one of the limits of visitors."""
    return int(told()["visitors"][name])


def answer_working_days() -> int:
    """Return within how many working days a complaint is answered: the limit that its measure counts by."""
    return int(assumed_limit("complaint_answered").value)


def last_day(clock: str, from_on: date) -> date:
    """Return the last day of a clock: acknowledge, answer, review, settle_worry. Day one is the day after."""
    days = answer_working_days() if clock == "answer" else int(told()["clocks"][clock]["working_days"])
    return add_working_days(from_on, days, counting_day_one=False)


def working_days_late(due_on: date, on: date) -> int:
    """Return how many working days a thing is late on a day; nought until its last day is over."""
    return sum(is_working_day(date.fromordinal(day)) for day in range(due_on.toordinal() + 1, on.toordinal() + 1))


def check_word(name: str, code: str) -> None:
    """Raise NotAWord unless a code is in the list of that name."""
    if code not in told()[name]:
        raise NotAWord("this is not one of the words to choose from.", where=name, do="Choose one of the list.")


def questions(band: str) -> tuple[str, ...]:
    """Return the questions for a reader, in their order. Raises NotAWord."""
    if band not in survey()["bands"]:
        raise NotAWord("there is no such survey.", where="band", do="Choose one of the list.")
    return tuple(survey()["bands"][band])


def is_free(question: str) -> bool:
    """Answer whether a question is answered in one's own words."""
    return question in survey()["free"]


def answers(question: str) -> tuple[str, ...]:
    """Return what may be answered to a question; nothing where it is one's own words."""
    if is_free(question):
        return ()
    return tuple(survey()["answers"].get(question, survey()["answers"]["usual"]))


def _read(name: str) -> Mapping[str, Any]:
    given: Mapping[str, Any] = yaml.safe_load(files("waypost.casework.feedback").joinpath(name).read_text("utf-8"))
    return given
