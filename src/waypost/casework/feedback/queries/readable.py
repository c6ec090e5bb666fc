"""Which words somebody may read now: a named reader, of every child but those shut to them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Conflict, Restriction
from waypost.casework.access.visibility import holds_on
from waypost.casework.feedback.models import Complaint, FreeText, NamedReader


def named_now(acting: Acting) -> QuerySet[NamedReader]:
    """Return who is named to read today."""
    return NamedReader.objects.filter(holds_on(acting.on)).select_related("user").order_by("from_on", "pk")


def is_named(acting: Acting) -> bool:
    """Answer whether this person is named to read today."""
    return named_now(acting).filter(user_id=acting.user_id).exists()


def readable(acting: Acting) -> QuerySet[FreeText]:
    """Return all words but those of a child shut to this person, and those of a complaint about this person.

    Whose record they may open otherwise plays no part: what may tell of harm is read by whoever is named for it.
    """
    return FreeText.objects.filter(not_shut(acting), ~Q(complaint__about_user_id=acting.user_id) | Q(complaint=None))


def handled(acting: Acting) -> QuerySet[Complaint]:
    """Return all complaints but those of a child shut to this person, and those about this person."""
    return Complaint.objects.filter(not_shut(acting), ~Q(about_user_id=acting.user_id) | Q(about_user=None))


def not_shut(acting: Acting) -> Q:
    """Return the condition that a row's child is not shut to this person, by a conflict or a restriction."""
    mine = OuterRef("child_id")
    conflict = Exists(Conflict.objects.filter(holds_on(acting.on), user_id=acting.user_id, child_id=mine))
    shut = Exists(Restriction.objects.filter(holds_on(acting.on), child_id=mine).exclude(allowed=acting.user_id))
    return Q(child=None) | (~Q(conflict) & ~Q(shut))
