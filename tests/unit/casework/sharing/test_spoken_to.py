"""How each of a family is spoken to: who said it and when, for staff who may see it, and for nobody of the family."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.casework_people import AT, ON, a_user, acting, assign
from support.sharing_people import Family, a_family, a_site, reader_of_site
from waypost.casework.access.roles import Role
from waypost.casework.children.queries.a_child import child_now
from waypost.casework.children.spoken_to import SpokenTo, spoken_to_for
from waypost.casework.sharing.actions.decide_site import end_site
from waypost.casework.sharing.actions.say import ask_needs, say
from waypost.casework.sharing.models import Site
from waypost.casework.sharing.queries.for_family import me
from waypost.casework.sharing.rules import Band

pytestmark = pytest.mark.django_db


@pytest.fixture
def family() -> Family:
    return a_family()


def told(family: Family) -> tuple[SpokenTo, ...]:
    return spoken_to_for(family.adviser, family.child.pk)


def test_nobody_was_asked_and_nothing_stands_there(family):
    a_site(family, family.mother)
    assert told(family) == ()


def test_what_staff_wrote_down_and_what_somebody_said_each_with_its_day(family):
    site = a_site(family, family.mother, needs="An interpreter for Punjabi")
    by = Site.objects.get().decided_by.name
    ask_needs(reader_of_site(site), needs=["large_print"])
    later = AT + timedelta(days=3)
    ask_needs(reader_of_site(site, later), needs=["easy_read", "interpreter"], words="Punjabi")
    assert told(family) == (
        SpokenTo("Ada Invented", "An interpreter for Punjabi", by, ON),
        SpokenTo("Ada Invented", "interpreter, easy read: Punjabi", "", ON + timedelta(days=3)),
    )


def test_what_they_wrote_otherwise_is_no_need(family):
    say(reader_of_site(a_site(family, family.mother)), words="Qz")
    assert told(family) == ()


def test_the_child_comes_first_and_a_shut_site_changes_nothing(family):
    father = a_site(family, family.father, needs="More time")
    child = a_site(family, None, Band.YOUNGER, needs="Makaton")
    end_site(family.adviser, family.child.pk, site_id=father)
    assert [(one.whom, one.how) for one in told(family)] == [
        ("Robin Invented", "Makaton"),
        ("Bo Invented", "More time"),
    ]
    assert child


def test_a_language_that_was_agreed_is_told(family):
    a_site(family, family.father)
    Site.objects.update(language="cy")
    assert [one.how for one in told(family)] == ["reads Cymraeg"]


def test_whoever_ticks_a_need_and_that_they_need_nothing_needs_it(family):
    site = a_site(family, family.mother)
    ask_needs(reader_of_site(site), needs=["nothing", "signing"])
    assert told(family)[0].how == "signing"
    ask_needs(reader_of_site(site, AT + timedelta(days=1)), needs=["nothing"])
    assert told(family)[0].how == "nothing more"


@pytest.mark.parametrize("role", [Role.COURT_OFFICER, Role.AUTHORITY_SOCIAL_WORKER, Role.SCREENING_OFFICER])
def test_whoever_may_not_see_what_families_shared_is_told_nothing(family, role):
    a_site(family, family.mother, needs="An interpreter for Punjabi")
    user = a_user(role)
    assign(family.child, user)
    assert child_now(acting(user), family.child.pk).head.spoken_to == ()
    assert len(child_now(family.adviser, family.child.pk).head.spoken_to) == 1


def test_the_other_parents_site_knows_nothing_of_it(family):
    a_site(family, family.mother, needs="An interpreter for Punjabi")
    father = me(reader_of_site(a_site(family, family.father)))
    assert "Punjabi" not in repr(father)
