"""One practitioner of a team: what they carry; hours, absences, other work, skills and terms, each set here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting, NothingThere
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.actions import set_hours
from waypost.casework.allocation.practitioner import practitioner
from waypost.casework.allocation.shown import Practitioner
from waypost.doors.staff.forms import of_workload as forms
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.views.entering import Asked, Entry, pages_of

_SET = Permission.SET_WORKLOAD
_SAVED = "It is written down, and counts from that day."
_ENDED = "Its last day is written down."


@staff_page(Permission.SEE_CAPACITY)
def person(request: HttpRequest, acting: Acting, user_id: int) -> HttpResponse:
    """Show what somebody of the team can carry and carries, and where each number comes from."""
    told = practitioner(acting, None, user_id=user_id)
    return shown(request, "workload/practitioner.html", acting, told=told)


def _one(acting: Acting, *, user_id: int) -> Practitioner:
    return practitioner(acting, None, user_id=user_id)


def _ending(lines: str, number: str) -> Any:
    """Return a reading that knows nothing of a line which is not this person's. A last day may be put right."""

    def ask(acting: Acting, *, user_id: int, **asked: int) -> Practitioner:
        told = practitioner(acting, None, user_id=user_id)
        if asked[number] not in {one.row_id for one in getattr(told, lines)}:
            raise NothingThere("there is no such line of this person's.", do="Open their page again.")
        return told

    return ask


def _back(told: Practitioner) -> str:
    return reverse("practitioner", args=[told.user_id])


def _sets(action: Any) -> Any:
    return lambda acting, form, asked: action(acting, None, once=form.token, user_id=asked["user_id"], **form.taken)


def _ends(action: Any, number: str, name: str) -> Any:
    return lambda acting, form, asked: action(acting, None, once=form.token, **{name: asked[number]}, **form.taken)


def _today(told: Practitioner, asked: Asked) -> dict[str, Any]:
    return {"initial": {"from_on": told.workload.on}}


def _last_today(told: Practitioner, asked: Asked) -> dict[str, Any]:
    return {"initial": {"until_on": told.workload.on}}


def _entry(name: str, part: str, title: str, form: Any, act: Any, about: str = "") -> Entry:
    return Entry(name, f"team/<int:user_id>/{part}/", title, "Save", _SAVED, form, _SET, act, _back, _one, _today,
                 about, "workload/write.html")  # fmt: skip


def _end(name: str, part: str, title: str, lines: str, number: str, act: Any) -> Entry:
    address = f"team/<int:user_id>/{part}/<int:{number}>/end/"
    return Entry(name, address, title, "End it", _ENDED, forms.LastDayForm, _SET, act, _back, _ending(lines, number),
                 _last_today, "", "workload/write.html")  # fmt: skip


ENTRIES = (
    _entry("set_hours", "hours", "Hours a week", forms.HoursForm, _sets(set_hours.set_hours),
           "What stood before stands for the days before."),
    _entry("reduce_hours", "reductions", "Fewer hours for a time", forms.ReductionForm, _sets(set_hours.reduce_hours),
           "A category is enough. No reason is asked, and nothing of anybody’s health or family is written down."),
    _entry("record_absence", "absences", "Away", forms.AbsenceForm, _sets(set_hours.record_absence),
           "All their hours are gone for those days. No reason is asked, and none can be given."),
    _entry("set_other_work", "other-work", "Other work", forms.OtherWorkForm, _sets(set_hours.set_other_work),
           "Work that no case says by itself: a day on duty, a student, a colleague to guide, an addendum."),
    _entry("set_skill", "skills", "Something they can do", forms.SkillForm, _sets(set_hours.set_skill)),
    _entry("set_terms", "terms", "Terms of work", forms.TermsForm, _sets(set_hours.set_terms),
           "What stood before ends the day before."),
    _end("end_reduction", "reductions", "End fewer hours or an absence", "reductions", "reduced_hours_id",
         _ends(set_hours.end_reduction, "reduced_hours_id", "reduction_id")),
    _end("end_other_work", "other-work", "End other work", "other_work", "other_work_id",
         _ends(set_hours.end_other_work, "other_work_id", "other_work_id")),
    _end("end_skill", "skills", "End something they can do", "skills", "skill_id",
         _ends(set_hours.end_skill, "skill_id", "skill_id")),
)  # fmt: skip
urls: list[URLPattern] = [
    path("team/<int:user_id>/", person, name="practitioner"),
    *pages_of(ENTRIES),
]
