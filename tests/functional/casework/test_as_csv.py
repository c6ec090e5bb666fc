"""A team and a caseload as files for a spreadsheet: what the pages show, to those who may, and never a formula."""

from __future__ import annotations

import csv
import io

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from support.record_forms import signed_in
from support.staff_office import LATE, Office
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import Child
from waypost.doors.staff.views.as_csv import CAPACITY, CASELOAD, PEOPLE

pytestmark = pytest.mark.django_db
FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", '=HYPERLINK("http://canary.example")')


def given(office: Office, role: Role, name: str, query: str = "") -> list[dict[str, str]]:
    answer = signed_in(office, role).get(reverse(name) + query)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert "no-store" in answer["Cache-Control"]
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_a_caseload_is_given_whole_as_the_list_has_it_and_the_audit_hears_how_many(office):
    rows = given(office, Role.FAMILY_COURT_ADVISER, "my_children_csv", "?order=name")
    assert tuple(rows[0]) == CASELOAD
    assert len(rows) > 25  # more than a page
    assert [row["child"] for row in rows] == sorted((row["child"] for row in rows), key=lambda name: name.split()[-1])
    late = next(row for row in rows if row["child"] == Child.objects.get(pk=LATE).name)
    assert (late["next_step"], late["law"], late["weeks_open"]) == ("Safeguarding letter", "Private", "14")
    assert not [row for row in rows if row["child"].startswith(("Shut", "Forbidden", "Waits"))]
    told = AuditEvent.objects.latest("pk")
    assert (told.kind, told.is_reading, told.facts) == ("children.caseload", True, {"children": len(rows)})
    assert len(given(office, Role.FAMILY_COURT_ADVISER, "my_children_csv", "?law=private")) == 1


def test_a_team_is_given_with_capacity_to_those_alone_who_may_see_it(office):
    led = given(office, Role.PRACTICE_SUPERVISOR, "team_csv")
    assert tuple(led[0]) == PEOPLE + CAPACITY
    adviser = get_user_model().objects.get(pk=office.people[Role.FAMILY_COURT_ADVISER]).name
    row = next(row for row in led if row["name"] == adviser)
    assert (row["role"], row["children"], row["with_something_late"]) == (
        "Family court adviser",
        "33",
        "1",
    )  # one of them is restricted
    assert row["how_it_stands"] != ""
    seen = given(office, Role.BUSINESS_SERVICES, "team_csv")
    assert tuple(seen[0]) == PEOPLE
    assert {row["name"] for row in seen} == {row["name"] for row in led}
    assert AuditEvent.objects.latest("pk").facts == {"capacity": False}


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_runs_whatever_somebody_is_called(office, words):
    Child.objects.filter(pk=LATE).update(given_names=words)
    get_user_model().objects.filter(pk=office.people[Role.FAMILY_COURT_ADVISER]).update(name=words)
    for role, name in ((Role.FAMILY_COURT_ADVISER, "my_children_csv"), (Role.PRACTICE_SUPERVISOR, "team_csv")):
        cells = [cell for row in given(office, role, name) for cell in row.values()]
        assert any(cell.startswith(f"'{words}") for cell in cells), name
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))], name


def test_a_new_line_in_a_name_begins_no_row(office):
    Child.objects.filter(pk=LATE).update(given_names="Ann\r=1+1\n=2+2")
    text = signed_in(office, Role.FAMILY_COURT_ADVISER).get(reverse("my_children_csv")).content.decode("utf-8-sig")
    assert '"Ann\r=1+1\n=2+2' in text


def test_the_pages_lead_to_the_files(office):
    adviser, manager = (signed_in(office, role) for role in (Role.FAMILY_COURT_ADVISER, Role.PRACTICE_SUPERVISOR))
    assert f'href="{reverse("my_children_csv")}?order=due&amp;law="' in adviser.get(reverse("my_children")).text
    assert reverse("my_children_csv") not in adviser.get(reverse("my_children") + "?whose=all").text
    assert f'href="{reverse("team_csv")}"' in manager.get(reverse("team")).text
