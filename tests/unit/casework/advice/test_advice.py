"""Advice in the record: written, told to the child, filed, and set beside what the court ordered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from support.casework_people import ON, a_child, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.advice.actions.compare_advice import compare_advice
from waypost.casework.advice.actions.give_advice import (
    change_advice,
    file_advice,
    share_advice,
    withdraw_advice,
    write_advice,
)
from waypost.casework.advice.models import Advice
from waypost.casework.advice.queries import advice_to_compare, child_advice, influence_of_advice
from waypost.casework.advice.rules import TRANSITIONS, AdviceAct, Influence, State
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import ChildInCase, Contact, CourtOrder, Proceedings
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.children.withholding import WouldTellParties

pytestmark = pytest.mark.django_db


def in_case(child, case_id="K1", has_domestic_abuse=True):
    told = {"law": "private", "kind": "c", "issued_on": ON, "has_domestic_abuse": has_domestic_abuse}
    case, _ = Proceedings.objects.get_or_create(case_id=case_id, defaults=told)
    ChildInCase.objects.create(child=child, proceedings=case)
    return case


def final_order(child, case_id="K1", kind="child_arrangements_order", made_on=ON):
    return CourtOrder.objects.create(child=child, proceedings_id=case_id, kind=kind, made_on=made_on, is_final=True)


@pytest.fixture
def mine():
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child()
    assign(child, user)
    in_case(child)
    return acting(user), child


def written(who, child, reasons="He is calm there.", issue="who_the_child_lives_with"):
    order = {"recommendation": "child_arrangements_order", "reasons": reasons}
    return write_advice(who, child.pk, case_id="K1", issue=issue, **order)


def do(action, who, child, advice_id, **more):
    return action(who, child.pk, advice_id=advice_id, version=Advice.objects.get(advice_id=advice_id).version, **more)


def filed(who, child, **more):
    advice_id = written(who, child, **more)
    do(share_advice, who, child, advice_id, shared_on=ON, childs_response="He is glad.")
    do(file_advice, who, child, advice_id)
    return advice_id


def test_advice_goes_from_its_reasons_to_the_childs_answer_to_the_court_to_the_order(mine):
    who, child = mine
    advice_id = filed(who, child)
    assert advice_to_compare(who, None, is_mine=True) == ()
    order = final_order(child)
    assert [one.advice_id for one in advice_to_compare(who, None, is_mine=True)] == [advice_id]
    assert child_advice(who, child.pk).advice[0].suggested == "followed"
    with pytest.raises(NotPossibleNow):
        do(compare_advice, who, child, advice_id, order_id=order.pk, followed="in_part")
    compared = {"order_id": order.pk, "followed": "in_part", "reason": "agreed", "words": "Alternate weekends."}
    do(compare_advice, who, child, advice_id, **compared)
    (shown,) = child_advice(who, child.pk).advice
    assert (shown.state, shown.followed, shown.court_reason, shown.acts) == (
        "compared_with_the_order", "in_part", "agreed", ()
    )  # fmt: skip
    assert (shown.childs_response, shown.shared_on) == ("He is glad.", ON)
    boss = acting(Role.SERVICE_MANAGER)
    assert influence_of_advice(boss, None, since_on=ON) == (Influence("who_the_child_lives_with", True, 0, 1, 0),)
    with pytest.raises(MayNot):
        influence_of_advice(who, None, since_on=ON)


def test_advice_that_changes_is_told_to_the_child_again(mine):
    who, child = mine
    advice_id = written(who, child)
    do(share_advice, who, child, advice_id, shared_on=ON, childs_response="Fine.")
    do(change_advice, who, child, advice_id, recommendation="no_order", reasons="Better so.")
    with pytest.raises(NotPossibleNow):
        do(file_advice, who, child, advice_id)
    with pytest.raises(NotPossibleNow):
        do(share_advice, who, child, advice_id, shared_on=ON + timedelta(days=1), childs_response="x")
    with pytest.raises(NotPossibleNow):
        do(share_advice, who, child, advice_id, shared_on=ON, childs_response=" ")
    do(file_advice, who, child, advice_id, not_shared_because="He is abroad and cannot be reached.")
    assert Advice.objects.get().childs_response == ""


def test_later_advice_on_the_same_issue_replaces_and_on_another_stands_beside(mine):
    who, child = mine
    first, other, second = filed(who, child), filed(who, child, issue="time_with_a_parent"), filed(who, child)
    states = dict(Advice.objects.values_list("advice_id", "state"))
    assert (states[first], states[other], states[second]) == (State.REPLACED, State.FILED, State.FILED)


@pytest.mark.parametrize("where", ["reasons", "response"])
def test_where_anybody_lives_who_hides_it_stands_in_no_advice(mine, where):
    who, child = mine
    Contact.objects.create(child=child, kind="address", value="14 Larkspur Hollow, ZZ9 4QX")
    told = "Larkspur Hollow is home."
    advice_id = written(who, child, told if where == "reasons" else "He is calm.")
    response = told if where == "response" else "Fine."
    do(share_advice, who, child, advice_id, shared_on=ON, childs_response=response)
    with pytest.raises(WouldTellParties):
        do(file_advice, who, child, advice_id)
    assert Advice.objects.get().filed_on is None


def test_another_childs_advice_case_or_order_is_no_child_at_all(mine):
    who, child = mine
    other, theirs = a_child(), a_user(Role.FAMILY_COURT_ADVISER)
    assign(other, theirs)
    in_case(other, "K2")
    order = {"issue": "order", "recommendation": "no_order", "reasons": "x"}
    advice_id = write_advice(acting(theirs), other.pk, case_id="K2", **order)
    ours = filed(who, child)
    for act in (
        lambda: write_advice(who, child.pk, case_id="K2", **order),
        lambda: write_advice(who, other.pk, case_id="K2", **order),
        lambda: file_advice(who, child.pk, advice_id=advice_id, version=1),
        lambda: withdraw_advice(who, child.pk, advice_id=advice_id, version=1),
        lambda: do(compare_advice, who, child, ours, order_id=final_order(other, "K2").pk, followed="followed"),
        lambda: child_advice(who, other.pk),
    ):
        with pytest.raises(NoSuchChild):
            act()


def test_a_stale_page_is_told_and_the_audit_tells_codes_alone(mine):
    who, child = mine
    advice_id = written(who, child)
    do(change_advice, who, child, advice_id, recommendation="no_order", reasons="Better so.")
    with pytest.raises(SomebodySavedFirst):
        change_advice(who, child.pk, advice_id=advice_id, version=1, recommendation="no_order", reasons="Mine.")
    assert Advice.objects.get().reasons == "Better so."
    events = list(AuditEvent.objects.order_by("pk"))
    assert [one.kind for one in events] == ["advice.write", "advice.change"]
    assert "Better" not in str([one.facts for one in events])


class Pieces(RuleBasedStateMachine):
    """One piece of advice in whatever order people act on it."""

    @initialize()
    def begin(self):
        user, self.child = a_user(Role.FAMILY_COURT_ADVISER), a_child()
        assign(self.child, user)
        in_case(self.child)
        self.who, self.order = acting(user), final_order(self.child)
        self.advice_id, self.filed = written(self.who, self.child), None

    def advice(self):
        return Advice.objects.get(advice_id=self.advice_id)

    def attempt(self, act, action, **more):
        before = self.advice()
        try:
            do(action, self.who, self.child, self.advice_id, **more)
        except NotPossibleNow:
            assert (self.advice().version, self.advice().state) == (before.version, before.state)
        else:
            assert self.advice().state == TRANSITIONS[State(before.state), act]

    @rule(reasons=st.sampled_from(["One.", "Two."]))
    def change(self, reasons):
        self.attempt(AdviceAct.CHANGE, change_advice, recommendation="no_order", reasons=reasons)

    @rule()
    def share(self):
        self.attempt(AdviceAct.SHARE, share_advice, shared_on=ON, childs_response="Yes.")

    @rule(why=st.sampled_from(["", "A baby."]))
    def file(self, why):
        self.attempt(AdviceAct.FILE, file_advice, not_shared_because=why)

    @rule()
    def compare(self):
        self.attempt(AdviceAct.COMPARE, compare_advice, order_id=self.order.pk, followed="followed")

    @rule()
    def withdraw(self):
        self.attempt(AdviceAct.WITHDRAW, withdraw_advice)

    @invariant()
    def what_was_filed_stays_and_the_child_knew_or_it_is_said_why(self):
        if not hasattr(self, "advice_id"):
            return
        row = self.advice()
        if row.filed_on is not None:
            self.filed = self.filed or row.reasons
            assert row.reasons == self.filed
            assert row.shared_on is not None or row.not_shared_because
            assert row.state in (State.FILED, State.COMPARED)


def test_advice_in_any_order():
    run_state_machine_as_test(Pieces, settings=settings(max_examples=12, stateful_step_count=10))
