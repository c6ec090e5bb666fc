"""What is written of a child's family: who may know where somebody lives, and who has parental responsibility."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.say_responsibility import say_responsibility
from waypost.casework.children.actions.say_who_may_know import say_who_may_know
from waypost.casework.children.queries.a_child import child_family
from waypost.casework.children.queries.shown import ContactShown, Head, Relation
from waypost.doors.staff.forms import of_family
from waypost.doors.staff.forms.of_record import as_said
from waypost.doors.staff.views.doing import Asked, Doing, pages_of


@dataclass(frozen=True, slots=True)
class OneContact:
    """A contact, whose it is (None: the child's), and the rest of the family."""

    head: Head
    one: ContactShown
    whose: Relation | None
    others: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class OneRelative:
    """Somebody of the family."""

    head: Head
    one: Relation


def _contact(acting: Acting, child_id: str, *, contact_id: int) -> OneContact:
    told = child_family(acting, child_id)
    every = [(None, one) for one in told.contacts] + [(who, one) for who in told.relations for one in who.contacts]
    for whose, one in every:
        if one.contact_id == contact_id:
            return OneContact(told.head, one, whose, tuple(other for other in told.relations if other is not whose))
    raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")


def _relative(acting: Acting, child_id: str, *, family_member_id: int) -> OneRelative:
    told = child_family(acting, child_id)
    one = next((one for one in told.relations if one.member_id == family_member_id), None)
    if one is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return OneRelative(told.head, one)


def _contact_now(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    known = [str(member_id) for member_id, _ in told.one.known_to]
    initial = {"is_confidential": as_said(told.one.is_confidential), "known_to": known}
    return {"version": told.one.version, "initial": initial}


def _relative_now(told: Any, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"version": told.one.version, "initial": {"has_it": as_said(told.one.has_parental_responsibility)}}


def _say_who(who: Acting, child: str, form: Any, asked: Asked) -> Any:
    told = {"is_confidential": form.taken["is_confidential"], "known_to": form.members}
    return say_who_may_know(who, child, once=form.token, version=form.seen, **asked, **told)


def _say_responsibility(who: Acting, child: str, form: Any, asked: Asked) -> Any:
    return say_responsibility(who, child, once=form.token, version=form.seen, **asked, **form.taken)


DOINGS = (
    Doing("who_may_know", "family/contacts/<int:contact_id>/", "Who may know it", "Save", "It is saved.",
          of_family.WhoMayKnowForm, Permission.WRITE_CHILD, "child_family", _contact, _say_who, _contact_now,
          template="child/who_may_know.html"),
    Doing("say_responsibility", "family/<int:family_member_id>/responsibility/", "Parental responsibility", "Save",
          "It is saved.", of_family.ResponsibilityForm, Permission.WRITE_CHILD, "child_family", _relative,
          _say_responsibility, _relative_now, template="child/responsibility.html"),
)  # fmt: skip
urls = pages_of(DOINGS)
