"""Prioritisation by area and the children who wait under it; letters shared across areas, on the pages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from support.casework_people import ON, a_child, a_team, a_user, assign
from support.screening_people import a_desk, begun
from waypost.casework.access.roles import Role
from waypost.casework.screening.models import Held, Prioritisation, Screening

pytestmark = pytest.mark.django_db
FROM = {"from_on_day": "1", "from_on_month": "4", "from_on_year": "2027"}


@pytest.fixture(autouse=True)
def on_the_day(settings):
    settings.DEMONSTRATION_DAY = ON


def site(user) -> Client:
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def test_a_child_waits_only_where_it_is_switched_on_held_by_a_manager_and_looked_at_again():
    desk = a_desk()
    manager = site(desk.manager)
    hold = reverse("hold_child", args=[desk.child.pk])
    form = {"level": "medium", "holder_id": str(desk.manager.pk)}
    assert manager.post(hold, form).status_code == 400
    switch = reverse("prioritisation")
    assert "It was never switched on here." in manager.get(switch).content.decode()
    assert manager.post(switch, {**FROM, "decided_at": "Area board, 1 April"})["Location"] == switch
    assert manager.post(switch, {**FROM, "decided_at": "Area board, 1 April"}).status_code == 400
    assert manager.post(hold, form)["Location"] == reverse("screening")
    held = Held.objects.get()
    assert (held.level, held.holder) == ("medium", desk.manager)
    again = reverse("look_again", args=[desk.child.pk, held.pk])
    assert again in manager.get(reverse("screening")).content.decode()
    manager.post(again, {"level": "high"})
    held.refresh_from_db()
    assert (held.level, held.looked_on) == ("high", ON)
    manager.post(again, {"level": "let_go"})
    held.refresh_from_db()
    assert held.ended_on == ON
    assert manager.post(again, {"level": "low"}).status_code == 400
    end = reverse("end_prioritisation", args=[Prioritisation.objects.get().pk])
    assert "last day" in manager.get(end).content.decode()
    assert manager.post(end, {}).status_code == 302
    assert Prioritisation.objects.get().to_on == ON
    manager.post(hold, {**form, "holder_id": "0"})
    assert Held.objects.count() == 1


def test_letters_go_where_there_is_room_and_what_finds_none_waits():
    north = a_desk(area="A01")
    begun(north)
    begun(a_desk(area="A01"))
    begun(a_desk(area="A02"))
    senior = site(a_user(Role.HEAD_OF_SERVICE, a_team("Team A01", "A01")))
    address = reverse("share_letters")
    page = senior.get(address).content.decode()
    assert "A01: how many letters can it write?" in page
    assert north.child.given_names not in page
    assert senior.post(address, {}).status_code == 400
    assert senior.post(address, {"area_0": "1", "area_1": "2"})["Location"] == reverse("screening")
    assert sorted(Screening.objects.values_list("region", flat=True)) == ["A01", "A02", "A02"]
    assert "1 go to another area, 0 find no room" in senior.get(reverse("screening")).content.decode()
    assert "No letter waits" not in senior.get(address).content.decode()


def test_another_childs_wait_is_not_there():
    desk, other = a_desk(), a_desk(area="A02")
    held = Held.objects.create(
        child=other.child, level="low", holder=other.manager, since_on=ON - timedelta(days=3), looked_on=ON
    )
    address = reverse("look_again", args=[desk.child.pk, held.pk])
    assert site(desk.manager).post(address, {"level": "low"}).status_code == 404


def test_those_who_wait_are_told_a_page_at_a_time_with_what_is_late_before_everything():
    desk = a_desk()
    for number in range(51):  # the last is looked at latest of all, and should have been allocated days ago
        child = a_child(given_names=f"Waits{number}")
        assign(child, None, capacity="team")
        level, days = ("low", 150) if number == 50 else ("high", 60)
        since_on = ON - timedelta(days=days)
        Held.objects.create(child=child, level=level, holder=desk.manager, since_on=since_on, looked_on=ON)
    client, address = site(desk.manager), reverse("screening")
    first, second = (client.get(f"{address}?waits={number}").text for number in (1, 2))
    assert first.index("Waits50 ") < first.index("Waits0 ")
    assert "Waits49 " not in first
    assert "Waits49 " in second
    assert "51 children wait: what is late first (1)" in first
    assert "This is page 2 of 2." in second
    assert 'href="?waits=2"' in first
    assert 'aria-label="Pages of children who wait"' in first
    told = client.get("/api/v1/screening/waits?page=2").json()
    assert (told["page"], told["pages"], told["count"], told["late_count"], len(told["rows"])) == (2, 2, 51, 1, 1)
