"""Each page of promises, strategy, what works and readiness that holds figures is saved: paper, page, spreadsheet."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from support.record_forms import opened, signed_in
from support.staff_office import ON, an_office
from support.whole_strategy import a_whole_strategy
from support.words_in_files import words_in
from waypost.casework.access.roles import Role
from waypost.casework.strategy.models import Initiative, Pool, SurveyAnswer
from waypost.casework.strategy.what_works.words import told

pytestmark = pytest.mark.django_db
ROUND = "2026-Q1"
HOLD_FIGURES = (
    "plan", "assessment", "programmes", "area_plans", "calendar", "risks", "automated_uses", "definitions",
    "what_works", "survey_counts", "pools", "initiative", "pool", "readiness", "readiness_evaluation",
    "readiness_fidelity",
)  # fmt: skip
OF_ONE = {"initiative": Initiative, "pool": Pool}
FORMS = ("page", "pdf", "sheet")


@pytest.fixture
def board(db: None, settings):
    settings.DEMONSTRATION_DAY = ON
    office = an_office()
    a_whole_strategy(office.people, lambda place: f"Here is {place}.")
    question, (often, sometimes, *_) = next(iter(told("survey")["questions"])), told("survey")["choices"]
    for number, choice in enumerate([often] * 2 + [sometimes] * 14):
        SurveyAnswer.objects.create(answer_id=f"a{number}", round=ROUND, question=question, choice=choice)
    return signed_in(office, Role.BOARD_MEMBER)


def at(name: str) -> str:
    return reverse(name, args=[OF_ONE[name].objects.latest("pk").pk] if name in OF_ONE else [])


@pytest.mark.parametrize("name", HOLD_FIGURES)
def test_a_page_that_holds_figures_is_saved_in_three_forms(board, name):
    page = board.get(at(name)).content.decode()
    assert [form for form in FORMS if f'href="?form={form}"' not in page] == []
    for form, begins in zip(FORMS, (b"<!DOCTYPE", b"%PDF", b"PK"), strict=True):
        answer = board.get(at(name), {"form": form})
        assert (answer.status_code, answer.content.startswith(begins)) == (200, True), form
        assert "attachment" in answer["Content-Disposition"]
    book = zipfile.ZipFile(io.BytesIO(answer.content))
    sheets = [ElementTree.fromstring(book.read(one)) for one in book.namelist() if "/worksheets/sheet" in one]
    assert not [one for root in sheets for one in root.iter() if one.tag.endswith("}f")], "no cell is a formula"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("initiative", ("Described.what", "Aim.words", "Result.words", "ResultTakenBack.because", "Cost.what_for")),
        ("pool", ("PoolEntry.body", "PoolEntry.paid_by", "PoolEntry.words", "Pool.source")),
        ("pools", ("PoolEntry.body",)),
    ],
)
def test_what_is_saved_says_what_the_page_says(board, name, words, form):
    saved = "".join(words_in(board.get(at(name), {"form": form}).content).split())
    assert [one for one in words if f"Hereisstrategy.{one}." not in saved] == []


@pytest.mark.parametrize("form", FORMS)
def test_a_small_count_of_the_survey_is_hidden_in_what_is_saved_too(board, form):
    content = board.get(at("survey_counts"), {"form": form}).content
    assert "Hidden" in opened(board, "survey_counts")
    if form == "sheet":
        cells = zipfile.ZipFile(io.BytesIO(content)).read("xl/sharedStrings.xml").decode()
        small = (">2<", ">14<")
    else:
        cells = "".join(re.sub(r"<[^>]+>", "", words_in(content)).split())
        often, sometimes, *_ = (str(one["words"]).replace(" ", "") for one in told("survey")["choices"].values())
        small = (f"{often}2", f"{sometimes}14")
        assert f"{often}Hidden" in cells
    assert ("Hidden" in cells, [one for one in small if one in cells]) == (True, [])


def test_the_plan_is_saved_with_what_nothing_measures(board):
    saved = words_in(board.get(at("plan"), {"form": "page"}).content)
    assert ("Priority 8:" in saved, "What children say matters" in saved, "Not measured" in saved) == (True, True, True)
