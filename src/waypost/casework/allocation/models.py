"""What weighs, who has how many hours, every decision of who works with which child, and what came to duty."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waypost.casework.access.models import Dated, Team
from waypost.casework.children.models import OfChild

_ENDS = Q(to_on__isnull=True) | Q(to_on__gte=F("from_on"))


class WeightsSet(models.Model):
    """A version of a set of weights that people here set for themselves, from a day: the whole of it, as a file would
    say.

    It stands in front of Waypost's own of the same name from its first day on. Nothing is written over.
    """

    name = models.CharField(max_length=60)
    from_on = models.DateField()
    told = models.JSONField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()


class OfStaff(Dated):
    """Something of one member of staff that holds from a day to a day."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="%(class)s_rows")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class ContractedHours(OfStaff):
    """Hours a week. Associates have the hours that they have agreed to."""

    hours = models.DecimalField(max_digits=4, decimal_places=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_ENDS, name="hours_end_after_they_begin"),
            models.CheckConstraint(condition=Q(hours__gte=0), name="hours_are_never_below_nought"),
        ]


class ReducedHours(OfStaff):
    """Hours a week that somebody has not: a category, and no reason."""

    category = models.CharField(max_length=40)
    hours = models.DecimalField(max_digits=4, decimal_places=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_ENDS, name="reduction_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(hours__gte=0), name="reduction_is_never_below_nought"),
        ]


class OtherWork(OfStaff):
    """Work that is no child's: a day on duty, a student, a colleague to guide."""

    work_type = models.CharField(max_length=60)


class Skill(OfStaff):
    """Something that somebody can do that some children need: a language, signing, work with very young children."""

    skill = models.CharField(max_length=80)


class Terms(OfStaff):
    """On what terms somebody works here: an Associate takes only work of some types. Empty: every type."""

    is_associate = models.BooleanField(default=False)
    takes = models.JSONField(default=list)  # types of work


class Decision(OfChild):
    """A decision of who works with a child: what was recommended, what was chosen, and why if otherwise.

    `kind`: allocated, reallocated, handed_over or deferred. Percentages are of the chosen person's capacity, before and
    after; `weights` and `weights_from` say by which weights.
    """

    kind = models.CharField(max_length=20)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recommended = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    chosen = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions_for"
    )
    is_as_recommended = models.BooleanField()
    why = models.CharField(max_length=40, blank=True)
    otherwise = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    percent_before = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    percent_after = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    weights = models.CharField(max_length=60, blank=True)
    weights_from = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    decided_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="deferred", chosen__isnull=True, review_on__isnull=False)
                | (~Q(kind="deferred") & Q(chosen__isnull=False)),
                name="decision_chooses_or_defers",
            ),
            models.CheckConstraint(
                condition=Q(is_as_recommended=True) | ~Q(otherwise="") | Q(kind="handed_over"),
                name="decision_otherwise_says_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["child", "-decided_at"], name="decision_newest_first"),
            models.Index(fields=["chosen", "decided_on"], name="decision_by_chosen"),
        ]


class OnDuty(models.Model):
    """Somebody is on duty for a team on a day. Nothing is taken away: who is not, after all, is struck out."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on_on = models.DateField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_because = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "user", "on_on"], condition=Q(struck_at=None), name="on_duty_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_by=None) | Q(struck_at__isnull=False, struck_by__isnull=False),
                name="off_duty_is_somebodys_word",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["on_on", "team"], name="on_duty_by_day")]


class DutyMatter(OfChild):
    """Something that came to duty about a child: what it is, who it came from by kind, what was said, by when it is
    needed, and who holds it now. What was done stands in its entries.
    """

    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    rang_by = models.CharField(max_length=20)
    said = models.TextField()
    needed = models.CharField(max_length=40)
    needed_by_at = models.DateTimeField()
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child", "ended_at"], name="duty_by_child"),
            models.Index(fields=["holder", "ended_at"], name="duty_by_holder"),
        ]


class DutyEntry(OfChild):
    """What somebody did about something that came to duty. Only ever added to."""

    matter = models.ForeignKey(DutyMatter, on_delete=models.CASCADE, related_name="entries")
    outcome = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["matter"], condition=Q(outcome__in=("done", "struck")), name="duty_work_ends_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["child", "-written_at"], name="duty_entry_newest_first")]
