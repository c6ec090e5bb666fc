"""Management reviews, practice audits, what holds a case up; supervision, learning, alerts, the national panel."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from waypost.casework.children.models import OfChild, Versioned


class ManagementReview(OfChild):
    """A manager's review of assessment and plan, or of a closure: what was decided."""

    review_id = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=30)  # the Cafcass extract's codes
    held_on = models.DateField()
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    written_at = models.DateTimeField()


class PracticeAudit(OfChild, Versioned):
    """An audit of the work for a child: its grade, and what must be done, by when, done and confirmed by two people."""

    audit_id = models.CharField(max_length=40, unique=True)
    audited_on = models.DateField()
    audited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    grade = models.CharField(max_length=30)  # the Cafcass extract's codes
    are_all_letters_present = models.BooleanField()
    words = models.TextField(blank=True)
    state = models.CharField(max_length=20)
    required = models.TextField(blank=True)
    required_by_on = models.DateField(null=True, blank=True)
    done_words = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_on = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "required_by_on"], name="audit_action_by_due_day")]


class Progress(OfChild):
    """What holds a case up, whose move it is, what is done next and by when. The newest stands; each one stays."""

    is_latest = models.BooleanField(default=True)
    blocker = models.CharField(max_length=30)
    owner = models.CharField(max_length=30)
    next_action = models.TextField()
    due_on = models.DateField()
    written_on = models.DateField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child"], condition=models.Q(is_latest=True), name="one_progress_stands")
        ]


class Supervision(Versioned):
    """A supervision of a practitioner. What was said of a child stands with the child, in Discussed."""

    supervision_id = models.CharField(max_length=40, unique=True)
    practitioner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="supervisions")
    supervisor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    next_on = models.DateField()
    words = models.TextField()  # of the practitioner and the work; no child's
    agreed_on = models.DateField(null=True, blank=True)  # the practitioner agrees that it was so
    written_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["practitioner", "-held_on"], name="supervision_of_practitioner")]


class Discussed(OfChild, Versioned):
    """What a supervision said about one child, and what was agreed: by whom and by when."""

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="discussed")
    words = models.TextField()
    action = models.TextField(blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_words = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["owner", "done_on", "due_on"], name="agreed_action_by_due_day")]


class LearningReview(OfChild, Versioned):
    """What is learnt after a child's death or serious harm, led by somebody who did not do the work."""

    learning_id = models.CharField(max_length=40, unique=True)
    because = models.CharField(max_length=30)
    happened_on = models.DateField()
    known_on = models.DateField()
    state = models.CharField(max_length=20)
    begun_on = models.DateField()
    due_on = models.DateField()
    led_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    learning = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)


class LearningAction(OfChild, Versioned):
    """What changes after a learning review: done by one person, shown by another to have changed practice."""

    review = models.ForeignKey(LearningReview, on_delete=models.CASCADE, related_name="actions")
    what = models.TextField()
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_words = models.TextField(blank=True)
    shown_on = models.DateField(null=True, blank=True)
    shown_words = models.TextField(blank=True)


class PracticeAlert(Versioned):
    """What everybody of some roles must know. It names no child."""

    title = models.CharField(max_length=200)
    words = models.TextField()
    for_roles = models.JSONField(default=list)  # coded words
    for_area = models.CharField(max_length=80, blank=True)  # empty: all areas
    published_on = models.DateField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)


class AlertRead(models.Model):
    """That somebody has read an alert."""

    alert = models.ForeignKey(PracticeAlert, on_delete=models.CASCADE, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    read_on = models.DateField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["alert", "user"], name="one_reading_of_an_alert")]


class PanelNotification(OfChild, Versioned):
    """That the national panel must hear of a death or serious harm: what was done, by whom, on which day."""

    notification_id = models.CharField(max_length=40, unique=True)
    because = models.CharField(max_length=30)
    happened_on = models.DateField()
    known_on = models.DateField()
    state = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    told_authority_on = models.DateField(null=True, blank=True)
    notified_on = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "known_on"], name="notification_by_known_day")]
