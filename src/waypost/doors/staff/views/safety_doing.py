"""What is written to keep a child and those who visit safe: harm, plans, contact, warnings, incidents, support."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.access.permissions import Permission
from waypost.casework.children.queries import a_child
from waypost.casework.children.queries.shown import Head
from waypost.casework.safety.actions import incidents, keep_child_safe, warn
from waypost.casework.safety.queries.child import SafetyPage, child_safety
from waypost.doors.staff.forms import of_safety
from waypost.doors.staff.views.doing import Asked, Doing, pages_of
from waypost.doors.staff.views.safety_words import coded

_BACK = "child_safety"


@dataclass(frozen=True, slots=True)
class OneOf:
    """Something of a child's safety, with the head of the child's pages."""

    head: Head
    one: Any


def _find(many: Callable[[SafetyPage], Iterable[Any]], key: str) -> Callable[..., OneOf]:
    """Return the question for one thing of a child's safety, named in the address; another's is nobody's."""

    def ask(acting: Acting, child_id: str, **asked: Any) -> OneOf:
        told = child_safety(acting, child_id)
        found = next((one for one in many(told) if getattr(one, key) == asked[key]), None)
        if found is None:
            raise _no_such()
        return OneOf(told.head, found)

    return ask


def _member(acting: Acting, child_id: str, *, family_member_id: int) -> OneOf:
    """Return a member of the family with the rule of safe contact that stands, if any."""
    told = child_safety(acting, child_id)
    name = next((name for number, name, _ in told.family if number == family_member_id), None)
    if name is None:
        raise _no_such()
    return OneOf(told.head, _rule(told, family_member_id, name))


def _the_child(acting: Acting, child_id: str) -> OneOf:
    told = child_safety(acting, child_id)
    return OneOf(told.head, _rule(told, None, told.head.name))


@dataclass(frozen=True, slots=True)
class Rule:
    """Whose contact it is, and what stands of it."""

    name: str
    version: int
    initial: dict[str, Any]


def _rule(told: SafetyPage, member_id: int | None, name: str) -> Rule:
    kept = next((one for one in told.reach if one.member_id == member_id), None)
    if kept is None:
        return Rule(name, 0, {"allowed": [], "never": [], "words": ""})
    return Rule(name, kept.version, {"allowed": kept.allowed, "never": kept.never, "words": kept.words or ""})


def _contact_now(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"version": told.one.version, "initial": told.one.initial}


def _set_contact(who: Acting, child: str, form: Any, asked: Asked) -> Any:
    return keep_child_safe.set_safe_contact(
        who, child, once=form.token, version=form.seen, member=asked.get("family_member_id"), **form.taken
    )


def _assess(who: Acting, child: str, form: Any, asked: Asked) -> Any:
    given = {name: value for name, value in form.taken.items() if name != "member"}
    return keep_child_safe.assess_harm(who, child, once=form.token, from_member=form.about, **given)


def _warn(who: Acting, child: str, form: Any, asked: Asked) -> Any:
    given = {name: value for name, value in form.taken.items() if name != "member"}
    return warn.warn(who, child, once=form.token, member=form.about, **given)


def _support_staff(who: Acting, child: str, form: Any, asked: Asked) -> Any:
    given = {name: value for name, value in form.taken.items() if name != "person_id"}
    return incidents.support_staff(who, child, once=form.token, person_id=form.person, **given)


def _simply(action: Any) -> Any:
    return lambda who, child, form, asked: action(who, child, once=form.token, **asked, **form.taken)


def _over(action: Any) -> Any:
    return lambda who, child, form, asked: action(who, child, once=form.token, version=form.seen, **asked, **form.taken)


def _version(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"version": told.one.version}


def _plan_now(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"version": told.plan_number, "initial": {"words": told.plan or ""}}


def _no_such() -> NoSuchChild:
    return NoSuchChild("there is no such child here.", do="Check the reference, or search again.")


_WARNING = _find(lambda told: told.warnings, "warning_id")
_INCIDENT = _find(lambda told: told.incidents, "incident_id")
_SAFE, _ACT, _DECIDE = Permission.WRITE_SAFETY, Permission.ACT_ON_INCIDENT, Permission.DECIDE_WARNING
_ONE_INCIDENT = {"template": "safety/incident.html", "more": {"coded": coded()}}
_ONE_WARNING = {"template": "safety/warning.html", "more": {"coded": coded()}}

DOINGS = (
    Doing("assess_harm", "safety/assess/", "Assess the risk of harm", "Save", "The assessment is saved.",
          of_safety.AssessForm, _SAFE, _BACK, child_safety, _assess,
          about="The assessment before it is kept, and stands no more."),
    Doing("write_safety_plan", "safety/plan/", "Write the safety plan", "Save the plan", "The plan is saved.",
          of_safety.SafetyPlanForm, _SAFE, _BACK, child_safety,
          lambda who, child, form, _: keep_child_safe.write_safety_plan(
              who, child, once=form.token, after=form.seen, **form.taken),
          _plan_now, about="Each version is kept."),
    Doing("contact_of_child", "safety/contact/", "How the child can be reached", "Save", "It is saved.",
          of_safety.SafeContactForm, _SAFE, _BACK, _the_child, _set_contact, _contact_now),
    Doing("contact_of_member", "safety/contact/<int:family_member_id>/", "How somebody can be reached", "Save",
          "It is saved.", of_safety.SafeContactForm, _SAFE, _BACK, _member, _set_contact, _contact_now,
          template="safety/contact.html"),
    Doing("warn", "safety/warning/", "Warn those who visit", "Save the warning", "The warning is saved.",
          of_safety.WarnForm, _SAFE, _BACK, child_safety, _warn,
          about="It stands at the head of every page of this child, for half a year, to those who may see it."),
    Doing("decide_warning", "safety/warning/<int:warning_id>/decide/", "Decide a warning", "Save", "It is decided.",
          of_safety.DecideWarningForm, _DECIDE, _BACK, _WARNING, _simply(warn.decide_warning), **_ONE_WARNING,
          about="It marks a person. Nobody decides what they asked for."),
    Doing("end_warning", "safety/warning/<int:warning_id>/end/", "End a warning", "End it", "The warning is ended.",
          of_safety.NothingMoreForm, _DECIDE, _BACK, _WARNING, _simply(warn.end_warning), **_ONE_WARNING,
          is_grave=True, about="It leaves the head of the child’s pages today."),
    Doing("report_incident", "safety/incident/", "Report a threat against you", "Report it",
          "It is reported. Your manager says by tomorrow what is done.", of_safety.IncidentForm,
          Permission.REPORT_INCIDENT, "child_now", a_child.child_now, _simply(incidents.report_incident),
          lambda told, acting, _: {"initial": {"happened_on": acting.on}},
          about="If you are in danger now, call 999 first."),
    Doing("act_on_incident", "safety/incident/<str:incident_id>/act/", "What was done", "Save", "It is saved.",
          of_safety.ActForm, _ACT, _BACK, _INCIDENT, _over(incidents.act_on_incident), _version, **_ONE_INCIDENT),
    Doing("tell_authority", "safety/incident/<str:incident_id>/authority/", "The authority was told",
          "It was told today", "It is saved.", of_safety.NothingMoreForm, _ACT, _BACK, _INCIDENT,
          _over(incidents.tell_authority), _version, **_ONE_INCIDENT, about="Because a child is at risk."),
    Doing("support_after_incident", "safety/incident/<str:incident_id>/support/", "Support for who was threatened",
          "Save", "It is saved.", of_safety.SupportForm, _ACT, _BACK, _INCIDENT,
          _over(incidents.support_after_incident), _version, **_ONE_INCIDENT),
    Doing("close_incident", "safety/incident/<str:incident_id>/close/", "Close the incident", "Close it",
          "The incident is closed.", of_safety.NothingMoreForm, _ACT, _BACK, _INCIDENT,
          _over(incidents.close_incident), _version, **_ONE_INCIDENT,
          about="It can be closed when something was done, and the authority was told where a child is at risk."),
    Doing("support_staff", "safety/support/", "Support after a death or serious harm", "Save", "It is saved.",
          of_safety.SupportStaffForm, _ACT, _BACK, child_safety, _support_staff,
          about="For somebody who works, or worked, for the child. Support begins within two days."),
)  # fmt: skip
urls = pages_of(DOINGS)
