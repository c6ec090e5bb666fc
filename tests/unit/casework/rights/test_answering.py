"""A request for a copy: a month to answer, nothing given that nobody read, prepared by one and checked by another."""

from __future__ import annotations

from datetime import date

import pytest

from support.any_rows import Filling
from support.casework_people import ON, a_child, a_team, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import Contact, WhatMatters
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.children.states import final
from waypost.casework.rights.actions.answer import ask_copy, check_copy, prepare_copy, release_copy, withdraw_copy
from waypost.casework.rights.actions.hold import hold
from waypost.casework.rights.answering import TRANSITIONS, State, check_asked, check_checker, check_release
from waypost.casework.rights.queries.copies import copy_to_check, copy_to_give, copy_to_prepare, open_requests
from waypost.casework.rights.queries.keeping import child_rights, standing_holds
from waypost.casework.rights.rules import NotAReason, NotYet, Told, answer_due_on, answer_words, needs_two_people

SECRET = "She said her aunt hides her."


@pytest.mark.parametrize(
    ("asked_on", "due_on"),
    [
        (date(2027, 1, 15), date(2027, 2, 15)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2027, 12, 31), date(2028, 1, 31)),
    ],
)
def test_an_answer_is_due_a_month_on_or_on_its_last_day(asked_on, due_on):
    assert answer_due_on(asked_on) == due_on


def test_the_rules_of_a_request():
    assert final(TRANSITIONS, State) == (State.RELEASED, State.WITHDRAWN)
    assert all(needs_two_people(reason) for reason in ("retention_over", "made_in_error", "ordered_by_court"))
    check_asked("child", asked_on=ON, on=ON)
    with pytest.raises(NotAReason):
        check_asked("a neighbour", asked_on=ON, on=ON)
    with pytest.raises(NotYet):
        check_asked("child", asked_on=date(2028, 1, 1), on=ON)
    check_checker(prepared_by=1, checker=2)
    with pytest.raises(NotYet):
        check_checker(prepared_by=1, checker=1)
    check_release("by_hand", is_identity_shown=True)
    with pytest.raises(NotYet):
        check_release("by_hand", is_identity_shown=False)
    with pytest.raises(NotAReason):
        check_release("by pigeon", is_identity_shown=True)
    assert set(answer_words("ways")) == {"by_hand", "by_post", "securely"}


@pytest.fixture
def asked(db):
    """A child, somebody who answers, somebody who checks, and the request."""
    child, complaints = a_child(), a_user(Role.COMPLAINTS_MANAGER)
    assign(child, complaints, capacity="complaint")
    who, boss = acting(complaints), acting(Role.HEAD_OF_SERVICE, a_team())
    words = WhatMatters.objects.create(child=child, kind="likes", words=SECRET, said_on=ON, written_by_id=boss.user_id)
    Contact.objects.create(child=child, kind="address", value="CANARYSTREET")
    answer_id = ask_copy(who, child.pk, asker="child", asked_on=ON)
    return child, who, boss, answer_id, ("children.WhatMatters", str(words.pk), "words")


def given(copy):
    return [str(one.value) for part in copy.parts for row in part.rows for one in row if one.told is Told.GIVEN]


def test_a_copy_is_prepared_by_one_checked_by_another_and_then_given(asked):
    child, who, boss, answer_id, text = asked
    name = ("children.Child", child.pk, "given_names")
    to_read = copy_to_prepare(who, child.pk, answer_id=answer_id)
    assert SECRET in [one.value for one in to_read.values if one.is_text]
    assert "CANARYSTREET" not in repr(to_read)
    with pytest.raises(NotYet):
        copy_to_check(boss, child.pk, answer_id=answer_id)
    prepare_copy(who, child.pk, answer_id=answer_id, version=1, given=[text], harmful=[name])
    shown = copy_to_check(boss, child.pk, answer_id=answer_id)
    assert SECRET in given(shown.copy)
    assert "Ash" not in given(shown.copy)
    with pytest.raises(NotYet):
        check_copy(who, child.pk, answer_id=answer_id, version=2, is_right=True)
    with pytest.raises(NotYet):
        copy_to_give(who, child.pk, answer_id=answer_id)
    with pytest.raises(MayNot):
        release_copy(boss, child.pk, answer_id=answer_id, version=2, how="by_hand", is_identity_shown=True)
    with pytest.raises(NotPossibleNow):
        release_copy(who, child.pk, answer_id=answer_id, version=2, how="by_hand", is_identity_shown=True)
    with pytest.raises(SomebodySavedFirst):
        check_copy(boss, child.pk, answer_id=answer_id, version=1, is_right=True)
    check_copy(boss, child.pk, answer_id=answer_id, version=2, is_right=True)
    assert "CANARYSTREET" not in repr(copy_to_give(who, child.pk, answer_id=answer_id))
    release_copy(who, child.pk, answer_id=answer_id, version=3, how="by_hand", is_identity_shown=True)
    assert open_requests(boss, None) == ()
    (done,) = child_rights(boss, child.pk).requests
    assert (done.state, done.released_how, done.given, done.harmful) == ("released", "by_hand", 1, 1)
    assert "aunt" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))


def test_a_copy_that_is_sent_back_is_prepared_again(asked):
    child, who, boss, answer_id, _ = asked
    prepare_copy(who, child.pk, answer_id=answer_id, version=1)
    check_copy(boss, child.pk, answer_id=answer_id, version=2, is_right=False)
    (waiting,) = open_requests(boss, None)
    assert (waiting.state, waiting.acts, waiting.due_on) == ("asked", ("prepared", "withdrawn"), answer_due_on(ON))
    withdraw_copy(who, child.pk, answer_id=answer_id, version=3)
    assert open_requests(boss, None) == ()


def test_what_the_classification_withholds_cannot_be_given_by_hand(asked):
    child, who, _, answer_id, _ = asked
    address = Contact.objects.get()
    other = Filling("C9")
    theirs = WhatMatters.objects.create(
        child=other.child, kind="likes", words="THEIRS", said_on=ON, written_by=other.user
    )
    for place in (
        ("children.Contact", str(address.pk), "value"),
        ("children.WhatMatters", str(theirs.pk), "words"),
        ("children.Child", child.pk, "given_names"),
    ):
        with pytest.raises(NotYet):
            prepare_copy(who, child.pk, answer_id=answer_id, version=1, given=[place])


def test_a_request_of_another_child_is_not_there(asked):
    child, who, boss, answer_id, _ = asked
    other = a_child()
    assign(other, None)
    assert child.pk != other.pk
    with pytest.raises(NoSuchChild):
        copy_to_check(boss, other.pk, answer_id=answer_id)
    with pytest.raises(NoSuchChild):
        prepare_copy(who, other.pk, answer_id=answer_id, version=1)


def test_a_page_of_holds_tells_what_stands_and_who_set_it(asked):
    child, _, boss, _, _ = asked
    hold(boss, child.pk, reason="inquiry")
    (one,) = standing_holds(boss, None)
    assert (one.child_id, one.reason, one.ended_on) == (child.pk, "inquiry", None)
    assert child_rights(boss, child.pk).is_held
