"""The child's record as casework keeps it. Only children whose identity is confirmed stand here.

What agencies said comes through `exchange` from the record of journeys, line by line with its source; what people do
and decide is written by actions alone.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Versioned(models.Model):
    """A row that two people may open at once: whoever saves second is told, and loses nothing (rules.check_fresh)."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Child(Versioned):
    """A child with whom we work, under the identifier that the record of journeys gives."""

    child_id = models.CharField(max_length=40, primary_key=True)
    given_names = models.CharField(max_length=300)
    family_name = models.CharField(max_length=300)
    known_as = models.CharField(max_length=300, blank=True)
    born_on = models.DateField(null=True, blank=True)
    due_to_be_born_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=40, blank=True)
    ethnicity = models.CharField(max_length=80, blank=True)
    communication = models.TextField(blank=True)
    interpreter_language = models.CharField(max_length=80, blank=True)
    service_area = models.CharField(max_length=80, blank=True)
    authority = models.CharField(max_length=40, blank=True)
    family_reference = models.CharField(max_length=40, blank=True, db_index=True)
    is_open = models.BooleanField(default=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    identity = models.CharField(max_length=20, default="confirmed")
    is_invented = models.BooleanField(default=False)
    told_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(identity="confirmed"), name="child_identity_is_confirmed"),
            models.CheckConstraint(
                condition=models.Q(is_open=True, closed_on__isnull=True)
                | models.Q(is_open=False, closed_on__isnull=False),
                name="child_is_open_or_closed_on_a_day",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["family_name", "given_names"], name="child_by_name")]

    @property
    def name(self) -> str:
        """Return the name to show."""
        return self.known_as or f"{self.given_names} {self.family_name}"


class OfChild(models.Model):
    """Something that belongs to one child and goes with it."""

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="%(class)s_rows")

    class Meta:
        abstract = True


class PossibleLink(OfChild):
    """How many records of a source are tied to a child by likeness alone: not the child's until two people say so."""

    source = models.CharField(max_length=60)
    records = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["child", "source"], name="one_count_a_source")]


class FormerName(OfChild):
    """A name that the child had before, or that a source gives. `sound`: how it is spoken, for searching."""

    name = models.CharField(max_length=300)
    sound = models.CharField(max_length=40, blank=True, db_index=True)
    source = models.CharField(max_length=60, blank=True)


class WhatMatters(OfChild, Versioned):
    """Who the child is and what matters to them, in their own words where we have them."""

    kind = models.CharField(max_length=40)  # likes, worries, people, identity, culture, health, school
    words = models.TextField()
    is_own_words = models.BooleanField(default=False)
    said_on = models.DateField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class RecordedNeed(OfChild):
    """A need of the child, or that there is none: recording it is not a choice (strategic plan, priority 5.3)."""

    need = models.CharField(max_length=40)  # vocabulary code; `none` when somebody looked and found none
    note = models.TextField(blank=True)
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)


class FamilyMember(OfChild, Versioned):
    """Somebody in the child's life: a party, a parent, kin, a carer."""

    person_id = models.CharField(max_length=60, blank=True, db_index=True)
    name = models.CharField(max_length=300)
    relationship = models.CharField(max_length=60)
    party = models.CharField(max_length=40, blank=True)  # applicant, respondent, none
    has_parental_responsibility = models.BooleanField(null=True, blank=True)
    is_represented = models.BooleanField(null=True, blank=True)
    source = models.CharField(max_length=60, blank=True)


class Contact(OfChild, Versioned):
    """Where somebody lives or can be reached. Confidential unless a flag says plainly that it is not (default deny).

    `until_on`: the day on which its source told something else instead; it is kept, and kept apart as before.
    """

    member = models.ForeignKey(FamilyMember, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=20)  # address, telephone, e-mail, school, placement
    value = models.TextField()
    is_confidential = models.BooleanField(default=True)
    may_be_told_to = models.ManyToManyField(FamilyMember, blank=True, related_name="may_know")
    source = models.CharField(max_length=60, blank=True)
    until_on = models.DateField(null=True, blank=True)


class Proceedings(models.Model):
    """A court's case, as casework needs it."""

    case_id = models.CharField(max_length=40, primary_key=True)
    law = models.CharField(max_length=20)  # public, private
    kind = models.CharField(max_length=60)
    programme = models.CharField(max_length=40, blank=True)
    court = models.CharField(max_length=160, blank=True)
    area = models.CharField(max_length=160, blank=True)
    issued_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    next_hearing_on = models.DateField(null=True, blank=True, db_index=True)
    next_hearing_kind = models.CharField(max_length=80, blank=True)
    has_domestic_abuse = models.BooleanField(null=True, blank=True)
    children: models.ManyToManyField[Child, ChildInCase] = models.ManyToManyField(
        Child, through="ChildInCase", related_name="proceedings"
    )


class ChildInCase(OfChild):
    """A child in proceedings."""

    proceedings = models.ForeignKey(Proceedings, on_delete=models.CASCADE, related_name="places")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["child", "proceedings"], name="one_place_in_a_case")]


class CourtOrder(OfChild):
    """An order that the court made, and when it came to us."""

    proceedings = models.ForeignKey(Proceedings, on_delete=models.CASCADE, related_name="orders")
    kind = models.CharField(max_length=120)
    made_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    is_final = models.BooleanField(default=False)


class ChronologyLine(OfChild):
    """One thing that an agency says happened. `line_id` is the event's own identifier in the record of journeys.

    A line is never changed: a later telling replaces it, and both stand.
    """

    line_id = models.CharField(max_length=64)
    happened_on = models.DateField()
    learnt_on = models.DateField()
    agency = models.CharField(max_length=40)
    source = models.CharField(max_length=80)
    kind = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    sentence = models.TextField()
    doubt = models.TextField(blank=True)
    law = models.CharField(max_length=20, blank=True)
    is_standing = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["child", "line_id"], name="one_line_once")]
        indexes: ClassVar = [models.Index(fields=["child", "-happened_on"], name="chronology_newest_first")]


class AccountTold(models.Model):
    """The account of a journey, week by week, as the record of journeys told it on a day (journeys.account as JSON)."""

    child = models.OneToOneField(Child, primary_key=True, on_delete=models.CASCADE, related_name="account")
    told_on = models.DateField()
    weeks = models.JSONField()
    next_steps = models.JSONField(default=list)
    standing = models.TextField(blank=True)


class Step(OfChild):
    """A step of a timetable: due, done, late. Worked out from events by vocabulary's one engine, never counted up."""

    code = models.CharField(max_length=200, blank=True)  # timetable/step/number: what it is, whatever it is called
    step = models.CharField(max_length=120)
    timetable = models.CharField(max_length=80)
    whose = models.CharField(max_length=40)
    due_on = models.DateField(null=True, blank=True)
    is_done = models.BooleanField(default=False)
    done_on = models.DateField(null=True, blank=True)
    how_sure = models.CharField(max_length=40)
    source = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "code"], condition=~models.Q(code=""), name="one_step_of_a_timetable"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["child", "is_done", "due_on"], name="step_by_due_day")]


class DelayReason(OfChild):
    """Why a date was missed, recorded against the date: never overwritten, a later one stands beside it."""

    step = models.ForeignKey(Step, null=True, blank=True, on_delete=models.PROTECT, related_name="reasons")
    missed_on = models.DateField()
    reason = models.CharField(max_length=40)  # vocabulary/cancellations or delay reasons
    owner = models.CharField(max_length=40)
    note = models.TextField(blank=True)
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class BackgroundReview(OfChild):
    """Previous proceedings, criminal history or police information: reviewed by whom and when, or not yet (A92)."""

    subject = models.CharField(max_length=40)  # previous_proceedings, criminal_history, police_information
    state = models.CharField(max_length=20, default="not_started")  # not_started, asked, reviewed, nothing_known
    about = models.TextField(blank=True)
    on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["child", "subject"], name="one_review_a_subject")]


class Plan(OfChild, Versioned):
    """The child's plan: what we will do, for what, by when. Reviewed by a manager; each version is kept."""

    number = models.PositiveIntegerField()
    words = models.JSONField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["child", "number"], name="one_plan_of_a_number")]


class ClosingItem(OfChild):
    """A line of the list before closing: the order received, the goodbye letter, the record complete."""

    item = models.CharField(max_length=60)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    not_needed_because = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["child", "item"], name="one_closing_item")]
