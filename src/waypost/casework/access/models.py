"""People who use casework, the roles they hold from a day, and who is assigned to which child.

A child stands here by identifier alone: this room lies beneath the one that keeps children.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from waypost.casework.access.roles import Role


class Dated(models.Model):
    """Something that holds from a day to a day, both counted; no last day: it holds still."""

    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Team(models.Model):
    """A team of a service area, or of an authority or a court that works with us."""

    name = models.CharField(max_length=120)
    agency = models.CharField(max_length=40, default="cafcass")
    service_area = models.CharField(max_length=80, blank=True)
    authority = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency", "name"], name="one_team_of_a_name")]

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """Somebody who signs in. The name is the one that colleagues see."""

    first_name = None  # type: ignore[assignment]  # so Django drops a column
    last_name = None  # type: ignore[assignment]
    name = models.CharField(max_length=200)
    is_invented = models.BooleanField(default=False)

    REQUIRED_FIELDS: ClassVar = ["name", "email"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """Return the name that colleagues see."""
        return self.name


class Appointment(Dated):
    """A role that somebody holds, in a team."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=40, choices=[(one.value, one.proper_name) for one in Role])
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="appointments")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")), name="appointment_ends_after_it_begins"
            )
        ]


class Invitation(models.Model):
    """The one way to a first passkey or password: a link and a code, given by hand, used once, for a few days.

    The code is kept as its hash alone. Whoever is invited again has no other invitation from then on.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    reference = models.CharField(max_length=40, unique=True)
    code_hash = models.CharField(max_length=64)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    until_at = models.DateTimeField()
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)


class Assignment(Dated):
    """Somebody, or a team that has not chosen anybody yet, works for a child.

    `capacity` says as what: adviser, guardian, supervisor, screening, authority, court, practice_audit, complaint.
    """

    child_id = models.CharField(max_length=40)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments")
    capacity = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")), name="assignment_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | Q(team__isnull=False), name="assignment_is_somebodys"
            ),
            models.UniqueConstraint(
                fields=["child_id", "user", "capacity"], condition=Q(to_on__isnull=True), name="one_open_assignment"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["user", "to_on", "child_id"], name="assignment_by_user"),
            models.Index(fields=["team", "to_on", "child_id"], name="assignment_by_team"),
            models.Index(fields=["child_id", "to_on"], name="assignment_by_child"),
        ]


class Restriction(Dated):
    """A child whose record only named people may open."""

    child_id = models.CharField(max_length=40, db_index=True)
    reason = models.CharField(max_length=40)
    allowed = models.ManyToManyField(User, related_name="allowed_restrictions", blank=True)


class Conflict(Dated):
    """Somebody who may never open a child's record: they are kin, neighbour, party or complained of. Beats all else."""

    child_id = models.CharField(max_length=40, db_index=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="conflicts")
    kind = models.CharField(max_length=40)


class BreakGlass(models.Model):
    """Somebody opened a record they are not assigned to, for a reason and for a time. A senior reviews each."""

    child_id = models.CharField(max_length=40, db_index=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="glasses_broken")
    reason = models.TextField()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    was_right = models.BooleanField(null=True, blank=True)


class DoneOnce(models.Model):
    """The token of a form that was taken: a second click of the same form does nothing more."""

    token = models.CharField(max_length=64, primary_key=True)
    kind = models.CharField(max_length=80)
    done_at = models.DateTimeField()
