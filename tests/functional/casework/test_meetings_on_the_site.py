"""Meetings on the site: recorded with the child's words apart from ours, put right, struck out; who should be met."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from support.record_forms import done, hidden, opened, parts, sent, signed_in
from support.staff_office import FORBIDDEN, LATE, ON, PLAIN
from waypost.casework.access.roles import Role
from waypost.casework.children.models import ChronologyLine
from waypost.casework.engagement.models import Excused, MeetingVersion
from waypost.casework.engagement.words import limits

pytestmark = pytest.mark.django_db
MEETING = {
    "manner": "in_person", "place": "school", "room": "The quiet room", "is_alone": "yes", "companions": [],
    "childs_words": "I want to see Dad more.", "no_words_because": "", "interpretation": "He has said so each time.",
    "explained": ["what_happens_next"], "was_understood": "yes", **parts("seen_on", ON - timedelta(days=1)),
}  # fmt: skip


def recorded(client) -> str:
    done(client, "record_meeting", LATE, **MEETING)
    return MeetingVersion.objects.get(child_id=LATE, number=1).meeting_id


def test_a_child_nobody_met_is_at_the_top_of_the_list_and_of_the_tab(adviser):
    assert "Meet the child" in opened(adviser, "not_met")
    page = opened(adviser, "child_meetings", LATE)
    assert ("Do this next" in page, "Nobody has met the child yet" in page) == (True, True)
    recorded(adviser)
    assert "Do this next" not in opened(adviser, "child_meetings", LATE)


def test_a_meeting_that_the_record_alone_tells_is_told_as_one(adviser):
    line = {"learnt_on": ON, "agency": "cafcass", "source": "Cafcass", "title": "Met", "sentence": "Met."}
    met_on = ON - timedelta(days=9)
    ChronologyLine.objects.create(child_id=LATE, line_id="E-MET", kind="child_engaged", happened_on=met_on, **line)
    page = opened(adviser, "child_meetings", LATE)
    assert "The child was met 9 days ago: the record tells it, and nobody wrote down here how." in page
    assert "came to us" not in page
    recorded(adviser)
    assert "The child was met yesterday." in opened(adviser, "child_meetings", LATE)


def test_a_meeting_that_was_struck_out_met_nobody(adviser):
    done(adviser, "strike_meeting", LATE, recorded(adviser), because="It was his brother.")
    page = opened(adviser, "child_meetings", LATE)
    assert "The child was met" not in page
    assert "Nobody has met the child yet" in page


def test_what_the_child_said_stands_apart_from_what_we_make_of_it(adviser):
    recorded(adviser)
    page = opened(adviser, "child_meetings", LATE)
    child, ours = page.index("I want to see Dad more."), page.index("He has said so each time.")
    assert page.index("What the child said</p>") < child < page.index("What we make of it.") < ours
    assert ("The quiet room" in page, "What happens next, and when" in page) == (True, True)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"room": ""}, "in what room the child was seen"),
        ({"companions": ["parent"]}, "not alone if somebody was there"),
        ({"is_alone": "no"}, "who was with the child"),
        ({"childs_words": ""}, "or say why there are none"),
        ({"explained": [], "was_understood": "no"}, "Say what was"),
        ({"seen_on_year": "2030"}, "Record it when it was held"),
        ({"is_alone": ""}, "Choose whether the child was seen alone"),
    ],
)
def test_what_does_not_hold_together_is_said_and_nothing_is_lost(adviser, wrong, said):
    answer = sent(adviser, "record_meeting", LATE, **MEETING | wrong)
    page = answer.content.decode()
    assert (answer.status_code, said in page, "He has said so each time." in page) == (400, True, True)
    assert not MeetingVersion.objects.exists()


def test_a_meeting_is_put_right_and_every_version_stays(adviser):
    meeting_id = recorded(adviser)
    form = opened(adviser, "correct_meeting", LATE, meeting_id)
    assert "I want to see Dad more." in form
    done(adviser, "correct_meeting", LATE, meeting_id, **MEETING | {"childs_words": "I want to see Mum more."})
    page = opened(adviser, "meeting", LATE, meeting_id)
    assert ("see Dad more" in page, "see Mum more" in page) == (True, True)


def test_two_put_one_meeting_right_and_both_are_shown(office, adviser):
    meeting_id = recorded(adviser)
    old = hidden(opened(adviser, "correct_meeting", LATE, meeting_id))
    other = signed_in(office, Role.PRACTICE_SUPERVISOR)
    done(other, "correct_meeting", LATE, meeting_id, **MEETING | {"room": "Theirs"})
    answer = adviser.post(reverse("correct_meeting", args=[LATE, meeting_id]), old | MEETING | {"room": "Mine"})
    page = answer.content.decode()
    assert (answer.status_code, "Theirs" in page, "Mine" in page) == (409, True, True)


def test_a_meeting_that_was_not_held_is_struck_out_and_counts_no_more(adviser):
    meeting_id = recorded(adviser)
    done(adviser, "strike_meeting", LATE, meeting_id, because="It was her brother.")
    page = opened(adviser, "child_meetings", LATE)
    assert ("It was her brother." in page, "Nobody has met the child yet" in page) == (True, True)


def test_one_asks_and_another_decides_that_a_child_need_not_be_met(office, adviser):
    told = {"reason": "child_declined", "note": "", **parts("until_on", ON + timedelta(days=28))}
    done(adviser, "ask_exception", LATE, **told)
    assert "your manager decides" in opened(adviser, "child_meetings", LATE)
    manager = signed_in(office, Role.PRACTICE_SUPERVISOR)
    pk = Excused.objects.get().pk
    done(manager, "decide_exception", LATE, pk, is_granted="yes")
    assert "does not count as one to be met" in opened(adviser, "child_meetings", LATE)
    assert manager.get(reverse("decide_exception", args=[PLAIN, pk])).status_code == 404


def test_an_area_sets_its_own_limit_from_a_day(office):
    head = signed_in(office, Role.HEAD_OF_SERVICE)
    done(head, "meeting_limits", limit="longest_gap", days="30", **parts("from_on", ON))
    page = opened(head, "meeting_limits")
    assert ("30 days, the area’s own" in page, f"{limits()['first_meeting']} days, Waypost’s own" in page) == (
        True,
        True,
    )
    wrong = sent(head, "meeting_limits", limit="longest_gap", days="30", **parts("from_on", ON - timedelta(days=1)))
    assert wrong.status_code == 400


def test_a_meeting_of_another_child_is_not_there(adviser):
    meeting_id = recorded(adviser)
    for name in ("meeting", "correct_meeting", "strike_meeting"):
        for child in (PLAIN, FORBIDDEN):
            assert adviser.get(reverse(name, args=[child, meeting_id])).status_code == 404, name
