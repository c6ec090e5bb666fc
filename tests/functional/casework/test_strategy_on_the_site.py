"""Strategy on the site: a programme to what shows it, a change young people are asked about, a risk, a signature."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from support.record_forms import done, opened, parts, sent, signed_in
from support.staff_office import ON, Office, an_office
from waypost.casework.access.models import Appointment, Team
from waypost.casework.access.roles import Role
from waypost.casework.strategy import models
from waypost.disclosure.released import SEAL, ReleasedFigure
from waypost.doors.staff.views import strategy, strategy_doing
from waypost.wiring import released_figures

pytestmark = pytest.mark.django_db


def a_figure(value: float, measure: str = "closed_within_26_weeks", method: str = "statute", **told: Any):
    return ReleasedFigure(
        **{
            "measure_id": measure, "method": method, "area_kind": "england", "area": "england",
            "period_start": date(2026, 10, 1), "period_end": date(2026, 12, 31), "group_kind": "all", "group": "all",
            "numerator": None, "denominator": None, "value": value, "unit": "percent", "lower": None, "upper": None,
            "marker": "", "invented": True, "seal": SEAL, **told,
        }
    )  # fmt: skip


BEFORE = {"period_start": date(2025, 10, 1), "period_end": date(2025, 12, 31)}
FIGURES = (
    a_figure(35.5, **BEFORE), a_figure(31.5),
    a_figure(400, "why_children_wait", "in_all", unit="weeks"),
    a_figure(300, "why_children_wait", "of_court", unit="weeks"),
    a_figure(100, "why_children_wait", "of_experts", unit="weeks"),
)  # fmt: skip


@pytest.fixture
def office(db: None, settings, monkeypatch) -> Office:
    settings.DEMONSTRATION_DAY = ON
    monkeypatch.setattr(released_figures, "of_everybody", lambda: FIGURES)
    made = an_office()
    ministry = Team.objects.create(name="Ministry", agency="ministry_of_justice", service_area="")
    Appointment.objects.filter(user_id=made.people[Role.PARTNER]).update(team=ministry)
    return made


@pytest.fixture
def officer(office):
    return signed_in(office, Role.PROGRAMME_OFFICER)


@pytest.fixture
def board(office):
    return signed_in(office, Role.BOARD_MEMBER)


@pytest.fixture
def partner(office):
    return signed_in(office, Role.PARTNER)


def a_programme(officer: Any, priority: str = "8") -> int:
    told = {"priority": priority, "title": "Lamps in time", "what": "Trim =wicks.", "owner": "Head of lamps"}
    done(officer, "programme_begin", serves=["8.2", "partners.1"], **told)
    return models.Programme.objects.latest("pk").pk


def test_from_a_milestone_to_what_shows_it(officer, board):
    key = a_programme(officer)
    assert "No milestones" in opened(board, "programmes")
    done(officer, "milestone_set", key, what="Wicks are trimmed.", **parts("due_on", ON + timedelta(days=5)))
    stone = models.Milestone.objects.get().pk
    later = {"because": "The ship is late."} | parts("due_on", ON + timedelta(days=30))
    done(officer, "milestone_move", stone, **later)
    page = opened(board, "programme", key)
    assert ("Put back by 25 days" in page, "First day." in page, "Slipped" in page) == (True, True, True)
    done(officer, "milestone_reach", stone, words="They are trimmed.")
    own = sent(officer, "milestone_judge", stone, is_enough="yes", words="I saw it.")
    assert (own.status_code, "somebody else confirms" in own.content.decode()) == (400, True)
    done(board, "milestone_judge", stone, is_enough="yes", words="I saw it too.")
    page = opened(board, "programme", key)
    assert ("31.5%" in page, "Nothing measures it" in page, "Not measured" in page) == (True, True, True)
    assert "Set a milestone" not in page  # a board member sets none
    stale = {"version": "1", "once": "a-token-of-a-test-81", "because": "Mine."} | parts("due_on", ON)
    answer = officer.post(reverse("milestone_move", args=[stone]), stale)
    assert (answer.status_code, "Mine." in answer.content.decode()) == (409, True)


def test_no_change_without_young_people(officer, board):
    key = a_programme(officer)
    done(officer, "change_propose", key, what="Letters by telegraph.")
    change = models.Change.objects.get().pk
    yes = {"decision": "approved", "words": "Yes."}
    first = sent(board, "change_decide", change, **yes)
    assert (first.status_code, "will mean for children" in first.content.decode()) == (400, True)
    done(officer, "change_answer", change, words="Quicker, and harder to read.")
    second = sent(board, "change_decide", change, **yes)
    assert "young people" in second.content.decode()
    assert second.status_code == 400
    view = {"view": "supports_with_conditions", "words": "If it is explained.", **parts("met_on", ON)}
    done(officer, "change_view", change, **view)
    assert "Can be decided" in opened(board, "programmes")
    done(board, "change_decide", change, **yes)
    page = opened(board, "change", change)
    assert ("Approved" in page, "If it is explained." in page) == (True, True)


def test_plan_of_an_area_with_its_reviews(officer, board):
    done(officer, "area_plan_begin", area="A05", **parts("begins_on", ON - timedelta(days=250)))
    plan = models.AreaPlan.objects.get().pk
    told = {"what": "More end in time.", "owner": "Head of A05", "measure": "closed_within_26_weeks"}
    done(officer, "aim_set", plan, **told)
    assert "A05" in opened(board, "area_plans")
    assert "Late" in opened(board, "area_plan", plan)
    review = {"review": "mid_year", "words": "On its way.", **parts("held_on", ON)}
    early = sent(officer, "review_hold", plan, **review)
    assert "every aim was judged" in early.content.decode()
    aim = models.AreaAim.objects.get().pk
    done(officer, "aim_judge", aim, review="mid_year", verdict="partly_kept", words="Some.")
    assert "31.5%" in models.AimJudged.objects.get().figure
    done(officer, "review_hold", plan, **review)
    assert "On its way." in opened(board, "area_plan", plan)


def test_a_meeting_takes_what_it_is_about_and_keeps_its_pack(officer, board):
    done(officer, "meeting_plan", series="performance_boards", board="associates", **parts("meets_on", ON))
    none = sent(officer, "meeting_plan", series="performance_boards", board="", **parts("meets_on", ON))
    assert none.status_code == 400
    key = models.PlannedMeeting.objects.get().pk
    other = sent(officer, "agenda_add", key, about="policy", words="A new law.")
    assert (other.status_code, "kept apart" in other.content.decode()) == (400, True)
    done(officer, "agenda_add", key, about="assurance", words="How it goes.")
    assert "No pack is prepared, and it is due: 1 meeting." in opened(board, "calendar")
    done(officer, "pack_prepare", key)
    page = opened(board, "calendar")
    assert ("No pack" in page, "Pack prepared on" in page) == (False, True)
    page = opened(board, "meeting_planned", key)
    assert ("31.5%" in page, "How it goes." in page) == (True, True)
    done(officer, "meeting_move", key, because="Fog.", **parts("meets_on", ON - timedelta(days=1)))
    assert "Fog." in opened(board, "meeting_planned", key)
    done(officer, "meeting_hold", key, words="It goes on.", **parts("held_on", ON))
    assert "Cafcass Associates" in opened(board, "calendar")
    assert "It goes on." in opened(board, "meeting_planned", key)


def test_a_risk_that_is_handed_over_and_comes_back(officer, board, partner):
    told = {"kind": "delay", "what": "The lamp goes out.", "effect": "Nobody sees.", "owner": "Head of lamps"}
    done(officer, "risk_write", **told)
    key = models.StrategicRisk.objects.get().pk
    done(officer, "risk_score", key, likelihood="4", impact="3", because="It flickers.")
    assert "Alarm: above appetite" in opened(board, "risks")
    assert "above appetite" in opened(board, "assessment")
    done(officer, "risk_act", key, what="Buy oil.", owner="Quartermaster", **parts("due_on", ON + timedelta(days=9)))
    assert "Alarm" not in opened(board, "risks")
    done(officer, "risk_hand_over", key, to_body="ministry", because="They have the oil.")
    handed = models.Escalation.objects.get().pk
    not_theirs = sent(officer, "escalation_answer", handed, answer="taken", words="We do.")
    assert "you are not of" in not_theirs.content.decode()
    done(partner, "escalation_answer", handed, answer="taken", words="We have it.")
    assert "Held by Ministry of Justice" in opened(board, "risk", key)
    assert sent(officer, "risk_hand_over", key, to_body="judiciary", because="No.").status_code == 400
    done(partner, "risk_hand_over", key, to_body="cafcass", because="It is bought.")
    back = models.Escalation.objects.latest("pk").pk
    done(officer, "escalation_answer", back, answer="taken", words="Thank you.")
    done(officer, "risk_owner", key, owner="Keeper")
    done(officer, "risk_action_done", models.RiskAction.objects.get().pk, words="Bought.")
    done(officer, "risk_act", key, what="Buy more.", owner="Keeper", **parts("due_on", ON))
    done(officer, "risk_hand_over", key, to_body="ministry", because="In case.")
    done(board, "risk_close", key, words="It burns.")
    page = opened(board, "risk", key)
    assert ("Held by Cafcass" in page, "It burns." in page, "Keeper" in page) == (True, True, True)
    nothing_is_done_about_a_closed_risk(officer, partner, key)


def nothing_is_done_about_a_closed_risk(officer: Any, partner: Any, key: int) -> None:
    """Nothing is offered, and whoever opens a form all the same is refused in words."""
    offered = ("Score it", "Close it", "Name another owner", "Hand it", "Say what is", "Say that it is done", "Answer")
    for client in (officer, partner):
        assert [words for words in offered if f">{words}" in opened(client, "risk", key)] == []
    score = {"likelihood": "1", "impact": "1", "because": "It burns."}
    left = models.RiskAction.objects.latest("pk").pk
    handed = models.Escalation.objects.latest("pk").pk
    for answer in (
        sent(officer, "risk_score", key, **score),
        sent(officer, "risk_owner", key, owner="Another"),
        sent(officer, "risk_action_done", left, words="Bought."),
        sent(partner, "escalation_answer", handed, answer="taken", words="We have it."),
    ):
        assert (answer.status_code, "this risk is closed" in answer.content.decode().lower()) == (400, True)


def test_uses_of_automation_say_what_is_not_assessed(officer, board):
    page = opened(board, "automated_uses")
    assert ("Who is who across agencies" in page, "Not assessed" in page) == (True, True)
    told = {"title": "Sorting of post", "what": "Sorts.", "who": "Readers.", "decision": "Somebody reads it."}
    done(officer, "use_write", is_learnt="no", **told)
    same = sent(officer, "use_write", is_learnt="no", **told)
    assert same.status_code == 400
    for kind in ("equality", "data_protection"):
        done(
            officer,
            "use_assess",
            "sorting_of_post",
            kind=kind,
            document="D1",
            words="Fair.",
            **parts("assessed_on", ON),
        )
    far = parts("next_on", ON + timedelta(days=400))
    assert sent(officer, "use_review", "sorting_of_post", words="Seen.", **far).status_code == 400
    done(officer, "use_review", "sorting_of_post", words="Seen.", **parts("next_on", ON + timedelta(days=90)))
    assert "Assessed, review ahead" in opened(board, "automated_use", "sorting_of_post")


def test_a_signature_is_of_one_version(office, board, partner, monkeypatch):
    head = signed_in(office, Role.HEAD_OF_SERVICE)
    page = opened(partner, "definition", "closed_within_26_weeks")
    assert "Nobody has signed it." in page
    seen = strategy.signing.fingerprint_of(
        strategy.signing.definition_text(
            next(it for it in strategy.described() if it["id"] == "closed_within_26_weeks")
        )
    )
    name, told = ("definition_sign", "closed_within_26_weeks"), {"words": "Without reserve.", "seen": seen}
    others = sent(partner, *name, body="cafcass", **told)
    assert "do not speak for this body" in others.content.decode()
    old = sent(partner, *name, body="ministry", words="Yes.", seen="0" * 64)
    assert "changed while you read it" in old.content.decode()
    done(partner, *name, body="ministry", **told)
    done(head, *name, body="cafcass", **told)
    page = opened(board, "definition", "closed_within_26_weeks")
    assert ("Signed an earlier version" in page, "As it was signed" in page) == (False, False)
    assert "Signed for Ministry of Justice by" in page
    changed = tuple({**one, "title": one["title"] + " and a half"} for one in strategy.described())
    for door in (strategy, strategy_doing):
        monkeypatch.setattr(door, "described", lambda: changed)
    page = opened(board, "definition", "closed_within_26_weeks")
    assert ("Signed an earlier version" in page, "it stands no more" in page) == (True, True)
    assert "it is not agreed" in page
    assert "The signatures have lapsed: Cafcass, Ministry of Justice." in page
    was = page[page.index("As it was signed: version") :]
    assert ("Signed for Cafcass by" in was, "Changed" in was, "and a half" in was) == (True, True, False)
    mine = models.DefinitionSigned.objects.get(body="ministry").pk
    done(partner, "signature_take_back", mine, because="It is another one.")
    assert "Taken back" in opened(board, "definition", "closed_within_26_weeks")


def test_the_assessment_says_how_each_line_was_reached(board):
    page = opened(board, "assessment")
    assert ("300 weeks, 75% of 400 weeks" in page, "Number 1 of 2 causes" in page) == (True, True)
    assert ("Before: 35.5%" in page, "Holds back" in page, "Invented families." in page) == (True, True, True)
    assert "No figure is released. It would be: Social work posts that stand empty." in page
    definition = reverse("definition", args=["vacancies"])
    assert (f'href="{definition}"' in page, "Posts that nobody holds" in page) == (True, True)
    assert ("vacancy_rate" in page, "why_children_wait" in page) == (False, True)  # the code stands in an address alone


def saved(board: Any, name: str, form: str) -> bytes:
    """Return a page as the file that it is saved as."""
    answer = board.get(reverse(name), {"form": form})
    assert (answer.status_code, "attachment" in answer["Content-Disposition"]) == (200, True)
    return answer.content


def test_each_list_as_a_page_and_a_spreadsheet_and_one_as_pdf(officer, board):
    a_programme(officer)
    for name in ("assessment", "programmes", "area_plans", "calendar", "risks", "automated_uses", "definitions"):
        assert saved(board, name, "page").startswith(b"<!DOCTYPE")
        assert saved(board, name, "sheet").startswith(b"PK")
    book = zipfile.ZipFile(io.BytesIO(saved(board, "programmes", "sheet")))
    assert b"Lamps in time" in book.read("xl/sharedStrings.xml")
    paper = saved(board, "programmes", "pdf")
    assert (paper.startswith(b"%PDF"), b"/StructTreeRoot" in paper) == (True, True)
