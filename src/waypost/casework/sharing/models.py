"""Decisions about sites, invitations, accounts of families, what was released to them, and what came from them.

Families sign in by accounts of their own, never by a user of casework's. What a site shows is made of these tables
and of nothing else of a record (queries/for_family.py, ADR 22).
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from waypost.casework.children.models import FamilyMember, OfChild, Versioned

_STAFF = settings.AUTH_USER_MODEL


class Site(OfChild, Versioned):
    """The decision whether a child, or somebody in the child's family, has a site. No member: the child."""

    site_id = models.CharField(max_length=32, unique=True)
    member = models.ForeignKey(FamilyMember, null=True, blank=True, on_delete=models.CASCADE, related_name="sites")
    kind = models.CharField(max_length=20)
    band = models.CharField(max_length=20)
    language = models.CharField(max_length=10, default="en")
    needs = models.TextField(blank=True)  # interpreter, signing, large print: asked first
    together_with = models.CharField(max_length=300, blank=True)
    is_yes = models.BooleanField()
    understanding = models.TextField()
    wishes = models.TextField()
    safety = models.TextField()
    because = models.TextField(blank=True)
    decided_by = models.ForeignKey(_STAFF, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    review_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "member"], name="one_site_a_person"),
            models.UniqueConstraint(fields=["child"], condition=models.Q(member=None), name="one_site_for_the_child"),
            models.CheckConstraint(
                condition=models.Q(kind="child", member__isnull=True) | ~models.Q(kind="child"),
                name="a_childs_site_is_the_childs",
            ),
        ]


class Invitation(models.Model):
    """A number and a code, given in person. The code is kept as a hash alone, and dies of wrong tries, use or time."""

    number = models.CharField(max_length=12, unique=True)
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="invitations")
    code_hash = models.CharField(max_length=200)
    made_by = models.ForeignKey(_STAFF, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    until_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)


class FamilyAccount(models.Model):
    """Somebody of a family who signs in: a name that says nothing, and a passphrase as a hash. `site`: the first."""

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="account")
    name = models.CharField(max_length=60, unique=True)
    passphrase_hash = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    shut_until_at = models.DateTimeField(null=True, blank=True)


class AddedSite(models.Model):
    """The site of another child, opened by the same account: an adult adds it by its own invitation."""

    account = models.ForeignKey(FamilyAccount, on_delete=models.CASCADE, related_name="added")
    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="added_to")


class Release(OfChild):
    """Something that a human read and released: a stage, a hearing, a decision, a document, a reason for delay.

    It stays as it was released; taking it back hides it. `site` is set where it is for one person alone.
    """

    release_id = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=20)
    audience = models.CharField(max_length=10)
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.CASCADE, related_name="releases")
    path = models.CharField(max_length=40, blank=True)
    stage = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    paragraphs = models.JSONField(default=list)
    happens_on = models.DateField(null=True, blank=True)
    template = models.CharField(max_length=80, blank=True)
    told_first_on = models.DateField(null=True, blank=True)
    released_by = models.ForeignKey(_STAFF, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField()
    released_on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(audience="one", site__isnull=False)
                | (~models.Q(audience="one") & models.Q(site=None)),
                name="released_to_one_or_to_all_alike",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["child", "audience", "-released_at"], name="release_by_audience")]


class FromFamily(OfChild):
    """What somebody wrote or answered on their site, who read it, and what was done with it."""

    from_id = models.CharField(max_length=32, unique=True)
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="arrived")
    release = models.ForeignKey(Release, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=20)  # said, understood, put_right, needs
    words = models.TextField(blank=True)
    arrived_at = models.DateTimeField()
    due_on = models.DateField()
    read_by = models.ForeignKey(_STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    did = models.TextField(blank=True)
    did_by = models.ForeignKey(_STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    did_on = models.DateField(null=True, blank=True)
    known_to = models.JSONField(default=list)  # coded kinds of people who know it now (limits.yaml), told to its writer

    class Meta:
        indexes: ClassVar = [models.Index(fields=["read_at", "due_on"], name="from_family_by_due")]


class UsualTime(models.Model):
    """How long cases of a path usually took from a week on: eight in ten ended between the two. Of no child."""

    path = models.CharField(max_length=40)
    from_week = models.PositiveSmallIntegerField()
    low_weeks = models.PositiveSmallIntegerField()
    high_weeks = models.PositiveSmallIntegerField()
    cases = models.PositiveIntegerField()
    told_on = models.DateField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["path", "from_week"], name="one_usual_time_a_week")]


class WrongTries(models.Model):
    """How often one place gave a code or passphrase that did not fit, by the hour: the place as a keyed hash alone."""

    mark = models.CharField(max_length=64)
    hour = models.CharField(max_length=16)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["mark", "hour"], name="one_count_of_tries_an_hour")]
