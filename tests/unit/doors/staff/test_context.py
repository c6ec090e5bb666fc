"""The navigation: a row that fits, and every place of a role within two steps."""

from __future__ import annotations

import pytest

from waypost.casework.access.roles import Role
from waypost.doors.staff.context import MORE, navigation_for, places_for


def current(role: Role, here: str) -> list[str]:
    return [one["text"] for one in navigation_for(role, here) if one["current"]]


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_no_role_has_more_than_eight_places_in_a_row_and_none_is_lost(role):
    row = [one["text"] for one in navigation_for(role, "")]
    assert len(row) <= 8
    lost = [place for place in places_for(role) if place.title not in row and not place.group]
    assert lost == []
    assert (MORE.title in row) is (len(places_for(role)) > 7)


def test_a_page_of_a_group_stands_under_more():
    assert current(Role.SERVICE_MANAGER, "team") == ["Team"]
    assert current(Role.SERVICE_MANAGER, "wrong_link") == ["More"]
    assert current(Role.SERVICE_MANAGER, "more") == ["More"]


def test_a_role_with_few_places_sees_them_all():
    assert "More" not in [one["text"] for one in navigation_for(Role.BOARD_MEMBER, "")]
    assert current(Role.BOARD_MEMBER, "performance") == ["Performance"]
