"""A practice alert is read by each whom it is for, once; who has not read it is told to those who lead them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from support.casework_people import AT, ON, a_team, a_user, acting
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.words import NotAWord
from waypost.casework.oversight.actions.alert import publish_alert, read_alert, withdraw_alert
from waypost.casework.oversight.alerting import check_alert, due_on, is_for
from waypost.casework.oversight.models import AlertRead
from waypost.casework.oversight.queries.alerts import alerts, who_read
from waypost.casework.oversight.words import told

TOLD = {
    "title": "Ask where a baby sleeps",
    "words": "Ask it on the first visit.",
    "for_roles": ["family_court_adviser"],
}


def test_the_rules_of_an_alert():
    check_alert("x", "y", ["assistant"])
    for title, words, roles in ((" ", "y", ["assistant"]), ("x", " ", ["assistant"]), ("x", "y", [])):
        with pytest.raises(NotPossibleNow):
            check_alert(title, words, roles)
    with pytest.raises(NotAWord):
        check_alert("x", "y", ["court_officer"])
    assert set(told()["alerted"]) <= {role.value for role in Role}
    assert due_on(ON, ON - timedelta(days=900)) == ON + timedelta(days=14)
    assert due_on(ON, ON + timedelta(days=30)) == ON + timedelta(days=44)


@pytest.mark.parametrize(
    ("role", "area", "for_area", "is_theirs"),
    [("assistant", "A1", "", True), ("assistant", "A1", "A1", True), ("assistant", "A2", "A1", False),
     ("auditor", "A1", "", False)],
)  # fmt: skip
def test_whom_an_alert_is_for(role, area, for_area, is_theirs):
    assert is_for(role, area, for_roles=["assistant"], for_area=for_area) is is_theirs


@pytest.mark.django_db
def test_who_has_read_an_alert_and_who_has_not():
    head, supervisor = acting(Role.HEAD_OF_SERVICE), acting(Role.PRACTICE_SUPERVISOR)
    reads_it, forgets = acting(Role.FAMILY_COURT_ADVISER), acting(Role.FAMILY_COURT_ADVISER)
    a_user(Role.FAMILY_COURT_ADVISER, a_team("Far", "A99"))
    with pytest.raises(MayNot):
        publish_alert(supervisor, None, **TOLD)
    number = publish_alert(head, None, **TOLD)
    (mine,) = alerts(reads_it, None)
    assert (mine.is_to_be_read, mine.due_on) == (True, ON + timedelta(days=14))
    for _ in range(2):
        read_alert(reads_it, None, alert=number)
    assert AlertRead.objects.count() == 1
    assert not alerts(reads_it, None)[0].is_to_be_read
    with pytest.raises(NoSuchChild):
        read_alert(supervisor, None, alert=number)
    later = replace(supervisor, at=AT + timedelta(days=20))
    (told,) = who_read(later, None)
    assert (told.readers, told.has_read, [one.days_late for one in told.unread]) == (2, 1, [6])
    assert alerts(replace(forgets, at=AT + timedelta(days=20)), None)[0].days_late == 6
    with pytest.raises(MayNot):
        who_read(reads_it, None)


@pytest.mark.django_db
def test_an_alert_that_is_withdrawn_is_read_by_nobody_and_stays():
    head, who = acting(Role.HEAD_OF_SERVICE), acting(Role.FAMILY_COURT_ADVISER)
    elsewhere = acting(Role.FAMILY_COURT_ADVISER, a_team("Far", "A99"))
    first = publish_alert(head, None, **TOLD, is_for_my_area_alone=True)
    assert not alerts(elsewhere, None)[0].is_for_me
    withdraw_alert(head, None, alert=first)
    with pytest.raises(NotPossibleNow):
        withdraw_alert(head, None, alert=first)
    with pytest.raises(NoSuchChild):
        read_alert(who, None, alert=first)
    assert not alerts(who, None)[0].is_to_be_read
    assert who_read(head, None) == ()
    with pytest.raises(NoSuchChild):
        withdraw_alert(head, None, alert=0)
