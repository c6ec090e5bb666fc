"""Whoever opens no child's record is told where to begin: each place is one that they may open."""

from __future__ import annotations

import re

import pytest

from support.record_forms import opened, signed_in
from support.staff_office import ON, an_office
from waypost.casework.access.roles import Role

pytestmark = pytest.mark.django_db
BEGINS = {
    Role.PROGRAMME_OFFICER: {"did_it_work", "readiness", "risks", "calendar"},
    Role.COMMITTEE_MEMBER: {"did_it_work", "readiness", "risks"},
    Role.PARTNER: {"did_it_work", "readiness", "risks", "definitions", "survey"},
    Role.BOARD_MEMBER: {"did_it_work", "readiness", "risks"},
}
ADDRESSES = {
    "/promises/": "did_it_work", "/readiness/": "readiness", "/strategy/risks/": "risks",
    "/strategy/calendar/": "calendar", "/strategy/definitions/": "definitions", "/what-works/survey/answer/": "survey",
}  # fmt: skip


@pytest.mark.parametrize("role", BEGINS, ids=str)
def test_each_place_to_begin_is_one_that_the_role_may_open(db, settings, role):
    settings.DEMONSTRATION_DAY = ON
    client = signed_in(an_office(), role)
    page = opened(client, "my_work").split("Where to begin", 1)[1]
    links = re.findall(r'class="govuk-link" href="(/[^"]+)"', page.split("</ul>", 1)[0])
    assert {ADDRESSES[link] for link in links} == BEGINS[role]
    assert [link for link in links if client.get(link).status_code != 200] == []
    assert ("handed to your body" in page) is (role is not Role.COMMITTEE_MEMBER)
