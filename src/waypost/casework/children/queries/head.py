"""The top of every page of a child, and the one place where a page looks a child up."""

from __future__ import annotations

from django.db.models import Sum

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.access.models import Assignment, Restriction
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.models import Child, RecordedNeed
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.warned import warnings_for


def head_of(acting: Acting, child_id: str | None) -> Head:
    """Return the head of a child's pages. Raises NoSuchChild; who may see the child was asked before."""
    child = Child.objects.filter(pk=child_id).first()
    if child is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    people = Assignment.objects.filter(holds_on(acting.on), child_id=child.pk, user__isnull=False)
    return Head(
        child_id=child.pk,
        name=child.name,
        born_on=child.born_on,
        due_to_be_born_on=child.due_to_be_born_on,
        sex=child.sex,
        ethnicity=child.ethnicity,
        interpreter_language=child.interpreter_language,
        communication=child.communication,
        is_open=child.is_open,
        opened_on=child.opened_on,
        authority=child.authority,
        service_area=child.service_area,
        told_on=child.told_on,
        is_invented=child.is_invented,
        is_restricted=Restriction.objects.filter(holds_on(acting.on), child_id=child.pk).exists(),
        has_need_recorded=RecordedNeed.objects.filter(child=child).exists(),
        possible_links=child.possiblelink_rows.aggregate(n=Sum("records"))["n"] or 0,
        people=tuple(people.order_by("from_on", "pk").values_list("user__name", "capacity")),
        version=child.version,
        warnings=warnings_for(acting, child.pk),
    )
