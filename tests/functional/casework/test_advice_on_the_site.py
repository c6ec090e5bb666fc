"""Advice on the site: issue by issue, shared with the child before the court reads it, filed, set beside the order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from support.record_forms import done, opened, parts, sent, signed_in
from support.staff_office import ADDRESS_CANARY, FORBIDDEN, LATE, ON, PLAIN
from waypost.casework.access.roles import Role
from waypost.casework.advice.models import Advice, PlanTalk
from waypost.casework.children.models import CourtOrder, Proceedings

pytestmark = pytest.mark.django_db
ADVICE = {"case_id": "CASE-1", "issue": "time_with_a_parent", "recommendation": "child_arrangements_order",
          "reasons": "She is calm after each weekend."}  # fmt: skip


def written(client, **more) -> str:
    done(client, "write_advice", LATE, **ADVICE | more)
    return Advice.objects.latest("pk").advice_id


def filed(client) -> str:
    advice_id = written(client)
    done(
        client, "share_advice", LATE, advice_id, childs_response="Every weekend is too much.", **parts("shared_on", ON)
    )
    done(client, "file_advice", LATE, advice_id, not_shared_because="")
    return advice_id


def final_order() -> int:
    return CourtOrder.objects.create(
        child_id=LATE, proceedings_id="CASE-1", kind="child_arrangements_order", made_on=ON, is_final=True
    ).pk


def test_advice_is_shared_with_the_child_before_it_is_filed(adviser):
    advice_id = written(adviser)
    assert "Share it with the child" in opened(adviser, "child_advice", LATE)
    early = sent(adviser, "file_advice", LATE, advice_id, not_shared_because="")
    assert (early.status_code, "does not know of this advice" in early.content.decode()) == (400, True)
    done(adviser, "share_advice", LATE, advice_id, childs_response="That is fair.", **parts("shared_on", ON))
    assert "That is fair." in opened(adviser, "file_advice", LATE, advice_id)
    done(adviser, "file_advice", LATE, advice_id, not_shared_because="")
    assert Advice.objects.get().filed_on == ON


def test_a_child_who_was_told_nothing_needs_a_reason(adviser):
    advice_id = written(adviser)
    done(adviser, "file_advice", LATE, advice_id, not_shared_because="She is a week old.")
    assert "She is a week old." in opened(adviser, "child_advice", LATE)


def test_changed_advice_is_told_to_the_child_again(adviser):
    advice_id = written(adviser)
    done(adviser, "share_advice", LATE, advice_id, childs_response="Fine.", **parts("shared_on", ON))
    done(adviser, "change_advice", LATE, advice_id, recommendation="no_order", reasons="They agreed.")
    assert Advice.objects.get().shared_on is None


def test_filed_advice_is_set_beside_the_order_and_why_it_was_not_followed(office, adviser):
    advice_id = filed(adviser)
    order = final_order()
    assert "Zebedee" in opened(adviser, "advice")
    assert "Set it beside the order" in opened(adviser, "child_advice", LATE)
    told = {"order_id": str(order), "followed": "in_part", "reason": "", "words": ""}
    wrong = sent(adviser, "compare_advice", LATE, advice_id, **told)
    assert (wrong.status_code, "the reason that the court gave" in wrong.content.decode()) == (400, True)
    done(adviser, "compare_advice", LATE, advice_id, **told | {"reason": "agreed"})
    assert "The court: in part." in opened(adviser, "child_advice", LATE)
    page = opened(signed_in(office, Role.SERVICE_MANAGER), "advice")
    assert ("How often courts followed" in page, "Alleged" in page) == (True, True)


@pytest.mark.parametrize("order", ["0", "x", "999999", "99999999999999999999999"])
def test_an_order_that_is_not_this_childs_is_not_there(adviser, order):
    advice_id = filed(adviser)
    told = {"order_id": order, "followed": "followed", "reason": "", "words": ""}
    assert sent(adviser, "compare_advice", LATE, advice_id, **told).status_code == 404


def test_advice_that_tells_where_somebody_lives_is_not_filed(adviser):
    advice_id = written(adviser, reasons=f"She is safe at {ADDRESS_CANARY}.")
    answer = sent(adviser, "file_advice", LATE, advice_id, not_shared_because="She is a baby.")
    assert (answer.status_code, "kept apart: address" in answer.content.decode()) == (400, True)


def test_the_childs_answer_goes_into_the_report_by_itself(adviser):
    filed(adviser)
    told = {"case_id": "CASE-1", "kind": "rule_16_4", "ordered_of": "", **parts("ordered_on", ON - timedelta(days=5))}
    done(adviser, "order_report", LATE, **told)
    here = (LATE, f"{LATE}-R1")
    done(adviser, "begin_report", *here)
    assert "Every weekend is too much." in opened(adviser, "answer_report", *here)
    assert "She is calm after each weekend." in opened(adviser, "report", *here)


def test_advice_of_another_child_is_not_there(adviser):
    advice_id = written(adviser)
    for name in ("change_advice", "share_advice", "file_advice", "compare_advice", "withdraw_advice"):
        for child in (PLAIN, FORBIDDEN):
            assert adviser.get(reverse(name, args=[child, advice_id])).status_code == 404, name


def test_a_talk_with_the_social_worker_is_written_down_and_struck_out(adviser):
    assert "Talks with the social worker" not in opened(adviser, "child_advice", LATE)
    Proceedings.objects.filter(pk="CASE-1").update(law="public")
    assert "No talk is written down yet." in opened(adviser, "child_advice", LATE)
    told = {"case_id": "CASE-1", "is_timetable_agreed": "yes", "is_care_plan_agreed": "no", **parts("talked_on", ON)}
    done(adviser, "write_talk", LATE, **told)
    page = opened(adviser, "child_advice", LATE)
    assert "the timetable is agreed, the care plan is not agreed" in page
    talk_id = PlanTalk.objects.get().talk_id
    assert adviser.get(reverse("strike_talk", args=[PLAIN, talk_id])).status_code == 404
    done(adviser, "strike_talk", LATE, talk_id, because="It was her brother.")
    assert "Struck out." in opened(adviser, "child_advice", LATE)
    early = sent(adviser, "write_talk", LATE, **told | parts("talked_on", ON + timedelta(days=1)))
    assert (early.status_code, "has not come yet" in early.content.decode()) == (400, True)
