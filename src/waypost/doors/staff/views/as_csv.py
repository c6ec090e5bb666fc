"""A team and one's own caseload as CSV: what their pages show and nothing more, by the same permission.

No cell can run as a formula, whatever somebody is called. A byte order mark stands first: without it spreadsheets
spoil names that are not written in Latin letters.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.queries import team_today
from waypost.casework.allocation.shown import TeamMember, TeamToday
from waypost.casework.children.queries import lists
from waypost.casework.children.queries.shown import ChildRow, TeamRow
from waypost.disclosure.gate import check_fields
from waypost.disclosure.measures_csv import as_cell
from waypost.doors.staff.page import staff_page
from waypost.doors.staff.views.asked import one_of
from waypost.doors.staff.views.my_children import LAWS, ORDERS
from waypost.doors.staff.words import plain, sentence

PEOPLE = ("name", "role", "children", "with_something_late")
CAPACITY = (
    "is_associate", "how_it_stands", "pieces_of_work", "points", "points_available", "hours_contracted",
    "hours_less", "reductions",
)  # fmt: skip
CASELOAD = (
    "child", "law", "is_restricted", "next_step", "is_need_recorded", "due_on", "days_late", "next_hearing_on",
    "weeks_open",
)  # fmt: skip


@staff_page(Permission.SEE_TEAM)
def team_csv(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Give the people of the team with their caseloads; how much each carries, to those who lead it."""
    today = team_today(acting, None)
    columns = PEOPLE if today.capacity is None else PEOPLE + CAPACITY
    return _file("team", columns, _people(today), "team.csv")


@staff_page(Permission.SEE_CHILD)
def my_children_csv(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Give the acting person's whole caseload, in the order and of the law that the page was asked for."""
    order, law = one_of(request.GET, "order", ORDERS, "due"), one_of(request.GET, "law", LAWS)
    found = lists.caseload(acting, None, order=order, law=law)
    return _file("caseload", CASELOAD, map(_child, found), "my-children.csv")


def _people(today: TeamToday) -> list[Mapping[str, Any]]:
    """Return a row a person, whoever needs a manager first; those whose capacity nobody weighs come last."""
    told = {one.user_id: _carried(one) for one in today.capacity.members} if today.capacity else {}
    for one in today.team.people:
        told[one.user_id] = told.get(one.user_id, {}) | _held(one)
    return list(told.values())


def _held(one: TeamRow) -> dict[str, Any]:
    return {"name": one.name, "role": one.role, "children": one.children, "with_something_late": one.late}


def _carried(one: TeamMember) -> dict[str, Any]:
    stands = sentence(one.words or plain(one.state)) if one.percent is None else f"{round(one.percent)}%"
    return {
        "name": one.name,
        "is_associate": one.is_associate,
        "how_it_stands": stands,
        "pieces_of_work": one.pieces,
        "points": round(one.points, 1),
        "points_available": round(one.available_points, 1),
        "hours_contracted": one.contracted_hours,
        "hours_less": None if one.contracted_hours is None else one.reduced_hours,
        "reductions": None if one.contracted_hours is None else "; ".join(one.reductions),
    }


def _child(row: ChildRow) -> Mapping[str, Any]:
    return {
        "child": row.name,
        "law": plain(row.law) if row.law else None,
        "is_restricted": row.is_restricted,
        "next_step": plain(row.next_step) if row.next_step else None,
        "is_need_recorded": row.has_need_recorded,
        "due_on": row.due_on,
        "days_late": row.days_late,
        "next_hearing_on": row.next_hearing_on,
        "weeks_open": row.weeks_open,
    }


def _file(exit_name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], name: str) -> HttpResponse:
    check_fields(exit_name, columns)
    text = io.StringIO(newline="")
    written = csv.writer(text, lineterminator="\r\n")  # a cell with either sign of a new line then stands in quotes
    written.writerow(columns)
    written.writerows([as_cell(row.get(column)) for column in columns] for row in rows)
    answer = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


urls: list[URLPattern] = [
    path("team/csv/", team_csv, name="team_csv"),
    path("children/csv/", my_children_csv, name="my_children_csv"),
]
