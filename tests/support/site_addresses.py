"""Every address of the staff site that is ours, found by walking its patterns: what each needs, and what it names.

A page that somebody adds tomorrow is walked tomorrow. What an address names beside a child (`report_id`, `step_id`) is
found by its name among the models that belong to a child; one that is found nowhere fails, and is put into SPOKEN.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model
from django.urls import URLPattern, get_resolver, reverse

from support.any_rows import models_of_a_child
from waypost.casework.access.models import Appointment
from waypost.casework.access.permissions import Permission, may
from waypost.casework.access.roles import Role
from waypost.casework.rights.classification import mark_of_model
from waypost.casework.rights.walking import rows_of

SPOKEN = {
    "risk_id": "screening.ImmediateRisk", "held_id": "screening.Held", "glass_id": "access.BreakGlass",
    "line_id": "children.ChronologyLine", "hold_id": "rights.LegalHold", "request_id": "reports.CourtRequest",
    "warning_id": "safety.Warned", "assessment_id": "safety.HarmAssessment", "support_id": "safety.StaffSupport",
    "case_id": "children.Proceedings", "letter": "letters.Letter", "member_id": "children.FamilyMember",
    "delay_id": "children.DelayReason",
}  # fmt: skip
"""Names that an address or a form gives to something of a child otherwise than its model does."""
NOT_A_CHILDS: dict[str, Any] = {
    "page": 1, "pair_id": "P1", "stage": "start", "audience": "adults", "code": "nottingham", "gate": "idva_route_live",
    "step": "tell_partners", "year": 2027, "band": "younger", "heard_id": "H1", "month": "2027-03",
    "use": "linkage", "reference": "C-NOTHING-X9", "measure_id": "closed_within_26_weeks",
}  # fmt: skip
"""Names in addresses that are nothing in a table, with a value that may stand there: put in by whoever adds one."""
NOBODYS = {int: 9_000_000_001, str: "C-NOTHING-X9"}
"""Identifiers that nothing has."""


@dataclass(frozen=True)
class Address:
    """One pattern: its name, what it names, which permission it needs, by which methods it is asked."""

    name: str
    parts: tuple[tuple[str, type], ...]
    needs: Permission | None
    methods: tuple[str, ...]

    @property
    def is_of_a_child(self) -> bool:
        """Answer whether the child stands in the address."""
        return "child_id" in self.names

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of its parts."""
        return tuple(name for name, _ in self.parts)

    @property
    def things(self) -> tuple[str, ...]:
        """Return the names of its parts that are something of a child's, beside the child."""
        return tuple(name for name in self.names if name != "child_id" and thing(name) is not None)

    def of(self, child_id: str, things_of: str | None = None) -> str:
        """Return the address for a child; its things are those of `things_of` (None: things that are nobody's)."""
        told = {name: self._part(name, kind, child_id, things_of) for name, kind in self.parts}
        return reverse(self.name, kwargs=told)

    def _part(self, name: str, kind: type, child_id: str, things_of: str | None) -> Any:
        if name == "child_id":
            return child_id
        if thing(name) is not None:
            found = None if things_of is None else identifier(name, things_of)
        else:
            found = NOT_A_CHILDS[name] if name in NOT_A_CHILDS else _anybodys(name)
        return NOBODYS[kind] if found is None else found

    def is_there_for(self, child_id: str) -> bool:
        """Answer whether everything that the address names is there, for a child."""
        return all(
            name in ("child_id", *NOT_A_CHILDS)
            or (identifier(name, child_id) if thing(name) is not None else _anybodys(name)) is not None
            for name in self.names
        )

    def may_be_asked_by(self, role: Role) -> bool:
        """Answer whether a role holds what the page needs."""
        return self.needs is None or may(role, self.needs)

    def a_role(self, *preferred: Role) -> Role:
        """Return a role that may ask: the first of `preferred`, else the first there is."""
        return next(role for role in (*preferred, *Role) if self.may_be_asked_by(role))


def addresses() -> list[Address]:
    """Return every address that `staff_page` made, by name."""
    found = {one.name: one for one in _ours(get_resolver().url_patterns)}
    return [found[name] for name in sorted(found)]


def _ours(patterns: list[Any]) -> Iterator[Address]:
    for one in patterns:
        if not isinstance(one, URLPattern):
            yield from _ours(one.url_patterns) if not one.namespace else ()
        elif hasattr(one.callback, "waypost_needs"):
            parts = tuple((name, int if "Int" in type(kind).__name__ else str) for name, kind in
                          one.pattern.converters.items())  # fmt: skip
            yield Address(one.name, parts, one.callback.waypost_needs, tuple(one.callback.waypost_methods))


@cache
def thing(name: str) -> tuple[type[Model], str] | None:
    """Return the model and field that a name of an address, a form or a body speaks of; None: nothing of a child."""
    name = name.removesuffix("_ids") + "_id" if name.endswith("_ids") else name
    if name in ("child_id", "id", "user_id", *NOT_A_CHILDS):
        return None
    models = [one for one in models_of_a_child() if mark_of_model(one._meta.label).path]
    if name in SPOKEN:
        model = apps.get_model(SPOKEN[name])
        return model, name if name in _own_fields(model) else model._meta.pk.name
    for model in models:
        if name in _own_fields(model):
            return model, name
    for model in models:
        if name in (f"{_snake(model)}_id", _snake(model)) and not isinstance(model._meta.pk, ForeignKey):
            return model, model._meta.pk.name
    return None


def _snake(model: type[Model]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()


@cache
def _nobodys_model(name: str) -> type[Model] | None:
    """Return the model of ours, of no child, that a name of an address speaks of."""
    ours = [one for one in apps.get_models() if one.__module__.startswith("waypost.")]
    return next((one for one in ours if f"{_snake(one)}_id" == name), None)


def _anybodys(name: str) -> Any:
    """Return what identifies the first row of a model of no child; None: there is no row, or no such model.

    A person is whoever was appointed first, so that an address may name them with their appointment.
    """
    first = Appointment.objects.order_by("pk").first()
    if name in ("user_id", "appointment_id") and first is not None:
        return first.user_id if name == "user_id" else first.pk
    model = _nobodys_model(name)
    row = model._base_manager.order_by("pk").first() if model is not None else None
    return None if row is None else row.pk


def _own_fields(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields if field.name.endswith("_id")} - {"person_id"}


def identifier(name: str, child_id: str) -> Any:
    """Return what identifies something of a child, by the name that an address or form gives it; None: it has none."""
    found = thing(name)
    assert found is not None, f"{name}: no model of a child is called so; add it to SPOKEN of {__name__}"
    model, field = found
    mark = mark_of_model(model._meta.label)
    path = mark.path or mark.shared
    row = model._base_manager.filter(**{path: child_id}).order_by("pk").first()
    return None if row is None else getattr(row, field)


def is_named(name: str) -> bool:
    """Answer whether the tests know what a part of an address is."""
    known = name in ("child_id", "user_id", *NOT_A_CHILDS)
    return known or thing(name) is not None or _nobodys_model(name) is not None


def state_of(child_id: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return every row of a child, in every room, as plain values: to see whether anything of it changed."""
    return [
        (model._meta.label, tuple(map(str, row)))
        for model, rows in rows_of(child_id)
        for row in rows.order_by("pk").values_list()
    ]
