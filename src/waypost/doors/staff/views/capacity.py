"""What if: more posts, more cases, a limit of recruitment. Waits and caseloads as they would be, each with its ends.

It rests on released figures, published numbers and assumptions, and opens nobody's record.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.doors.boardpack.spreadsheet import workbook
from waypost.doors.boardpack.staffing import fans
from waypost.doors.boardpack.tables import Table
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.views.asked import one_of
from waypost.pipeline.simulate import WhatIf
from waypost.wiring.what_if import foretold

PERCENTS = ("80", "90", "95", "100", "105", "110", "120", "130")
RECRUITS = ("", "0", "10", "20", "30", "40", "60")
"""A month, in England; an empty one: as it is today."""
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@staff_page(Permission.SEE_READINESS)
def capacity(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show today's plan beside another; as a spreadsheet where that is asked for."""
    posts, demand = (one_of(request.GET, name, PERCENTS, "100") for name in ("posts", "demand"))
    recruits = one_of(request.GET, "recruits", RECRUITS, "")
    what_if = WhatIf(int(posts), int(demand), int(recruits) if recruits else None)
    today, then = foretold(WhatIf()), foretold(what_if)
    if one_of(request.GET, "form", ("page", "sheet"), "page") == "sheet":
        return _sheet(acting, today, then)
    choices = [
        ("posts", "Posts", [(one, f"{one} in 100 of today’s") for one in PERCENTS], posts),
        ("demand", "Cases that come", [(one, f"{one} in 100 of today’s") for one in PERCENTS], demand),
        ("recruits", "Recruits a month at most, in England", [(one, one or "As today") for one in RECRUITS], recruits),
    ]
    return shown(
        request, "performance/capacity.html", acting, then=then, of=then["of"], choices=choices,
        rows=_rows(today, then), areas=_areas(then), pictures=fans(then), is_today=what_if == WhatIf(),
        query=urlencode({"posts": posts, "demand": demand, "recruits": recruits, "form": "sheet"}),
        is_released=any(one["source"] == "from released figures" for one in then["rests_on"]),
    )  # fmt: skip


def _rows(today: Mapping[str, Any], then: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    before = {row["what"]: row for row in today["england"]}
    return [(row["title"], before[row["what"]], row) for row in then["england"] if row["what"] in before]


def _areas(then: Mapping[str, Any]) -> list[dict[str, Any]]:
    told = []
    for row in then["areas"]:
        of = {one["what"]: one for one in row["figures"]}
        within = min(row["percent_of_weeks_begun"], row["percent_of_weeks_done"])
        told.append({"area": row["area"], "posts": row["posts"], "within": within, "wait": of["wait_days"],
                     "caseload": of["caseload"]})  # fmt: skip
    return told


def _sheet(acting: Acting, today: Mapping[str, Any], then: Mapping[str, Any]) -> HttpResponse:
    ends = ("middle", "lower", "upper")
    told = ("Middle", "80% from", "to")
    both = tuple(f"{when}: {one.lower()}" for when in ("Today", "Asked") for one in told)
    england = tuple(
        (title, *(row[end] for row in (before, after) for end in ends)) for title, before, after in _rows(today, then)
    )
    areas = tuple(
        (row["area"], row["posts"], row["within"], *(row[what][end] for what in ("wait", "caseload") for end in ends))
        for row in _areas(then)
    )
    weeks = tuple((row["what"], row["week"], *(row[end] for end in ends)) for row in then["by_week"])
    rests = tuple((row["name"], row["value"], row["source"]) for row in then["rests_on"])
    tables = [
        Table("england", "England", "The last year, as planned today and as asked.",
              ("Figure", *both), england),
        Table("areas", "Areas", "The last year, as asked.",
              ("Area", "Posts", "Weeks within capacity (%)", *(f"Wait (days): {one.lower()}" for one in told),
               *(f"Cases each: {one.lower()}" for one in told)), areas),
        Table("weeks", "Week by week", "England, as asked.", ("Figure", "Week", *told), weeks),
        Table("rests", "What it rests on", "Each value with its source.", ("Name", "Value", "Source"), rests),
    ]  # fmt: skip
    made = workbook(
        tables, title="Capacity and demand: what if", on=acting.on, is_invented=bool(then["of"]["invented"])
    )
    answer = HttpResponse(made, content_type=SHEET)
    answer["Content-Disposition"] = 'attachment; filename="capacity.xlsx"'
    return answer


urls: list[URLPattern] = [path("performance/capacity/", capacity, name="capacity")]
