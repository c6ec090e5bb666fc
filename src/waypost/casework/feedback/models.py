"""Feedback, survey answers, complaints, texts in somebody's own words, who read them, what was learnt and told back."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from waypost.casework.access.models import Dated, Team
from waypost.casework.children.models import Child, Versioned

_STAFF = settings.AUTH_USER_MODEL


class OfSomebody(models.Model):
    """Something that came in: of the child whose letter was in the writer's hand, or of a child whom nobody knows."""

    child = models.ForeignKey(Child, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)s_said")
    about_letter = models.CharField(max_length=40, blank=True)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        abstract = True


class Feedback(OfSomebody):
    """One piece of feedback: who gave it, and how it sounds."""

    feedback_id = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20, default="feedback")  # the Cafcass extract's codes
    made_by = models.CharField(max_length=20)
    sentiment = models.CharField(max_length=20)
    made_at = models.DateTimeField()
    made_on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["made_on"], name="feedback_by_day")]


class SurveyResponse(OfSomebody):
    """Somebody's way through the survey, as far as they went."""

    response_id = models.CharField(max_length=64, unique=True)
    band = models.CharField(max_length=20)
    begun_at = models.DateTimeField()
    begun_on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["band", "begun_on"], name="survey_by_band")]


class SurveyAnswer(models.Model):
    """An answer to one question: the last one given. A question that was skipped has no row."""

    response = models.ForeignKey(SurveyResponse, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=40)
    choice = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["response", "question"], name="one_answer_a_question")]


class Complaint(OfSomebody, Versioned):
    """A complaint, who decides it, what was decided, and what was answered. Its words are a FreeText."""

    complaint_id = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=24)
    stage = models.PositiveSmallIntegerField(default=1)
    made_by = models.CharField(max_length=20)
    way_in = models.CharField(max_length=20)
    writer = models.CharField(max_length=200, blank=True)
    way_back = models.CharField(max_length=20)
    reach = models.CharField(max_length=300, blank=True)
    about = models.CharField(max_length=300, blank=True)  # as its writer said it
    put_right = models.TextField(blank=True)
    about_user = models.ForeignKey(_STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    received_on = models.DateField()
    received_by = models.ForeignKey(_STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_again_on = models.DateField(null=True, blank=True)
    acknowledged_on = models.DateField(null=True, blank=True)
    decider = models.ForeignKey(_STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    first_decider = models.ForeignKey(_STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, blank=True)
    reasons = models.TextField(blank=True)
    because = models.TextField(blank=True)  # why a child's is not upheld
    shared = models.TextField(blank=True)  # what whoever is complained about may read
    learning = models.TextField(blank=True)
    theme = models.CharField(max_length=20, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    harder_because = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)  # the first answer: what response times count
    last_answered_on = models.DateField(null=True, blank=True)
    ombudsman_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "received_on"], name="complaint_by_state")]


class FreeText(models.Model):
    """Words in somebody's own hand, who read them, and what was done where they worried a reader."""

    text_id = models.CharField(max_length=32, unique=True)
    child = models.ForeignKey(Child, null=True, blank=True, on_delete=models.CASCADE, related_name="free_texts")
    feedback = models.ForeignKey(Feedback, null=True, blank=True, on_delete=models.CASCADE, related_name="texts")
    response = models.ForeignKey(SurveyResponse, null=True, blank=True, on_delete=models.CASCADE, related_name="texts")
    complaint = models.ForeignKey(Complaint, null=True, blank=True, on_delete=models.CASCADE, related_name="texts")
    made_by = models.CharField(max_length=20)
    words = models.TextField()
    arrived_at = models.DateTimeField()
    due_on = models.DateField()
    state = models.CharField(max_length=20, default="waiting")
    read_by = models.ForeignKey(_STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    urgency = models.CharField(max_length=20, blank=True)
    worry = models.TextField(blank=True)
    worried_on = models.DateField(null=True, blank=True)
    settle_by_on = models.DateField(null=True, blank=True)
    settled_how = models.CharField(max_length=20, blank=True)
    settled_because = models.TextField(blank=True)
    settled_by = models.ForeignKey(_STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "due_on"], name="free_text_by_due")]


class NamedReader(Dated):
    """Somebody who is named to read what comes in, from a day to a day."""

    user = models.ForeignKey(_STAFF, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(_STAFF, on_delete=models.PROTECT, related_name="+")


class HeardBack(models.Model):
    """What families said and what was done with it, for everybody to read. It tells of nobody."""

    heard_id = models.CharField(max_length=32, unique=True)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    theme = models.CharField(max_length=20)
    you_said = models.TextField()
    we_did = models.TextField()
    published_by = models.ForeignKey(_STAFF, on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)


class Discussed(models.Model):
    """A team talked about its digest of a month: who was there, when, and what will change because of it."""

    talk_id = models.CharField(max_length=32, unique=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()  # its first day
    discussed_on = models.DateField()
    present = models.TextField()
    what_changes = models.TextField()
    written_by = models.ForeignKey(_STAFF, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["month", "team"], name="discussed_by_month")]


class Knock(models.Model):
    """How often one place, or one code, sent something in one while. The place is kept as a keyed hash alone."""

    mark = models.CharField(max_length=64)
    window = models.CharField(max_length=16)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["mark", "window"], name="one_count_a_while")]
