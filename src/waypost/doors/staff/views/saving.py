"""A page as a file: a page that opens from disk, a tagged PDF, or a spreadsheet, by `?form=` of its own address."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse

from waypost.doors.boardpack.paper import paper_page, paper_pdf
from waypost.doors.staff.strategy_told.page import PageTold, paper_of, sheet_of
from waypost.doors.staff.views.asked import one_of

FORMS: Mapping[str, tuple[str, str]] = {
    "page": ("text/html; charset=utf-8", "html"),
    "pdf": ("application/pdf", "pdf"),
    "sheet": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
}
_MAKE = {"page": paper_page, "pdf": paper_pdf}


def form_of(request: HttpRequest) -> str:
    """Return as what a page is asked to be saved; empty: it is looked at."""
    return one_of(request.GET, "form", ["", *FORMS], "")


def saved_as(told: PageTold, form: str, kicker: str = "Strategy") -> HttpResponse:
    """Return a page as a file. `kicker`: what the page belongs to."""
    return as_file(sheet_of(told) if form == "sheet" else _MAKE[form](paper_of(told, kicker)), form, told.name)


def as_file(made: str | bytes, form: str, name: str) -> HttpResponse:
    """Return what was made as a file of a form and a name."""
    kind, ending = FORMS[form]
    answer = HttpResponse(made, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer
