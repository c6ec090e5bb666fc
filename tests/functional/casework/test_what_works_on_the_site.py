"""What works on the site: written down, compared by released figures, in the guide; pools; the survey; a search."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from support.record_forms import done, opened, parts, sent, signed_in
from support.staff_office import ON, Office, an_office
from waypost.casework.access.roles import Role
from waypost.casework.strategy.models import Aim, PoolEntry, Result
from waypost.casework.strategy.what_works.words import told
from waypost.disclosure.released import SEAL, ReleasedFigure
from waypost.doors.staff.views import what_works_doing

pytestmark = pytest.mark.django_db
NAME, BEGAN = "lit-lamps", date(2026, 1, 1)


def figures():
    values = {"derby": (40, 30), "lincoln": (40, 40), "leicester": (41, 40), "coventry": (39, 40)}
    return [
        ReleasedFigure(
            "duration_of_closed_cases", "applications_mean", "dfj_area", area, date(2025 + at, 1, 1),
            date(2025 + at, 3, 31), "all", "all", None, None, float(value), "weeks", None, None, "", True, seal=SEAL,
        )
        for area, pair in values.items()
        for at, value in enumerate(pair)
    ]  # fmt: skip


@pytest.fixture
def office(db: None, settings) -> Office:
    settings.DEMONSTRATION_DAY = ON
    return an_office()


@pytest.fixture
def officer(office, monkeypatch):
    monkeypatch.setattr(what_works_doing, "of_everybody", figures)
    monkeypatch.setattr(what_works_doing, "series_of_areas", lambda measure, method: figures())
    return signed_in(office, Role.PROGRAMME_OFFICER)


@pytest.fixture
def board(office):
    return signed_in(office, Role.BOARD_MEMBER)


def lamps(officer) -> str:
    done(officer, "initiative_add", kind="pilot", title="Lit lamps", source="The =keeper")
    said = {"what": "Lamps are lit.", "for_whom": "Ships", "led_by": "Keepers", "theme": "pooling"}
    done(officer, "initiative_describe", NAME, **said, **parts("began_on", BEGAN))
    for area in ("derby", "lincoln", "leicester", "coventry"):
        how = "where" if area == "derby" else "compared_with"
        done(officer, "initiative_place", NAME, how=how, area=area, is_out="no", because="")
    done(officer, "initiative_aim", NAME, words="Shorter", measure="duration_of_closed_cases/applications_mean",
         wanted="less")  # fmt: skip
    return NAME


def test_from_an_initiative_to_what_shows_that_it_worked(officer, board):
    lamps(officer)
    same = sent(officer, "initiative_place", NAME, how="where", area="derby", is_out="no", because="")
    assert (same.status_code, 'href="#id_area"' in same.content.decode()) == (400, True)
    done(officer, "initiative_move", NAME, act="begun", words="They burn.")
    spent = {"pounds": "12.50", "what_for": "Oil", "paid_by": "The port", "source": "A bill"}
    done(officer, "initiative_cost", NAME, **spent, **parts("from_on", BEGAN), **parts("until_on", ON))
    assert "Nothing that stands says whether it works" in opened(board, "initiative", NAME)
    done(officer, "initiative_compare", NAME, aim=str(Aim.objects.get().pk), words="Nothing else began.")
    page = " ".join(opened(board, "initiative", NAME).split())
    for said in (
        "Level 3",
        "Went better",
        "£12.50",
        "Running",
        "How it was reached",
        "They burn.",
        "from 40 weeks to 30 weeks",
    ):
        assert said in page, said
    assert "Compare what was released" not in page, "a board member writes nothing"
    done(officer, "result_take_back", Result.objects.get().pk, because="They went out.")
    paper = {"document": "The lens", "design": "before_and_after", "verdict": "better", "words": "It burns."}
    done(officer, "initiative_document", NAME, **paper, is_independent="yes")
    page = opened(board, "initiative", NAME)
    assert ("Level 2" in page, "They went out." in page) == (True, True)
    assert "Lit lamps" in opened(board, "did_it_work")


@pytest.mark.parametrize(("form", "begins"), [("page", b"<!DOCTYPE"), ("pdf", b"%PDF"), ("sheet", b"PK")])
def test_the_guide_in_three_forms_says_the_standard_of_each(officer, board, form, begins):
    lamps(officer)
    done(officer, "initiative_compare", NAME, aim=str(Aim.objects.get().pk), words="=1+1")
    answer = board.get(reverse("good_practice"), {"form": form})
    assert (answer.status_code, answer.content.startswith(begins)) == (200, True)
    assert "Lit lamps" in opened(board, "good_practice")
    if form == "page":
        assert "Lit lamps: level 3" in answer.content.decode()
    if form == "pdf":
        assert b"/StructTreeRoot" in answer.content
    if form == "sheet":
        book = zipfile.ZipFile(io.BytesIO(answer.content))
        sheets = [ElementTree.fromstring(book.read(one)) for one in book.namelist() if "/sheet" in one]
        assert not [one for root in sheets for one in root.iter() if one.tag.endswith("}f")], "no cell is a formula"
        assert b"Level 3" in book.read("xl/sharedStrings.xml")


def test_a_search_by_problem(officer, board):
    lamps(officer)
    page = board.get(reverse("what_works"), {"problem": "cases wait for experts\x00"}).content.decode()
    assert ("Lit lamps" in page, "Measures that tell of it" in page) == (True, True)
    none = board.get(reverse("what_works"), {"problem": "<xylophone>"}).content.decode()
    assert ("Lit lamps" in none, "<xylophone>" in none) == (False, False)


def test_who_gives_who_pays_and_who_used_it(officer, office, board):
    partner = signed_in(office, Role.PARTNER)
    done(officer, "pool_open", kind="budget", title="Oil", source="A minute")
    over = {"words": "For winter.", **parts("from_on", BEGAN), **parts("until_on", ON)}
    done(partner, "pool_give", "budget-oil", body="North", paid_by="Fund", amount="100", **over)
    more = sent(partner, "pool_use", "budget-oil", body="East", amount="100.01", **over)
    assert (more.status_code, 'href="#id_amount"' in more.content.decode()) == (400, True)
    done(partner, "pool_use", "budget-oil", body="East", amount="40", **over)
    done(partner, "pool_put_right", PoolEntry.objects.get(kind="used").pk, words="It was West.")
    done(partner, "pool_use", "budget-oil", body="West", amount="40", **over)
    page = opened(board, "pool", "budget-oil")
    assert ("<strong>60.00</strong> pounds" in page, "West: 40.00" in page, "Undone" in page) == (True, True, True)
    book = zipfile.ZipFile(io.BytesIO(board.get(reverse("pools"), {"form": "sheet"}).content))
    assert b"It was West." in book.read("xl/sharedStrings.xml")


def test_the_survey_is_answered_once_and_counted_when_it_is_over(office, board, settings):
    adviser = signed_in(office, Role.FAMILY_COURT_ADVISER)
    answers = dict.fromkeys(told("survey")["questions"], "often")
    missing = sent(adviser, "survey", profession="cafcass", **answers | {"experts": ""})
    assert missing.status_code == 400
    done(adviser, "survey", profession="cafcass", **answers)
    assert "You answered this quarter" in opened(adviser, "survey")
    assert "No round is over yet" in opened(board, "survey_counts")
    settings.DEMONSTRATION_DAY = ON + timedelta(days=100)
    page = opened(board, "survey_counts")
    assert ("2027-Q2" in page or "2027-Q1" in page, "Hidden" in page) == (True, True)


@pytest.mark.parametrize(("form", "begins"), [("page", b"<!DOCTYPE"), ("pdf", b"%PDF")])
def test_a_deep_dive_to_print(board, form, begins):
    answer = board.get(reverse("deep_dive"), {"form": form})
    assert answer.content.startswith(begins)
    assert "What children and families say" in opened(board, "deep_dive")
