"""The words of the public pages: there for every reader, and as easy to read as their readers need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from waypost.casework.feedback.terms import answers, is_free, questions, survey, told
from waypost.casework.sharing.wording import ENGLISH, catalogue, say
from waypost.doors.portal.environment import TEMPLATES
from waypost.foundation.readability import reading_of

HIGHEST = {"younger": 5.0, "older": 6.0, "adult": 8.0}
FEW = 30


def sentences(given: Any, band: str) -> Iterator[str]:
    if isinstance(given, str):
        yield given
    elif isinstance(given, dict) and band in given and isinstance(given[band], str) and "heading" not in given:
        yield given[band]
    elif isinstance(given, dict) and not set(HIGHEST) <= set(given):
        for one in given.values():
            yield from sentences(one, band)


PARTS = [name for name in catalogue(ENGLISH)["feedback"] if name not in ("signed_off_by", "source")]


@pytest.mark.parametrize("band", sorted(HIGHEST))
@pytest.mark.parametrize("name", PARTS)
def test_every_page_reads_as_easily_as_its_reader_does(name, band):
    told_to = "\n".join(sentences(catalogue(ENGLISH)["feedback"][name], band))
    reading = reading_of(re.sub(r"\{\w+\}", "Sam", told_to))
    if reading.words >= FEW:
        assert reading.grade <= HIGHEST[band], f"{name} for {band}: {reading.grade}"


def test_every_sentence_that_a_template_asks_for_is_there_for_every_reader():
    asked = set()
    for path in TEMPLATES.rglob("*.html"):
        asked |= set(re.findall(r"say_of\('(feedback\.[\w.]+)'[,)]", path.read_text(encoding="utf-8")))
    assert len(asked) > 30
    for key in asked:
        for band in HIGHEST:
            assert say(key, ENGLISH, band), key


def test_every_question_answer_and_word_of_a_list_has_its_sentence():
    for band in survey()["bands"]:
        for name in questions(band):
            assert say(f"feedback.question.{name}", ENGLISH, band)
            assert is_free(name) or all(say(f"feedback.answer.{one}", ENGLISH, band) for one in answers(name))
    for code in (*told()["made_by"], *told()["sentiments"]):
        assert say(f"feedback.say.{code}", ENGLISH, "older")
    for code in told()["ways_back"]:
        assert say(f"feedback.complain.{code}", ENGLISH, "older")
    assert catalogue(ENGLISH)["feedback"]["signed_off_by"] is None
