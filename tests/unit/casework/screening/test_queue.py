"""The queue, and one application whole: what stands first, who is asked how often, and who sees none of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from support.casework_people import ON
from support.screening_people import a_desk, begun, matched
from waypost.casework.access.acting import NoSuchChild
from waypost.casework.screening.actions.risk import see_risk
from waypost.casework.screening.actions.screen import ask_checks, withdraw_screening
from waypost.casework.screening.actions.write_letter import draft_letter
from waypost.casework.screening.queries import queue
from waypost.casework.screening.queries.application import a_screening
from waypost.casework.screening.queries.queue import open_screening_of, screening_queue

pytestmark = pytest.mark.django_db


def test_another_teams_child_is_nobody_and_another_childs_row_is_nothing():
    desk, other = a_desk(), a_desk(area="A02")
    row = begun(other)
    with pytest.raises(NoSuchChild):
        a_screening(desk.who(desk.officer), other.child.pk, screening_id=row.pk)
    with pytest.raises(NoSuchChild):
        a_screening(desk.who(desk.officer), desk.child.pk, screening_id=row.pk)
    with pytest.raises(NoSuchChild):
        withdraw_screening(desk.who(desk.officer), desk.child.pk, screening_id=row.pk, version=1)
    assert screening_queue(desk.who(desk.officer), None).rows == ()


def test_the_queue_is_so_many_queries_however_long():
    desk = a_desk()
    begun(desk)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            screening_queue(desk.who(desk.officer), None)
        return len(caught)

    few = queries()
    for _ in range(4):
        other = a_desk()
        see_risk(other.who(other.officer), other.child.pk, screening_id=begun(other).pk, what="A threat.", after=0)
    assert queries() == few
    rows = screening_queue(desk.who(desk.officer), None).rows
    assert [one.risk is None for one in rows] == [False] * 4 + [True]


def test_a_risk_is_at_the_top_however_long_the_queue_before_it_is(monkeypatch):
    desks = [a_desk() for _ in range(3)]
    rows = [begun(desk) for desk in desks]
    see_risk(desks[-1].who(desks[-1].officer), desks[-1].child.pk, screening_id=rows[-1].pk, what="A threat.", after=0)
    monkeypatch.setattr(queue, "A_PAGE", 2)
    found = screening_queue(desks[0].who(desks[0].officer), None)
    first, second = found.rows
    assert (first.screening_id, first.risk is not None) == (rows[-1].pk, True)
    assert second.screening_id == rows[0].pk
    assert (found.page, found.pages, found.count) == (1, 2, 3)
    rest = screening_queue(desks[0].who(desks[0].officer), None, page=2)
    assert [one.screening_id for one in rest.rows] == [rows[1].pk]
    assert screening_queue(desks[0].who(desks[0].officer), None, page=99).page == 2


def test_the_open_application_of_a_child_is_found_wherever_it_stands_on_the_queue():
    desk, other = a_desk(), a_desk()
    row = begun(desk)
    begun(other)
    assert open_screening_of(desk.who(desk.officer), desk.child.pk) == row.pk
    withdraw_screening(desk.who(desk.officer), desk.child.pk, screening_id=row.pk, version=row.version)
    assert open_screening_of(desk.who(desk.officer), desk.child.pk) is None


def test_a_page_shows_everything_with_its_clock():
    desk = a_desk()
    row = matched(desk)
    ask_checks(desk.who(desk.officer), desk.child.pk, screening_id=row.pk, version=row.version)
    see_risk(desk.who(desk.officer), desk.child.pk, screening_id=row.pk, what="A threat.", after=0)
    draft_letter(desk.who(desk.adviser), desk.child.pk, screening_id=row.pk)
    page = a_screening(desk.who(desk.officer), desk.child.pk, screening_id=row.pk)
    assert page.queued.letter is not None
    assert (page.queued.state, page.queued.letter.due_on, page.queued.letter_state) == (
        "checking",
        ON.replace(day=6),
        "draft",
    )
    assert [person.is_of_child for person in page.people] == [True, False, False]
    assert {check.clock.days_late for check in page.checks} == {-2, -5}
    assert [risk.clock.is_late for risk in page.risks] == [False]
    assert page.letters[0].acts == ("changed", "sent_for_approval", "withdrawn")
    assert "found_answered" in page.queued.acts
