"""The top of every page of a child, and the one place where a page looks a child up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Exists, IntegerField, OuterRef, Subquery, Sum
from django.db.models.functions import JSONObject

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.access.models import Assignment, Restriction
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.models import Child, PossibleLink, RecordedNeed, Step
from waypost.casework.children.queries.shown import Head, NextStep
from waypost.casework.children.spoken_to import spoken_to_for
from waypost.casework.children.warned import warnings_for


def head_of(acting: Acting, child_id: str | None) -> Head:
    """Return the head of a child's pages. Raises NoSuchChild; who may see the child was asked before.

    Four queries: the child with what is counted of it, who works for it, its warnings, how the family is spoken to.
    """
    open_steps = Step.objects.filter(child=OuterRef("pk"), is_done=False, due_on__isnull=False)
    first = open_steps.order_by("due_on", "pk").values(told=JSONObject(step="step", due_on="due_on", whose="whose"))
    links = PossibleLink.objects.filter(child=OuterRef("pk")).order_by().values("child").annotate(n=Sum("records"))
    child = (
        Child.objects.filter(pk=child_id)
        .annotate(
            is_shut=Exists(Restriction.objects.filter(holds_on(acting.on), child_id=OuterRef("pk"))),
            has_need=Exists(RecordedNeed.objects.filter(child=OuterRef("pk"))),
            first_step=Subquery(first[:1]),
            links=Subquery(links.values("n"), output_field=IntegerField()),
        )
        .first()
    )
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
        is_restricted=child.is_shut,
        has_need_recorded=child.has_need,
        possible_links=child.links or 0,
        people=tuple(people.order_by("from_on", "pk").values_list("user__name", "capacity")),
        version=child.version,
        warnings=warnings_for(acting, child.pk),
        next=_next(child.first_step, acting.on),
        spoken_to=spoken_to_for(acting, child.pk),
    )


def _next(told: Mapping[str, str] | None, on: date) -> NextStep | None:
    if told is None:
        return None
    due_on = date.fromisoformat(told["due_on"])
    return NextStep(told["step"], due_on, max(0, (on - due_on).days), told["whose"])
