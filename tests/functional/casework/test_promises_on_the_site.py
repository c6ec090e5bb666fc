"""Promises on the site: recommended, promised, put back, done, confirmed by another, shown; and a committee's pack."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from support.casework_people import acting
from support.invented_documents import REVIEW, TRACKER
from support.record_forms import done, opened, parts, sent, signed_in
from support.staff_office import ON, Office, an_office
from waypost.casework.access.roles import Role
from waypost.casework.recommendations.actions.take_in import take_in
from waypost.casework.recommendations.models import Action, Answer, Evidence, Recommendation, Target
from waypost.casework.recommendations.reading.recognise import read_document
from waypost.disclosure.released import SEAL, ReleasedFigure
from waypost.doors.staff.views import promises_doing

pytestmark = pytest.mark.django_db
ONE = "nao-2026-03-03-1"
FIGURE = ReleasedFigure(
    "closed_within_26_weeks", "statute", "england", "england", date(2026, 10, 1), date(2026, 12, 31), "all", "all",
    None, None, 31.5, "percent", None, None, "", True, seal=SEAL,
)  # fmt: skip


@pytest.fixture
def office(db: None, settings) -> Office:
    settings.DEMONSTRATION_DAY = ON
    made = an_office()
    loader = acting(Role.PROGRAMME_OFFICER)
    for text in (TRACKER, REVIEW):
        take_in(loader, None, read=read_document(text, name="it"))
    return made


@pytest.fixture
def officer(office):
    return signed_in(office, Role.PROGRAMME_OFFICER)


@pytest.fixture
def board(office):
    return signed_in(office, Role.BOARD_MEMBER)


def promised(officer, due_on=ON + timedelta(days=30)):
    told = {"what": "Lay in =oil.", "owner": "Head of lamps", **parts("due_on", due_on)}
    assert done(officer, "promise_action", ONE, **told) == reverse("promise", args=[ONE])
    return Action.objects.get().pk


def test_from_a_promise_to_what_shows_it(officer, board, monkeypatch):
    monkeypatch.setattr(promises_doing, "newest_figures", lambda: {"closed_within_26_weeks/statute": FIGURE})
    action = promised(officer)
    assert "In hand" in opened(board, "promise", ONE)
    same = sent(officer, "promise_target", action, because="Late.", **parts("due_on", ON + timedelta(days=30)))
    assert (same.status_code, 'href="#id_due_on' in same.content.decode()) == (400, True)
    later = {"because": "The ship is late.", **parts("due_on", ON + timedelta(days=75))}
    done(officer, "promise_target", action, **later)
    page = opened(board, "promise", ONE)
    assert ("Slipped" in page, "Put back by 45 days" in page, "First target." in page) == (True, True, True)
    done(officer, "promise_done", action, words="It is laid in.")
    own = sent(officer, "promise_confirm", action, is_enough="yes", words="I did it.")
    assert (own.status_code, "somebody else confirms" in own.content.decode()) == (400, True)
    done(board, "promise_confirm", action, is_enough="yes", words="I saw the jars.")
    figure = {"measure": "closed_within_26_weeks/statute", "words": "More end in time.", "is_against": "no"}
    assert "31.5%" in opened(officer, "promise_figure", ONE)
    done(officer, "promise_figure", ONE, **figure)
    none = sent(officer, "promise_figure", ONE, **figure | {"measure": "another/one"})
    assert (none.status_code, 'href="#id_measure"' in none.content.decode()) == (400, True)
    done(board, "promise_attest", ONE, words="The lamp burns.", is_against="no")
    page = opened(board, "promise", ONE)
    assert "Done and shown" in page
    assert "closed_within_26_weeks" in page
    mine = Evidence.objects.get(kind="attestation").pk
    done(board, "promise_take_back", mine, because="It went out.")
    page = opened(officer, "promise", ONE)
    assert ("Done, not shown" in page, "It went out." in page, "The lamp burns." in page) == (True, True, True)


def test_a_target_that_somebody_set_first_is_not_written_over(officer):
    action = promised(officer)
    address = reverse("promise_target", args=[action])
    old = {"version": "1", "once": "a-token-of-a-test-7", "because": "Mine."} | parts("due_on", ON)
    done(officer, "promise_target", action, because="First.", **parts("due_on", ON + timedelta(days=5)))
    answer = officer.post(address, old)
    assert (answer.status_code, "Mine." in answer.content.decode()) == (409, True)
    assert Target.objects.filter(action_id=action).count() == 2


def test_lists_say_where_sources_disagree_and_what_is_asked_for(officer, board):
    told = {"body": "ofsted", "kind": "inspection", "title": "The lamps", "source": "The inspector"}
    done(officer, "promise_report", **told, **parts("published_on", ON))
    first = {"source_report": f"ofsted-{ON}", "number": "1", "words": "Trim the wicks.", "addressed": ["cafcass"]}
    done(officer, "promise_recommendation", **first)
    minute = {"decision": "rejected", "document": "Treasury Minute CP 1", "words": "", **parts("answered_on", ON)}
    done(officer, "promise_answer", f"ofsted-{ON}-1", **minute)
    done(officer, "promise_link", ONE, other_id=f"ofsted-{ON}-1", kind="says_part_of_it", because="Both of light.")
    done(officer, "promise_word", ONE, words="Lay in oil for the winter.")
    assert "says a part of this one" in " ".join(opened(board, "promise", f"ofsted-{ON}-1").split())
    page = opened(board, "promise_reports")
    assert "sources disagree" in page
    rejected = board.get(reverse("promises"), {"status": "rejected"}).content.decode()
    assert ("Trim the wicks." in rejected, "Lay in oil for the winter." in rejected) == (True, False)
    assert "Are we ready?" in opened(board, "did_it_work")
    assert "Write down a report" not in page


def test_a_response_is_taken_with_its_day_and_paper_by_page_and_interface_and_no_blank_is_left(officer, board):
    silent = next(one.pk for one in Recommendation.objects.all() if not Answer.objects.filter(recommendation=one))
    assert "No response is held." in opened(board, "promise", silent)
    assert "No response is held." in opened(board, "promise_reports")
    minute = {
        "decision": "partly_accepted",
        "document": "Treasury Minute CP 9",
        "words": "",
        **parts("answered_on", ON),
    }
    done(officer, "promise_answer", silent, **minute)
    later = {
        "recommendation_id": silent, "decision": "rejected", "document": "Treasury Minute CP 10", "words": "No oil.",
        "answered_on": ON.isoformat(), "once": "a-token-of-a-test-82",
    }  # fmt: skip
    sent_by_program = officer.post("/api/v1/recommendations/answers", later, content_type="application/json")
    assert sent_by_program.status_code == 200, sent_by_program.content
    page = opened(board, "promise", silent)
    history = ("Accepted in part", "Treasury Minute CP 9", "Not accepted", "Treasury Minute CP 10", "No oil.")
    assert [words for words in history if words not in page] == []
    assert "No response is held." not in page
    told = board.get(f"/api/v1/recommendations/{silent}").json()
    assert [(one["decision"], one["answered_on"]) for one in told["answers"]] == [
        ("partly_accepted", ON.isoformat()), ("rejected", ON.isoformat()),
    ]  # fmt: skip
    pack = board.get(reverse("promise_pack"), {"form": "page"}).content.decode()
    assert "(Treasury Minute CP 10). Before that: accepted in part." in pack


def test_a_board_is_told_first_of_a_target_that_passed_though_nobody_has_answered(officer, board):
    nobody_answered = next(one for one in Recommendation.objects.all() if not Answer.objects.filter(recommendation=one))
    told = {"what": "Lay in oil.", "owner": "Head of lamps", **parts("due_on", ON - timedelta(days=9000))}
    done(officer, "promise_action", nobody_answered.pk, **told)
    page = " ".join(opened(board, "did_it_work").split())
    assert "Nothing is past a target" not in page
    assert "No response is held. Its oldest target passed 9,000 days ago." in page


@pytest.mark.parametrize(("form", "begins"), [("page", b"<!DOCTYPE"), ("pdf", b"%PDF"), ("sheet", b"PK")])
def test_a_committees_pack_in_three_forms(officer, board, form, begins):
    promised(officer, ON - timedelta(days=1))
    answer = board.get(reverse("promise_pack"), {"form": form})
    assert (answer.status_code, answer.content.startswith(begins)) == (200, True)
    assert "attachment" in answer["Content-Disposition"]
    if form == "page":
        told = answer.content.decode()
        assert "Lay in =oil. Head of lamps by" in told
        assert " recommendations of 2 reports stand here." in told
        assert "The source says: Nothing of progress." in told
        assert "Invented families" in told, "whoever wrote it down is invented"
    if form == "pdf":
        assert b"/StructTreeRoot" in answer.content
    if form == "sheet":
        book = zipfile.ZipFile(io.BytesIO(answer.content))
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        found = [ElementTree.fromstring(book.read(name)) for name in sheets]
        assert len(sheets) == 4
        assert not [one for root in found for one in root.iter() if one.tag.endswith("}f")], "no cell is a formula"
        assert b"Lay in =oil." in book.read("xl/sharedStrings.xml")
