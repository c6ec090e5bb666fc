"""Talks with the social worker: written down in public law alone, struck out with a reason, told in the extract."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.casework_people import ON, a_child, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.advice.actions.talk_about_plan import strike_talk, write_talk
from waypost.casework.advice.models import PlanTalk
from waypost.casework.advice.queries import child_advice, talks_told
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import ChildInCase, Proceedings
from waypost.casework.children.rules import NotPossibleNow

pytestmark = pytest.mark.django_db
TALK = {"talked_on": ON, "is_timetable_agreed": True, "is_care_plan_agreed": False}


@pytest.fixture
def mine():
    user, child = a_user(Role.CHILDRENS_GUARDIAN), a_child()
    assign(child, user, capacity="guardian")
    for case_id, law in (("K1", "public"), ("K2", "private")):
        case = Proceedings.objects.create(case_id=case_id, law=law, kind="c", issued_on=ON)
        ChildInCase.objects.create(child=child, proceedings=case)
    return user, acting(user), child


def test_a_talk_is_written_down_with_what_was_agreed_and_is_one_line_of_the_audit(mine):
    _, who, child = mine
    talk_id = write_talk(who, child.pk, case_id="K1", **TALK)
    page = child_advice(who, child.pk)
    (shown,) = page.talks
    assert (shown.talk_id, shown.talked_on, shown.is_timetable_agreed, shown.is_care_plan_agreed) == (
        talk_id, ON, True, False,
    )  # fmt: skip
    assert page.public_law_cases == ("K1",)
    (line,) = AuditEvent.objects.filter(kind="advice.write_talk")
    assert line.facts["is_care_plan_agreed"] is False


@pytest.mark.parametrize(
    ("told", "said"),
    [({"case_id": "K2"}, "public law"), ({"case_id": "K1", "talked_on": ON + timedelta(days=1)}, "has not come")],
)
def test_there_is_none_in_private_law_nor_of_a_day_to_come(mine, told, said):
    _, who, child = mine
    with pytest.raises(NotPossibleNow, match=said):
        write_talk(who, child.pk, **TALK | told)
    assert not PlanTalk.objects.exists()


def test_a_case_or_a_talk_of_another_child_is_not_there(mine):
    user, who, child = mine
    other = a_child("C-2")
    assign(other, user, capacity="guardian")
    with pytest.raises(NoSuchChild):
        write_talk(who, other.pk, case_id="K1", **TALK)
    talk_id = write_talk(who, child.pk, case_id="K1", **TALK)
    with pytest.raises(NoSuchChild):
        strike_talk(who, other.pk, talk_id=talk_id, because="x")


def test_a_talk_is_struck_out_once_with_a_reason_and_is_told_no_more(mine):
    _, who, child = mine
    talk_id = write_talk(who, child.pk, case_id="K1", **TALK)
    service = acting(Role.ADMINISTRATOR)
    assert [row["agreement_id"] for row in talks_told(service, None)] == [talk_id]
    with pytest.raises(NotPossibleNow):
        strike_talk(who, child.pk, talk_id=talk_id, because=" ")
    strike_talk(who, child.pk, talk_id=talk_id, because="It was her brother.")
    with pytest.raises(NotPossibleNow):
        strike_talk(who, child.pk, talk_id=talk_id, because="Again.")
    assert talks_told(service, None) == ()
    assert child_advice(who, child.pk).talks[0].struck_because == "It was her brother."


def test_an_assistant_writes_none(mine):
    _, _, child = mine
    user = a_user(Role.ASSISTANT)
    assign(child, user, capacity="assistant")
    with pytest.raises(MayNot):
        write_talk(acting(user), child.pk, case_id="K1", **TALK)
