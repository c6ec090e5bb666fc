"""Recommendations taken in, promised, shown: with everything that was ever told, and nothing taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from support.casework_people import AT, ON, acting
from support.invented_documents import REVIEW, TRACKER
from waypost.casework.access.acting import MayNot, NothingThere
from waypost.casework.access.roles import Role
from waypost.casework.audit import guarded
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.recommendations import models
from waypost.casework.recommendations.actions import promise, register, show
from waypost.casework.recommendations.actions.take_in import months_after, take_in
from waypost.casework.recommendations.migrations import __path__ as migrations_path
from waypost.casework.recommendations.queries.recommendations import (
    progress,
    recommendation,
    recommendations,
    reports,
)
from waypost.casework.recommendations.reading.recognise import read_document
from waypost.disclosure.released import SEAL, ReleasedFigure

pytestmark = pytest.mark.django_db
GUARDED = [
    "report", "recommendation", "textread", "wording", "addressee", "sourcesays", "answer", "action", "owner", "step",
    "target", "evidence", "evidencetakenback", "link",
]  # fmt: skip
ONE = "nao-2026-03-03-1"


@pytest.fixture
def officer():
    return acting(Role.PROGRAMME_OFFICER)


@pytest.fixture
def loaded(officer):
    for text in (TRACKER, REVIEW):
        take_in(officer, None, read=read_document(text, name="it"))
    return officer


@pytest.fixture
def board():
    return acting(Role.BOARD_MEMBER)


def one(who, recommendation_id=ONE):
    return recommendation(who, None, recommendation_id=recommendation_id)


def a_figure(value=31.5):
    return ReleasedFigure(
        "closed_within_26_weeks", "statute", "england", "england", date(2026, 10, 1), date(2026, 12, 31), "all", "all",
        None, None, value, "percent", None, None, "", True, seal=SEAL,
    )  # fmt: skip


def test_documents_bring_facts_and_bring_them_once(officer):
    read = read_document(TRACKER, name="it")
    taken = take_in(officer, None, read=read)
    assert (taken.report_id, taken.recommendations) == ("nao-2026-03-03", 4)
    before = {model: model.objects.count() for model in _tables()}
    assert take_in(officer, None, read=read).rows == 0
    assert {model: model.objects.count() for model in _tables()} == before
    shown = one(officer)
    assert (shown.addressed, shown.source_says) == (("ministry_of_justice", "Board of Lamps"), "work_in_progress")
    assert (shown.parts, shown.words) == (("nao-2026-03-03-3",), "")
    assert [(told.decision, told.answered_on) for told in shown.answers] == [("accepted", None)]
    assert (shown.status, one(officer, "nao-2026-03-03-3").status) == ("accepted_without_a_plan", "rejected")
    assert AuditEvent.objects.filter(kind="recommendations.take_in", is_reading=False).count() == 2


def _tables():
    return [one for one in vars(models).values() if isinstance(one, type) and hasattr(one, "objects")]


def test_a_text_that_changed_shows_that_our_words_are_of_an_older_one(loaded):
    register.word_recommendation(loaded, None, recommendation_id=ONE, words="Lay in oil for winter.")
    assert (one(loaded).words, one(loaded).words_are_of_this_text) == ("Lay in oil for winter.", True)
    take_in(loaded, None, read=read_document(TRACKER.replace("a winter", "two winters"), name="it"))
    assert one(loaded).words_are_of_this_text is False
    assert models.TextRead.objects.filter(recommendation_id=ONE).count() == 2


def test_sources_that_do_not_agree_stand_beside_one_another(loaded):
    told = {report.report_id: report for report in reports(loaded, None)}
    assert [(claim.value, claim.how) for claim in told["nao-2026-03-03"].contradictions["recommendations"]] == [
        ("4", "stated"), ("4", "counted"), ("3", "shared_opening"),
    ]  # fmt: skip
    areas = told["moj-2025-08-31"].contradictions["areas_for_improvement"]
    assert [(claim.subject, claim.value) for claim in areas] == [
        ("recommendations", "2"), ("areas_for_improvement", "3"), ("areas_for_improvement", "2"),
    ]  # fmt: skip
    assert told["pac-2026-06-05"].recommendations == 0


def test_a_source_that_wants_a_look_within_months_sets_the_first_target(loaded):
    shown = one(loaded, "moj-2025-08-31-1")
    assert [target.due_on for target in shown.targets] == [date(2026, 2, 28)]
    assert "an assumption" in shown.targets[0].because
    assert (shown.status, shown.days_late) == ("not_answered", (ON - date(2026, 2, 28)).days)
    assert months_after(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert months_after(date(2025, 11, 15), 14) == date(2027, 1, 15)


def promised(who, due_on=ON + timedelta(days=30)):
    return promise.promise(who, None, recommendation_id=ONE, what="Buy oil.", owner="Head of lamps", due_on=due_on)


def test_a_promise_slips_and_its_first_day_stays(loaded):
    action = promised(loaded)
    assert one(loaded).status == "in_hand"
    later = replace(loaded, at=AT + timedelta(days=1))
    new = {"action_id": action, "due_on": ON + timedelta(days=75), "because": "The ship is late."}
    promise.set_target(later, None, version=1, **new)
    with pytest.raises(SomebodySavedFirst):
        promise.set_target(later, None, version=1, **new | {"due_on": ON})
    shown = one(loaded)
    (told,) = shown.actions
    assert [(target.due_on - ON).days for target in told.targets] == [30, 75]
    assert [target.because for target in told.targets] == ["First target.", "The ship is late."]
    assert (told.days_slipped, shown.status) == (45, "slipped")
    assert one(replace(loaded, at=AT + timedelta(days=76))).status == "late"


def test_done_is_confirmed_by_another_and_shown_by_a_figure_and_a_name(loaded, board):
    action, partner = promised(loaded), acting(Role.PARTNER)
    with pytest.raises(MayNot):
        promise.judge_done(partner, None, action_id=action, is_enough=True, words="Seen.")
    promise.say_done(loaded, None, action_id=action, words="Bought.")
    with pytest.raises(NotPossibleNow):
        promise.judge_done(loaded, None, action_id=action, is_enough=True, words="Mine.")
    assert promise.judge_done(board, None, action_id=action, is_enough=False, words="Half is missing.") == "promised"
    promise.say_done(loaded, None, action_id=action, words="All of it.")
    assert promise.judge_done(board, None, action_id=action, is_enough=True, words="I saw it.") == "confirmed"
    show.bring_figure(
        loaded, None, recommendation_id=ONE, figure=a_figure(), is_against=False, words="More end in time."
    )
    show.attest(loaded, None, recommendation_id=ONE, is_against=False, words="It works.")
    assert one(loaded).status == "done_but_not_shown"  # whoever did it does not attest it
    show.attest(board, None, recommendation_id=ONE, is_against=False, words="The lamp burns.")
    shown = one(loaded)
    assert (shown.status, shown.figures[0].value) == ("done_and_shown", 31.5)
    acts = [step.act for step in shown.actions[0].steps]
    assert sorted(acts) == ["asked_for_again", "confirmed", "done", "done", "owner"]
    mine = show.attest(partner, None, recommendation_id=ONE, is_against=True, words="It smokes.")
    assert one(loaded).status == "done_but_evidence_against"
    with pytest.raises(NotPossibleNow):
        show.take_back(board, None, evidence_id=mine, because="I would not say so.")
    show.take_back(partner, None, evidence_id=mine, because="It was another lamp.")
    with pytest.raises(NotPossibleNow):
        show.take_back(partner, None, evidence_id=mine, because="Again.")
    shown = one(loaded)
    assert (shown.status, shown.evidence[-1].taken_back_because) == ("done_and_shown", "It was another lamp.")
    assert promise.open_again(board, None, action_id=action, words="It went out.") == "promised"
    told = progress(board, None)
    assert (told.promised, told.measured, told.slipped, told.is_invented) == (1, 1, 0, True)
    assert sum(told.by_status.values()) == len(told.recommendations) == 6


def test_a_figure_that_was_withheld_shows_nothing(loaded):
    with pytest.raises(NotPossibleNow):
        show.bring_figure(loaded, None, recommendation_id=ONE, figure=a_figure(None), is_against=False, words="Hidden.")


def test_what_no_reader_knows_is_written_by_hand(officer):
    told = {"kind": "inspection", "title": "A look at the lamps", "source": "The inspector's site"}
    name = register.register_report(officer, None, body="ofsted", published_on=date(2027, 1, 5), **told)
    assert name == "ofsted-2027-01-05"
    first = {"report": name, "number": 1, "words": "Trim the wicks.", "addressed": ["cafcass"]}
    made = register.register_recommendation(officer, None, **first)
    second = register.register_recommendation(officer, None, **first | {"number": 2})
    for again in (first, first | {"number": 3, "addressed": []}, first | {"number": 3, "words": " "}):
        with pytest.raises(NotPossibleNow):
            register.register_recommendation(officer, None, **again)
    with pytest.raises(NothingThere):
        register.register_recommendation(officer, None, **first | {"report": "no"})
    for late in ({"published_on": ON + timedelta(days=1)}, {"published_on": date(2027, 1, 5)}):
        with pytest.raises(NotPossibleNow):
            register.register_report(officer, None, body="ofsted", **told | late)
    minute = {"document": "Treasury Minute CP 1", "answered_on": ON, "words": ""}
    for decision in ("partly_accepted", "rejected"):
        register.answer(officer, None, recommendation_id=made, decision=decision, **minute)
    register.link(officer, None, recommendation_id=made, other_id=second, kind="says_the_same", because="Both.")
    shown, other = one(officer, made), one(officer, second)
    assert [told.decision for told in shown.answers] == ["partly_accepted", "rejected"]
    assert (shown.status, shown.links[0].recommendation_id, other.links[0].is_from_there) == ("rejected", second, True)


def test_nobody_else_writes_and_nothing_is_found_that_is_not_there(loaded, board):
    with pytest.raises(MayNot):
        promised(board)
    with pytest.raises(MayNot):
        recommendations(acting(Role.FAMILY_COURT_ADVISER), None)
    with pytest.raises(NothingThere):
        one(board, "nao-1")
    with pytest.raises(NothingThere):
        promise.say_done(loaded, None, action_id=10**9, words="Done.")
    with pytest.raises(NothingThere):
        show.take_back(loaded, None, evidence_id=10**9, because="No.")


def test_every_table_of_this_room_is_guarded(loaded):
    tables = sorted(table for table in connection.introspection.table_names() if table.startswith("recommendations_"))
    assert tables == sorted(f"recommendations_{name}" for name in GUARDED)
    assert guarded.missing(connection) == []
    assert migrations_path


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE recommendations_target SET because = because", "DELETE FROM recommendations_target",
        "UPDATE recommendations_report SET published_on = '2020-01-01'", "DELETE FROM recommendations_answer",
        "UPDATE recommendations_recommendation SET number = number + 100",
    ],
)  # fmt: skip
def test_the_database_refuses_to_change_history(loaded, statement):
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_refuses_to_put_another_row_in_the_place_of_one(loaded):
    if connection.vendor == "postgresql":
        statements = ["TRUNCATE recommendations_target CASCADE", "TRUNCATE recommendations_link"]
    else:
        every = 'recommendation_id, told_at, number, told_by_id, report_id, "group"'
        row = f"SELECT {every} FROM recommendations_recommendation LIMIT 1"
        other = row.replace("recommendation_id, ", "'another', ", 1)
        put = f"INSERT OR REPLACE INTO recommendations_recommendation ({every}) "
        statements = [put + row, put + other]
    connection.check_constraints()  # what PostgreSQL has put off would be refused first
    for statement in statements:
        with (
            pytest.raises(DatabaseError, match="only ever added to"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
