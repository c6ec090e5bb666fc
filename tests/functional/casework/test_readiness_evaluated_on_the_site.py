"""Did it work where it is live, and do courts keep to the model: both pages from a release, and from none."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from support.casework_people import a_team, a_user
from support.record_forms import BACKEND
from waypost.casework.access.roles import Role
from waypost.disclosure.released import ReleasedFigure

pytestmark = pytest.mark.django_db
ROW = "changeover_weeks,{},dfj_area,{},2024-06-01,2026-03-31,{},{},,97,{},{},{},{},,true"

OF_AREA = "{},dfj_area,{},2026-01-01,2026-03-31,all,all,{},{},{},{},,,{},true"


@pytest.fixture
def reader(db):
    client = Client()
    client.force_login(a_user(Role.BOARD_MEMBER, a_team()), BACKEND)
    return client


@pytest.fixture
def release(tmp_path, monkeypatch):
    """A release of two areas: one clearly shorter, one of which too little is known."""
    rows = [
        ROW.format("effect", "birmingham", "all", "all", -4.7, "weeks", -7.1, -2.2),
        ROW.format("trend_before", "birmingham", "all", "all", 0.4, "weeks", -1.1, 2.0),
        ROW.format("share_of_comparison", "birmingham", "compared_with", "nottingham", 100, "percent", "", ""),
        ROW.format("few_months_after", "worcester", "all", "all", 97, "cases", "", ""),
    ]
    rows += [
        OF_AREA.format("impact_report_in_time,cafcass", "birmingham", 4, 5, 80.0, "percent", ""),
        OF_AREA.format("return_to_court,12_months", "birmingham", "", "", "", "percent", "c"),
        OF_AREA.format("return_to_court,12_months", "nottingham", 9, 90, 10.0, "percent", ""),
    ]
    (tmp_path / "release").mkdir()
    head = ",".join(ReleasedFigure.__slots__)
    (tmp_path / "release" / "measures.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    monkeypatch.setenv("WAYPOST_RECORD", str(tmp_path))


def page(reader, name):
    answer = reader.get(reverse(name))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_an_area_is_told_with_its_interval_and_another_that_it_cannot_be(reader, release):
    told = page(reader, "readiness_evaluation")
    assert "Birmingham: shorter than in areas like it" in told
    assert "-4.7 weeks" in told
    assert "-7.1 and -2.2" in told
    assert "Nothing says that they were going different ways" in told
    assert "Nottingham: 100.0% of the comparison" in told
    assert "too few months after have been followed" in told


def test_questions_say_what_stays_open_and_who_asks(reader, release):
    told = page(reader, "readiness_evaluation")
    assert told.count("What stays open:") == told.count("What would answer it:") >= 5
    assert "Its text is not among the documents" in told


@pytest.mark.parametrize("name", ["readiness_evaluation", "readiness_fidelity"])
def test_without_a_release_nothing_is_claimed(reader, tmp_path, monkeypatch, name):
    monkeypatch.setenv("WAYPOST_RECORD", str(tmp_path))
    told = page(reader, name)
    assert "not released" in told
    assert "weeks</strong> beside" not in told


def test_what_is_not_measured_says_why_and_both_words_of_the_plan_stand(reader, release):
    told = page(reader, "readiness_fidelity")
    assert told.count("Not measured.") == 1
    assert "response to the advice stands in the report, in all work" in told
    assert "At least 75 % of children, says one place of the plan; up to 75 %, says another" in told
    assert "What must not be paid for it" in told


def test_the_model_is_told_area_by_area_with_what_balances_it(reader, release):
    told = page(reader, "readiness_fidelity")
    table = told[told.index('id="areas"') :]
    assert table.count('<th scope="row"') == 1
    assert "Birmingham" in table
    assert "Nottingham" not in table, "of it nothing is told but a balance"
    assert "80.0%" in table
    assert ">Withheld<" in table
    assert "Safety: back in court within a year" in table


@pytest.mark.parametrize("name", ["readiness", "readiness_evaluation", "readiness_fidelity"])
@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("sheet", b"PK"), ("page", b"<!")])
def test_each_page_is_saved_in_three_forms(reader, release, name, form, begins):
    assert "?form=sheet" in page(reader, name)
    answer = reader.get(reverse(name), {"form": form})
    assert answer.content[:4].startswith(begins)
    assert answer["Content-Disposition"].startswith("attachment")
    if form == "page" and name == "readiness_fidelity":
        assert "Birmingham" in answer.content.decode()
